package org.tensorloupe.ui.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.JobRunner;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.tree.Layout;
import org.tensorloupe.ui.tree.Matches;
import org.tensorloupe.ui.tree.Outline;

/// All tensors of a document as a table, made when it is first asked for. Statistics arrive from the
/// background, rows on the screen first. JavaFX thread only.
public final class TablePane extends StackPane {
    private static final Texts TEXTS = Texts.of(TablePane.class);

    /// The rows of so many nodes are made within a frame.
    private static final int FEW = 5000;

    private final Document document;
    private final Outline outline;
    private final JobRunner jobs;
    private final Surroundings window;
    private Optional<Matches> found = Optional.empty();
    private List<SortKey> order = List.of();
    private @Nullable TableBody body;
    private boolean asked;
    private boolean closed;
    private boolean computing;
    private int chosen;

    /// What the table asks the window for.
    ///
    /// @param layout tree or table
    /// @param columns which columns are shown
    /// @param select hears the number of the node whose row is selected
    /// @param open opens the tensor of a node
    /// @param save saves the statistics of tensors, in the order of the file
    /// @param copy puts text on the clipboard, and says so in these words
    /// @param clearSearch empties the search field
    /// @param figuresArrived hears when statistics have arrived, at a calm rhythm
    public record Surroundings(
            ObjectProperty<Layout> layout,
            ColumnChoice columns,
            IntConsumer select,
            IntConsumer open,
            Consumer<List<TensorInfo>> save,
            Copier copy,
            Runnable clearSearch,
            Runnable figuresArrived) {}

    /// Puts text on the clipboard.
    @FunctionalInterface
    public interface Copier {
        /// @param said what the window says
        void copy(String text, String said);
    }

    /// @param jobs sorts many rows
    public TablePane(Document document, Outline outline, JobRunner jobs, Surroundings window) {
        this.document = document;
        this.outline = outline;
        this.jobs = jobs;
        this.window = window;
        getStyleClass().add("table-pane");
        setMinWidth(320);
    }

    /// It is on the screen now: whatever has no statistics gets them.
    public void begin() {
        make();
        if (body != null) {
            body.begin();
        }
    }

    /// Computes what has no statistics yet, or goes on; the table need not be on the screen.
    public void compute() {
        computing = true;
        make();
        if (body != null) {
            body.compute();
        }
    }

    private void make() {
        if (asked) {
            return;
        }
        asked = true;
        if (outline.size() <= FEW) {
            show(TableContents.of(document, outline));
            return;
        }
        getChildren().setAll(Parts.label(TEXTS.get("list.waiting"), "muted"));
        document.run(
                TEXTS.get("job.list"),
                Priority.VISIBLE,
                0,
                _ -> TableContents.of(document, outline),
                outcome -> {
                    if (!closed && outcome instanceof Outcome.Done<TableContents>(var contents)) {
                        show(contents);
                    }
                    asked = body != null;
                });
    }

    private void show(TableContents contents) {
        TableBody fresh = new TableBody(document, contents, jobs, window);
        body = fresh;
        boolean focused = isFocused();
        getChildren().setAll(fresh);
        fresh.match(found);
        fresh.model().orderProperty().set(order);
        fresh.choose(outline, chosen);
        if (computing) {
            fresh.compute();
        }
        if (window.layout().get() == Layout.TABLE) {
            fresh.begin();
        }
        if (focused) {
            fresh.focusRows();
        }
    }

    /// Shows only what answers the search.
    public void match(Optional<Matches> matches) {
        found = matches;
        if (body != null) {
            body.match(matches);
        }
    }

    /// Sorts as the table of another version of the file does.
    public void sortLike(TablePane old) {
        order = old.body == null ? old.order : old.body.model().orderProperty().get();
        if (body != null) {
            body.model().orderProperty().set(order);
        }
    }

    /// Selects the row of a node, if it is shown; of a group, it only goes to the first row.
    public void choose(int id) {
        chosen = id;
        if (body != null) {
            body.choose(outline, id);
        }
    }

    /// Writes all numbers anew.
    public void reformat() {
        if (body != null) {
            body.reformat();
        }
    }

    /// Puts the keyboard on the rows.
    public void focusRows() {
        if (body != null) {
            body.focusRows();
        } else {
            requestFocus();
        }
    }

    /// Ends the work.
    public void close() {
        closed = true;
        if (body != null) {
            body.close();
        }
    }

    /// The names of the rows as they stand, for tests.
    public List<String> names() {
        return body == null
                ? List.of()
                : body.model().shown().stream().map(row -> row.tensor().name()).toList();
    }

    /// What a cell says, for tests.
    ///
    /// @param column as the CSV calls it
    public String text(String name, String column) {
        Field field =
                Fields.ALL.stream().filter(f -> f.name().equals(column)).findFirst().orElseThrow();
        return body == null
                ? ""
                : body.model().shown().stream()
                        .filter(row -> row.tensor().name().equals(name))
                        .map(row ->
                                row.state() instanceof RowState.Failed(String why, _)
                                        ? why
                                        : field.text().apply(row))
                        .findFirst()
                        .orElseThrow();
    }

    /// The words of the footer, for tests.
    public String footer() {
        return body == null ? "" : body.footer().text();
    }
}
