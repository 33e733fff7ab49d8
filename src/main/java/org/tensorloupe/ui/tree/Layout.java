package org.tensorloupe.ui.tree;

/// How the tensors of a file are listed.
public enum Layout {
    /// As a tree, beside the selected tensor.
    TREE("Tree", "fth-list"),
    /// As a table over the whole width.
    TABLE("Table", "fth-grid");

    private final String title;
    private final String icon;

    Layout(String title, String icon) {
        this.title = title;
        this.icon = icon;
    }

    /// Its name for people.
    public String title() {
        return title;
    }

    /// Its icon.
    String icon() {
        return icon;
    }
}
