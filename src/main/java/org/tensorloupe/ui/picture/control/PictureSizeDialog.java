package org.tensorloupe.ui.picture.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.tensorloupe.render.PictureBands;
import org.tensorloupe.ui.picture.PictureStyle;
import org.tensorloupe.ui.picture.paint.PictureText;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;
import org.tensorloupe.ui.view.ViewContext;

/// Asks how large a picture shall be saved, and says how many pixels that are. Enter accepts what
/// is on the screen. JavaFX thread only.
final class PictureSizeDialog {
    private static final Texts TEXTS = Texts.of(PictureSizeDialog.class);
    private static final double WIDTH = 248;
    private static final List<Integer> SCALES = List.of(1, 2, 4, 8);
    private static final int OTHER = -1;
    private static final int LARGEST = 256;
    private static final ButtonType SAVE =
            new ButtonType(TEXTS.get("size.save"), ButtonData.OK_DONE);

    private final PictureSource source;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final ObjectProperty<Integer> part = new SimpleObjectProperty<>(0);
    private final ObjectProperty<Integer> scale = new SimpleObjectProperty<>(PictureSize.ON_SCREEN);
    private final Label result = new Label();
    private final IndexSpinner other;
    private final IndexSpinner gap;
    private boolean ready;
    private int otherPixels = SCALES.getLast() * 2;
    private int gapPixels;

    /// @param chosen hears the size, unless it is given up
    PictureSizeDialog(ViewContext context, PictureSource source, Consumer<PictureSize> chosen) {
        this.source = source;
        this.gapPixels = Math.max(0, source.gap());
        this.other = new IndexSpinner(TEXTS.get("size.perWeight"), LARGEST + 1L, this::takeOther);
        this.gap = new IndexSpinner(TEXTS.get("size.between"), LARGEST + 1L, this::takeGap);
        other.show(otherPixels);
        gap.show(gapPixels);
        ready = true;
        dialog.initOwner(context.window());
        dialog.setTitle(TEXTS.get("save.title"));
        DialogPane pane = dialog.getDialogPane();
        pane.getButtonTypes().setAll(SAVE, ButtonType.CANCEL);
        pane.setContent(content());
        PictureStyle.dress(pane, context.window().getScene());
        part.subscribe(this::update);
        scale.subscribe(this::update);
        update();
        dialog.setOnHidden(_ -> {
            if (SAVE.equals(dialog.getResult())) {
                chosen.accept(size());
            }
        });
    }

    /// Shows the dialog, and returns at once.
    void show() {
        dialog.show();
    }

    private GridPane content() {
        GridPane grid = new GridPane(12, 8);
        grid.getStyleClass().add("picture-size");
        int row = 0;
        List<Integer> parts = IntStream.range(0, source.parts().size()).boxed().toList();
        if (parts.size() > 1) {
            ComboBox<Integer> choice =
                    Choices.of(
                            TEXTS.get("size.part"), WIDTH, parts, i -> source.parts().get(i), part);
            grid.addRow(row++, Choices.label(TEXTS.get("size.part")), choice);
        }
        List<Integer> scales =
                IntStream.concat(
                                IntStream.of(PictureSize.ON_SCREEN),
                                IntStream.concat(
                                        SCALES.stream().mapToInt(i -> i), IntStream.of(OTHER)))
                        .boxed()
                        .toList();
        ComboBox<Integer> size =
                Choices.of(TEXTS.get("size.size"), WIDTH, scales, this::text, scale);
        grid.addRow(row++, Choices.label(TEXTS.get("size.size")), size);
        Node[] custom = {Choices.label(TEXTS.get("size.perWeight")), other.node()};
        grid.addRow(row++, custom);
        for (Node node : custom) {
            node.disableProperty().bind(scale.map(value -> value != OTHER));
        }
        if (source.gap() >= 0) {
            grid.addRow(row++, Choices.label(TEXTS.get("size.gap")), gap.node());
        }
        result.getStyleClass().add("picture-caption");
        Parts.wrap(result);
        result.setMinHeight(Region.USE_PREF_SIZE);
        TextScale.bind(WIDTH + 120, result.maxWidthProperty());
        HBox line = new HBox(result);
        TextScale.bindRows(36, 2, line.minHeightProperty());
        grid.add(line, 0, row, 2, 1);
        return grid;
    }

    private String text(int value) {
        return switch (value) {
            case PictureSize.ON_SCREEN -> TEXTS.get("size.onScreen", source.onScreen());
            case OTHER -> TEXTS.get("size.other");
            case 1 -> TEXTS.get("size.one");
            default -> TEXTS.get("size.times", Integer.toString(value));
        };
    }

    private void takeOther(long pixels) {
        if (ready) {
            otherPixels = (int) Math.max(1, pixels);
            update();
        }
    }

    private void takeGap(long pixels) {
        if (ready) {
            gapPixels = (int) pixels;
            update();
        }
    }

    private PictureSize size() {
        int wanted = scale.get() == OTHER ? otherPixels : scale.get();
        return new PictureSize(part.get(), wanted, gapPixels);
    }

    private void update() {
        Optional<String> refused = PictureLimit.FILE.refuse(() -> source.at(size()));
        dialog.getDialogPane().lookupButton(SAVE).setDisable(refused.isPresent());
        if (refused.isPresent()) {
            result.setText(refused.get());
            return;
        }
        PictureBands picture = source.at(size());
        result.setText(
                TEXTS.get(
                        "size.result",
                        PictureText.count(picture.width()),
                        PictureText.count(picture.height())));
    }
}
