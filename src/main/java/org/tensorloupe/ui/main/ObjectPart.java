package org.tensorloupe.ui.main;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// What a page says of an object: its class, and its attributes that are plain values.
final class ObjectPart {
    private static final Texts TEXTS = Texts.of(ObjectPart.class);

    private static final int MOST = 60;
    private static final int LONGEST_LIST = 16;
    private static final int LONGEST_TEXT = 400;

    /// An attribute as it is shown.
    private record Attribute(String name, String value) {}

    private ObjectPart() {}

    static List<VBox> of(ObjectNode object) {
        List<VBox> parts = new ArrayList<>(List.of(head(object)));
        List<Attribute> attributes = attributes(object);
        if (!attributes.isEmpty()) {
            parts.add(table(attributes));
        }
        return parts;
    }

    private static VBox head(ObjectNode object) {
        boolean module = object.className().startsWith("torch.nn.");
        Label name = Parts.paragraph(Names.shown(object.className()), "mono", "fault-line");
        name.setMaxWidth(Double.MAX_VALUE);
        return new VBox(
                8,
                Parts.label(
                        module
                                ? TEXTS.get(
                                        "object.torch",
                                        Names.visible(Names.ofClass(object.className())))
                                : object.module()
                                        ? TEXTS.get("object.module")
                                        : TEXTS.get("object.other"),
                        "section-heading",
                        "semibold"),
                name,
                Parts.paragraph(TEXTS.get("object.text"), "caption"));
    }

    private static VBox table(List<Attribute> attributes) {
        GridPane grid = new GridPane(24, 4);
        grid.getStyleClass().add("attributes");
        int row = 0;
        for (Attribute attribute : attributes.subList(0, Math.min(MOST, attributes.size()))) {
            Label name = Parts.label(Names.shown(attribute.name()), "key", "mono");
            TextScale.bind(120, name.minWidthProperty());
            GridPane.setValignment(name, VPos.TOP);
            grid.add(name, 0, row);
            grid.add(Parts.paragraph(attribute.value(), "value", "mono"), 1, row++);
        }
        VBox box =
                new VBox(
                        8,
                        Parts.label(TEXTS.get("object.attributes"), "section-heading", "semibold"),
                        grid);
        if (attributes.size() > MOST) {
            box.getChildren()
                    .add(
                            Parts.label(
                                    TEXTS.count("object.more", attributes.size() - MOST),
                                    "caption"));
        }
        return box;
    }

    /// Those that are values, or short lists of them; those of the class's own use come last.
    private static List<Attribute> attributes(ObjectNode object) {
        List<Attribute> open = new ArrayList<>();
        List<Attribute> inner = new ArrayList<>();
        for (Node child : object.children()) {
            String text = text(child);
            if (!text.isEmpty()) {
                (child.key().startsWith("_") ? inner : open).add(new Attribute(child.key(), text));
            }
        }
        open.addAll(inner);
        return open;
    }

    private static String text(Node node) {
        return switch (node) {
            case ValueNode value -> shortened(value.text());
            case GroupNode group when isShortList(group) ->
                    group.children().stream()
                            .map(child -> shortened(((ValueNode) child).text()))
                            .collect(
                                    Collectors.joining(
                                            ", ",
                                            group.kind() == GroupNode.Kind.TUPLE ? "(" : "[",
                                            group.kind() == GroupNode.Kind.TUPLE ? ")" : "]"));
            default -> "";
        };
    }

    private static String shortened(String text) {
        return Names.shown(
                text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text);
    }

    private static boolean isShortList(GroupNode group) {
        return (group.kind() == GroupNode.Kind.TUPLE || group.kind() == GroupNode.Kind.LIST)
                && group.children().size() <= LONGEST_LIST
                && group.children().stream().allMatch(ValueNode.class::isInstance);
    }
}
