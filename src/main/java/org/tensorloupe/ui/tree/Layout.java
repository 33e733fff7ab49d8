package org.tensorloupe.ui.tree;

import org.tensorloupe.ui.text.Texts;

/// How the tensors of a file are listed.
public enum Layout {
    /// As a tree, beside the selected tensor.
    TREE("layout.tree", "fth-list"),
    /// As a table over the whole width.
    TABLE("layout.table", "fth-grid");

    private static final Texts TEXTS = Texts.of(Layout.class);

    private final String key;
    private final String icon;

    Layout(String key, String icon) {
        this.key = key;
        this.icon = icon;
    }

    /// Its name for people.
    public String title() {
        return TEXTS.get(key);
    }

    /// Its icon.
    String icon() {
        return icon;
    }
}
