package org.tensorloupe.ui.theme;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.tensorloupe.ui.text.LeftToRight;
import org.tensorloupe.ui.text.Texts;

/// The small parts that all panes are made of. JavaFX thread only.
public final class Parts {
    private static final Texts TEXTS = Texts.of(Parts.class);
    private static final Duration TIP_DELAY = Duration.millis(400);

    private Parts() {}

    /// A text with style classes, cut in the middle where it does not fit.
    public static Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setEllipsisString("…");
        return label;
    }

    /// A text that wraps.
    public static Label paragraph(String text, String... styleClasses) {
        Label label = label(text, styleClasses);
        wrap(label);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// Lets a text wrap, whatever it becomes, as long as nothing in it is read from right to left:
    /// where JavaFX 26 breaks a line within such words it throws in the middle of the layout, and
    /// the window stays half drawn. Such a text stands on one line, cut where it does not fit.
    public static void wrap(Labeled label) {
        label.wrapTextProperty().bind(wraps(label.textProperty()));
    }

    /// The same for a tooltip.
    public static void wrap(Tooltip tip) {
        tip.wrapTextProperty().bind(wraps(tip.textProperty()));
    }

    private static ObservableValue<Boolean> wraps(ObservableValue<String> text) {
        return text.map(words -> !LeftToRight.turns(words)).orElse(true);
    }

    /// A button of the tool bar: no ground until the mouse is over it.
    public static Button flat(String icon, String text, String tip, Runnable action) {
        Button button = new Button(text, Icons.of(icon));
        button.getStyleClass().add("bare");
        return wire(button, tip, action);
    }

    /// A square flat button that shows only an icon.
    ///
    /// @param name its name for screen readers
    public static Button icon(String icon, String name, String tip, Runnable action) {
        Button button = new Button(name, Icons.of(icon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("bare", "square");
        button.setAccessibleText(name);
        return wire(button, tip, action);
    }

    /// A button with a line around it.
    public static Button lined(String icon, String text, Runnable action) {
        Button button = new Button(text);
        if (!icon.isEmpty()) {
            button.setGraphic(Icons.of(icon));
        }
        button.getStyleClass().add("lined");
        return wire(button, "", action);
    }

    /// A lined button of 24 px.
    public static Button small(String icon, String text, String tip, Runnable action) {
        Button button = lined(icon, text, action);
        button.getStyleClass().add("little");
        return wire(button, tip, action);
    }

    /// The button that is meant.
    public static Button main(String icon, String text, Runnable action) {
        Button button = new Button(text, Icons.of(icon));
        button.getStyleClass().add("main");
        return wire(button, "", action);
    }

    private static Button wire(Button button, String tip, Runnable action) {
        button.setOnAction(_ -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        if (!tip.isEmpty()) {
            button.setTooltip(tip(tip));
        }
        return button;
    }

    /// A tooltip after 400 ms.
    public static Tooltip tip(String text) {
        Tooltip tip = new Tooltip(text);
        tip.setShowDelay(TIP_DELAY);
        return tip;
    }

    /// Takes all room that is left.
    public static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /// A square of 20 px height between groups of a tool bar.
    public static Region rule() {
        Region rule = new Region();
        rule.getStyleClass().add("rule");
        return rule;
    }

    /// A row of nodes.
    public static HBox row(double gap, Node... nodes) {
        HBox row = new HBox(gap, nodes);
        row.getStyleClass().add("row");
        return row;
    }

    /// A large figure with what it counts below, as a cell of a card.
    ///
    /// @param last whether no cell follows, and so no line
    public static VBox figure(String figure, String caption, boolean last) {
        VBox cell = new VBox(label(figure, "group-figure", "semibold"), label(caption, "caption"));
        cell.getStyleClass().add("card-cell");
        cell.pseudoClassStateChanged(PseudoClass.getPseudoClass("last"), last);
        cell.setPrefWidth(100);
        HBox.setHgrow(cell, Priority.ALWAYS);
        return cell;
    }

    /// Something failed, in its own place: one sentence, and the details to copy.
    public static VBox failure(String sentence, Runnable copy) {
        Label text = paragraph(sentence, "value");
        HBox.setHgrow(text, Priority.ALWAYS);
        return new VBox(
                8,
                new HBox(8, Icons.of("fth-alert-triangle", "warning"), text),
                small("fth-copy", TEXTS.get("failure.copy"), "", copy));
    }

    /// A rounded badge.
    ///
    /// @param grade `ok`, `warn`, `bad` or `neutral`
    public static Label badge(String icon, String text, String grade) {
        Label badge = new Label(text, Icons.small(icon));
        badge.getStyleClass().addAll("badge", grade);
        badge.setMinWidth(Region.USE_PREF_SIZE);
        return badge;
    }
}
