package org.tensorloupe.ui.histogram;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.picture.PictureStyle;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Shapes;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// A pop-over with the names of tensors and a field that narrows them down.
final class TensorPicker {
    private static final Texts TEXTS = Texts.of(TensorPicker.class);
    private static final double WIDTH = 380;
    private static final double HEIGHT = 280;

    private final TextField field = new TextField();
    private final ListView<TensorInfo> list = new ListView<>();
    private final VBox card = new VBox(8, field, list);
    private final Popup popup = new Popup();
    private final Supplier<List<TensorInfo>> tensors;
    private final Consumer<TensorInfo> chosen;

    /// @param tensors what there is to choose from, asked for when the pop-over opens
    /// @param chosen hears of one
    TensorPicker(Supplier<List<TensorInfo>> tensors, Consumer<TensorInfo> chosen) {
        this.tensors = tensors;
        this.chosen = chosen;
        field.setPromptText(TEXTS.get("picker.prompt"));
        field.setAccessibleText(TEXTS.get("picker.name"));
        field.textProperty().subscribe(this::filter);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        list.setAccessibleText(TEXTS.get("picker.list"));
        TextScale.bindRow(24, list.fixedCellSizeProperty());
        TextScale.bind(WIDTH, list.prefWidthProperty());
        TextScale.bind(HEIGHT, list.prefHeightProperty());
        list.setPlaceholder(new Label(TEXTS.get("picker.none")));
        list.setCellFactory(_ -> new NameCell());
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        choose();
                    }
                });
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                choose();
            }
        });
        card.getStyleClass().addAll("picture-card", "tensor-picker");
        popup.setAutoHide(true);
        popup.getContent().add(card);
    }

    /// Opens below a button.
    void open(Button owner) {
        PictureStyle.dress(card, owner.getScene());
        field.clear();
        filter();
        var corner = owner.localToScreen(0, owner.getHeight() + 4);
        popup.show(owner, corner.getX(), corner.getY());
        field.requestFocus();
    }

    private void filter() {
        String part = field.getText().strip().toLowerCase(Locale.ROOT);
        list.setItems(
                FXCollections.observableList(
                        tensors.get().stream()
                                .filter(t -> t.name().toLowerCase(Locale.ROOT).contains(part))
                                .toList()));
        list.getSelectionModel().selectFirst();
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> list.getSelectionModel().selectNext();
            case UP -> list.getSelectionModel().selectPrevious();
            case ENTER -> choose();
            default -> {
                return;
            }
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 4));
        event.consume();
    }

    private void choose() {
        TensorInfo tensor = list.getSelectionModel().getSelectedItem();
        if (tensor != null) {
            popup.hide();
            chosen.accept(tensor);
        }
    }

    /// Name and shape.
    private static final class NameCell extends ListCell<TensorInfo> {
        private final Label name = Parts.label("");
        private final Label shape = Parts.label("", "mono", "muted");
        private final HBox row = Parts.row(12, name, Parts.spring(), shape);

        NameCell() {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setPrefWidth(0);
            shape.setMinWidth(USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(@Nullable TensorInfo tensor, boolean empty) {
            super.updateItem(tensor, empty);
            if (tensor == null || empty) {
                setText("");
                setGraphic(null);
                return;
            }
            setText(tensor.name());
            name.setText(Names.shown(tensor.name()));
            shape.setText(Shapes.of(tensor.shape()));
            setGraphic(row);
        }
    }
}
