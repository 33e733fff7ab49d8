package org.tensorloupe.ui.tree;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import org.tensorloupe.ui.text.CentreEllipsis;
import org.tensorloupe.ui.text.LeftToRight;
import org.tensorloupe.ui.theme.TextScale;

/// A name on one line, cut in the middle where it does not fit, with search hits marked.
final class HitLabel extends Region {
    private static final double HEIGHT = 16;

    private final Text text = new Text();
    private final Text ruler = new Text();
    private final Path marks = new Path();
    private String whole = "";
    private List<Query.Span> hits = List.of();
    private double fittedWidth = -1;
    private boolean cut;

    HitLabel() {
        getStyleClass().add("hit-label");
        text.getStyleClass().add("hit-text");
        text.setTextOrigin(VPos.CENTER);
        marks.getStyleClass().add("hit-mark");
        marks.setStroke(null);
        getChildren().addAll(marks, text);
        setMinWidth(0);
        TextScale.follow(this, this::refit);
    }

    /// @param name the whole text
    /// @param medium whether it is heavier than others
    /// @param spans what to mark in it
    void show(String name, boolean medium, List<Query.Span> spans) {
        text.getStyleClass().remove("medium");
        if (medium) {
            text.getStyleClass().add("medium");
        }
        whole = name;
        hits = List.copyOf(spans);
        fittedWidth = -1;
        setAccessibleText(name);
        requestLayout();
    }

    /// After the style sheets have brought the other font.
    private void refit() {
        fittedWidth = -1;
        requestLayout();
    }

    /// Whether some of the text is left out.
    boolean isCut() {
        return fittedWidth >= 0 && cut;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(width(whole));
    }

    @Override
    protected double computePrefHeight(double width) {
        return TextScale.row(HEIGHT);
    }

    @Override
    protected double computeMinHeight(double width) {
        return TextScale.row(HEIGHT);
    }

    private double width(String part) {
        ruler.setFont(text.getFont());
        ruler.setText(LeftToRight.of(part).text());
        return ruler.getLayoutBounds().getWidth();
    }

    @Override
    protected void layoutChildren() {
        text.setY(Math.rint(getHeight() / 2));
        if (fittedWidth == getWidth()) {
            return;
        }
        fittedWidth = getWidth();
        CentreEllipsis shown = CentreEllipsis.fit(whole, getWidth() + 0.5, this::width);
        LeftToRight line = LeftToRight.of(shown.text());
        text.setText(line.text());
        cut = !shown.text().equals(whole);
        marks.getElements().clear();
        for (Query.Span hit : hits) {
            int from = shown.shown(hit.from(), whole.length());
            int to = shown.shown(hit.to(), whole.length());
            if (from < to) {
                marks.getElements().addAll(text.rangeShape(line.place(from), line.place(to)));
            }
        }
    }
}
