package org.tensorloupe.ui.table;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.tree.Matches;
import org.tensorloupe.ui.tree.Outline;

/// Rows of tensors between their bar and footer, and the keys and clicks on them. JavaFX thread only.
final class TableBody extends VBox {
    private static final Texts TEXTS = Texts.of(TableBody.class);
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private static final KeyCombination ALL =
            new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN);

    /// How often the footer counts and the rows on the screen are put first.
    private static final Duration BEAT = Duration.millis(200);

    /// Beats between two sorts while statistics arrive.
    private static final int BEATS_PER_SORT = 5;

    private final TablePane.Surroundings window;
    private final TableModel model;
    private final TensorTable table;
    private final TableBar bar;
    private final TableFooter footer;
    private final Statistician statistician;
    private final Timeline clock = new Timeline(new KeyFrame(BEAT, _ -> beat()));
    private boolean arrived;
    private int beats;

    /// @param contents what it shows
    /// @param jobs sorts many rows
    TableBody(
            Document document,
            TableContents contents,
            JobRunner jobs,
            TablePane.Surroundings window) {
        this.window = window;
        model = new TableModel(document, contents, jobs);
        table = new TensorTable(model, window.columns());
        statistician = new Statistician(document, model.rows(), this::refresh);
        bar =
                new TableBar(
                        model, table, window.columns(), window.layout(), () -> save(model.shown()));
        footer = new TableFooter(model, table, statistician);
        getStyleClass().add("table-pane");
        setMinWidth(320);
        getChildren().setAll(bar, table, footer);
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setPlaceholder(placeholder());
        clock.setCycleCount(Animation.INDEFINITE);
        statistician.progressProperty().subscribe(this::turn);
        listen();
    }

    private void listen() {
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe((_, row) -> {
                    if (row != null && !table.isQuiet()) {
                        window.select().accept(row.id());
                    }
                });
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        table.addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                click -> {
                    boolean onRow = rowAt(click);
                    if (onRow
                            && click.getButton() == MouseButton.PRIMARY
                            && click.getClickCount() == 2) {
                        open();
                    }
                });
        table.setContextMenu(
                new RowMenu(
                        this::selected,
                        new RowMenu.Actions(
                                this::open, this::copy, () -> save(selected()), this::explain)));
    }

    private static boolean rowAt(MouseEvent click) {
        Node at = click.getPickResult().getIntersectedNode();
        while (at != null && !(at instanceof TensorTableRow)) {
            at = at.getParent();
        }
        return at instanceof TensorTableRow row && !row.isEmpty();
    }

    private void press(KeyEvent key) {
        boolean onRows = key.getTarget() == table;
        if (ALL.match(key)) {
            table.selectAll();
            key.consume();
        } else if (COPY.match(key)) {
            copy();
            key.consume();
        } else if (onRows && key.getCode() == KeyCode.ENTER) {
            open();
            key.consume();
        } else if (onRows && key.getCode() == KeyCode.DOWN && table.enter()) {
            key.consume();
        }
    }

    private Node placeholder() {
        boolean none = model.rows().isEmpty();
        Label text =
                Parts.label(none ? TEXTS.get("body.none") : TEXTS.get("body.noMatch"), "muted");
        VBox box = new VBox(12, text);
        box.setAlignment(Pos.CENTER);
        if (!none) {
            box.getChildren().add(Parts.small("", TEXTS.get("body.showAll"), "", this::showAll));
        }
        return box;
    }

    private void showAll() {
        bar.reset();
        window.clearSearch().run();
    }

    private List<TensorRow> selected() {
        return table.selected();
    }

    private void open() {
        TensorRow row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            window.open().accept(row.id());
        }
    }

    private void copy() {
        List<TensorRow> rows = selected();
        if (rows.isEmpty()) {
            return;
        }
        long pending = rows.stream().filter(TensorRow::isPending).count();
        String said = TEXTS.count("body.copied", rows.size());
        window.copy()
                .copy(
                        RowText.of(rows),
                        pending == 0
                                ? said
                                : TEXTS.get("body.copied.pending", said, Amounts.exact(pending)));
    }

    private void explain() {
        String details =
                selected().stream()
                        .map(TensorRow::state)
                        .filter(RowState.Failed.class::isInstance)
                        .map(state -> ((RowState.Failed) state).details())
                        .collect(Collectors.joining("\n\n"));
        window.copy().copy(details, TEXTS.get("body.copied.details"));
    }

    private void save(List<TensorRow> rows) {
        window.save()
                .accept(
                        rows.stream()
                                .sorted(Comparator.comparingInt(TensorRow::id))
                                .map(TensorRow::tensor)
                                .toList());
    }

    private void refresh(List<TensorInfo> tensors) {
        model.refresh(tensors);
        arrived = true;
    }

    private void turn(Statistician.Progress now) {
        if (now == Statistician.Progress.RUNNING) {
            clock.play();
        } else if (now != Statistician.Progress.IDLE) {
            clock.stop();
            settle();
        }
    }

    private void beat() {
        statistician.prefer(table.visible());
        if (arrived) {
            footer.count();
        }
        beats = (beats + 1) % BEATS_PER_SORT;
        if (beats == 0 && arrived) {
            settle();
        }
    }

    /// Sorts and filters by what has arrived.
    private void settle() {
        arrived = false;
        window.figuresArrived().run();
        if (model.dependsOnStatistics()) {
            model.update();
        }
        footer.count();
    }

    /// It is on the screen now: whatever has no statistics gets them.
    void begin() {
        if (statistician.progressProperty().get() != Statistician.Progress.STOPPED) {
            compute();
        }
    }

    /// Computes what has no statistics yet, or goes on.
    void compute() {
        if (model.rows().stream().anyMatch(TensorRow::isPending)) {
            statistician.start();
            statistician.prefer(table.visible());
        }
    }

    /// Shows only what answers the search.
    void match(Optional<Matches> found) {
        model.match(found);
    }

    /// Selects the row of a tensor, or goes to the first row of a group.
    void choose(Outline outline, int id) {
        if (selected().stream().anyMatch(row -> row.id() == id)) {
            return;
        }
        if (outline.node(id) instanceof TensorNode) {
            table.choose(id);
        } else {
            table.goTo(id, outline.end(id));
        }
    }

    /// Puts the keyboard on the rows.
    void focusRows() {
        table.requestFocus();
    }

    /// Ends the work.
    void close() {
        clock.stop();
        table.close();
        statistician.stop();
        model.close();
    }

    TableModel model() {
        return model;
    }

    TableFooter footer() {
        return footer;
    }
}
