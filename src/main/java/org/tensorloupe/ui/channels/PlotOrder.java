package org.tensorloupe.ui.channels;

import org.tensorloupe.ui.text.Texts;

/// In which order the plot shows the channels.
enum PlotOrder {
    /// By index.
    INDEX("order.index"),
    /// By what is shown, largest first.
    VALUE("order.value");

    private static final Texts TEXTS = Texts.of(PlotOrder.class);

    private final String key;

    PlotOrder(String key) {
        this.key = key;
    }

    @Override
    public String toString() {
        return TEXTS.get(key);
    }
}
