package org.tensorloupe.ui.channels;

/// In which order the plot shows the channels.
enum PlotOrder {
    /// By index.
    INDEX("index"),
    /// By what is shown, largest first.
    VALUE("value");

    private final String text;

    PlotOrder(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
