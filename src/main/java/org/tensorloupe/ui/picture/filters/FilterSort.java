package org.tensorloupe.ui.picture.filters;

import org.tensorloupe.ui.text.Texts;

/// The orders that the menu offers.
enum FilterSort {
    /// By index.
    INDEX("sort.index"),
    /// By L2 norm over all channels, largest first.
    NORM("sort.norm"),
    /// By mean over all channels, largest first.
    MEAN("sort.mean"),
    /// By likeness to the selected filter, most alike first.
    LIKENESS("sort.likeness");

    private static final Texts TEXTS = Texts.of(FilterSort.class);

    private final String key;

    FilterSort(String key) {
        this.key = key;
    }

    @Override
    public String toString() {
        return TEXTS.get(key);
    }
}
