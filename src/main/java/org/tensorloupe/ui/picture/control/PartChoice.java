package org.tensorloupe.ui.picture.control;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.text.Texts;

/// Which number of an element is looked at, where there is a choice: of complex and of quantised
/// tensors.
public final class PartChoice {
    private static final Texts TEXTS = Texts.of(PartChoice.class);

    private PartChoice() {}

    /// The parts that a tensor has; one if there is no choice.
    public static List<Component> parts(TensorInfo tensor) {
        return switch (tensor.dtype().kind()) {
            case COMPLEX -> List.of(Component.VALUE, Component.REAL, Component.IMAGINARY);
            case QUANTIZED -> List.of(Component.VALUE, Component.INTEGER);
            default -> List.of(Component.VALUE);
        };
    }

    /// A menu with its label that changes a property, and follows it.
    public static Node[] of(TensorInfo tensor, ObjectProperty<Component> property) {
        return new Node[] {
            Choices.label(TEXTS.get("part.label")),
            Choices.of(
                    TEXTS.get("part.name"),
                    116,
                    parts(tensor),
                    part -> text(part, tensor),
                    property)
        };
    }

    private static String text(Component part, TensorInfo tensor) {
        boolean complex = parts(tensor).contains(Component.REAL);
        return switch (part) {
            case VALUE -> complex ? TEXTS.get("part.magnitude") : TEXTS.get("part.dequantised");
            case REAL -> TEXTS.get("part.real");
            case IMAGINARY -> TEXTS.get("part.imaginary");
            case INTEGER -> TEXTS.get("part.integers");
        };
    }
}
