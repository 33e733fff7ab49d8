package org.tensorloupe.ui.main;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.tensorloupe.ui.main.ConvertScope.Precision;
import org.tensorloupe.ui.picture.control.Choices;
import org.tensorloupe.ui.picture.control.Segments;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;

/// Asks what of a file becomes safetensors, and in which precision. JavaFX thread only.
final class ConvertCard extends VBox {
    private static final Texts TEXTS = Texts.of(ConvertCard.class);

    private static final double WIDTH = 320;

    private final ObjectProperty<ConvertScope> scope;
    private final ObjectProperty<Precision> precision = new SimpleObjectProperty<>(Precision.KEEP);
    private final Label size = Parts.label("", "value");
    private final Button save;

    /// @param scopes at least one, the suggested one first
    /// @param convert takes what was chosen
    /// @param cancel closes the card
    ConvertCard(
            List<ConvertScope> scopes,
            BiConsumer<ConvertScope, Precision> convert,
            Runnable cancel) {
        super(16);
        scope = new SimpleObjectProperty<>(scopes.getFirst());
        save =
                Parts.main(
                        "fth-save",
                        TEXTS.get("convert.save"),
                        () -> convert.accept(scope.get(), precision.get()));
        save.setDefaultButton(true);
        save.setMinWidth(USE_PREF_SIZE);
        HBox head =
                Parts.row(
                        8,
                        Parts.label(TEXTS.get("convert.title"), "page-title", "semibold"),
                        Parts.spring(),
                        Parts.icon(
                                "fth-x",
                                TEXTS.get("convert.close"),
                                TEXTS.get("convert.close.tip"),
                                cancel));
        HBox buttons =
                Parts.row(
                        8,
                        Parts.spring(),
                        Parts.lined("", TEXTS.get("convert.cancel"), cancel),
                        save);
        getChildren().setAll(head, form(scopes), buttons);
        scope.subscribe(this::update);
        precision.subscribe(this::update);
        update();
    }

    private GridPane form(List<ConvertScope> scopes) {
        ComboBox<ConvertScope> what =
                Choices.of(TEXTS.get("convert.tensors"), WIDTH, scopes, ConvertScope::label, scope);
        Segments<Precision> floats =
                new Segments<>(List.of(Precision.values()), Precision::label, precision);
        floats.follow();
        floats.node().setMaxWidth(USE_PREF_SIZE);
        GridPane form = new GridPane(16, 12);
        form.addRow(0, Choices.label(TEXTS.get("convert.tensors")), what);
        form.addRow(1, Choices.label(TEXTS.get("convert.floats")), floats.node());
        form.addRow(2, Choices.label(TEXTS.get("convert.file")), size);
        return form;
    }

    private void update() {
        ConvertScope chosen = scope.get();
        size.setText(
                TEXTS.count(
                        "convert.size",
                        chosen.choice().tensors().size(),
                        Amounts.bytes(chosen.bytes().getOrDefault(precision.get(), 0L))));
    }

    /// The button that is meant.
    Button save() {
        return save;
    }
}
