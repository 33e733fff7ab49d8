package org.tensorloupe.ui.picture.filters;

/// The orders that the menu offers.
enum FilterSort {
    /// By index.
    INDEX("Index"),
    /// By L2 norm over all channels, largest first.
    NORM("Norm"),
    /// By mean over all channels, largest first.
    MEAN("Mean"),
    /// By likeness to the selected filter, most alike first.
    LIKENESS("Likeness");

    private final String text;

    FilterSort(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
