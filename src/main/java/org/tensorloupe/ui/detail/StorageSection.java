package org.tensorloupe.ui.detail;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.tree.Outline;

/// Where the bytes of a tensor are and who shares them.
final class StorageSection extends VBox {
    private static final Texts TEXTS = Texts.of(StorageSection.class);
    private static final int MOST_SHARED = 8;

    private final GridPane grid = Section.pairs();
    private final Label entry = Parts.label("", "value", "mono");
    private final Label offset = Parts.label("", "value", "mono");
    private final String scattered;

    /// @param scattered what to say of a storage that does not stand in the file as it is
    StorageSection(
            TensorInfo tensor,
            Outline outline,
            List<Integer> shared,
            String scattered,
            IntConsumer select) {
        this.scattered = scattered;
        if (tensor.storage() != null) {
            Section.add(grid, TEXTS.get("key.entry"), entry);
            Section.add(grid, TEXTS.get("key.offset"), offset);
            Section.add(grid, TEXTS.get("key.storage"), Names.shown(tensor.storage().key()));
        }
        if (tensor.storageOffset() != 0) {
            Section.add(
                    grid, TEXTS.get("key.offsetInStorage"), Amounts.exact(tensor.storageOffset()));
        }
        if (tensor.shape().rank() > 0) {
            Section.add(grid, TEXTS.get("key.stride"), tensor.strides().text(", "));
        }
        Section.words(
                grid,
                TEXTS.get("key.contiguous"),
                tensor.isContiguous() ? TEXTS.get("storage.yes") : TEXTS.get("storage.no"));
        if (!tensor.device().equals("cpu")) {
            Section.add(grid, TEXTS.get("key.device"), tensor.device());
        }
        if (tensor.traits().requiresGrad()) {
            Section.words(grid, "requires_grad", TEXTS.get("storage.yes"));
        }
        if (shared.isEmpty()) {
            Section.words(grid, TEXTS.get("key.sharedWith"), TEXTS.get("storage.alone"));
        } else {
            Section.add(grid, TEXTS.get("key.sharedWith"), links(outline, shared, select));
        }
        getChildren().setAll(new Section(TEXTS.get("storage.title")).with(grid));
    }

    private static VBox links(Outline outline, List<Integer> shared, IntConsumer select) {
        VBox box = new VBox(2);
        box.setAlignment(Pos.TOP_RIGHT);
        for (int id : shared.subList(0, Math.min(MOST_SHARED, shared.size()))) {
            Button link = new Button(Names.shown(outline.name(id)));
            link.getStyleClass().setAll("button", "crumb", "link");
            link.setMnemonicParsing(false);
            link.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
            link.setTooltip(Parts.tip(Names.shown(outline.name(id))));
            link.setOnAction(_ -> select.accept(id));
            box.getChildren().add(link);
        }
        if (shared.size() > MOST_SHARED) {
            box.getChildren()
                    .add(
                            Parts.label(
                                    TEXTS.get(
                                            "list.more",
                                            Amounts.exact(shared.size() - MOST_SHARED)),
                                    "caption"));
        }
        return box;
    }

    /// Fills in the place in the file once it is known.
    void show(Outcome<StorageSource.Place> outcome) {
        switch (outcome) {
            case Outcome.Done<StorageSource.Place>(StorageSource.Place place) -> {
                entry.setText(Names.shown(place.part()));
                entry.setTooltip(Parts.tip(Names.shown(place.part())));
                OptionalLong at = place.offset();
                offset.setText(at.isPresent() ? Amounts.exact(at.getAsLong()) : scattered);
            }
            case Outcome.Failed<StorageSource.Place>(var fault) -> {
                entry.setText(TEXTS.get("storage.unknown"));
                entry.setTooltip(Parts.tip(FaultText.line(fault)));
                offset.setText(TEXTS.get("storage.unknown"));
            }
            default -> {}
        }
    }
}
