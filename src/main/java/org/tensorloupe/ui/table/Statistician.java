package org.tensorloupe.ui.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Sweep;
import org.tensorloupe.tensor.TensorInfo;

/// Has the statistics of all tensors of a document computed, until it is stopped; it can go on from
/// there. JavaFX thread only.
final class Statistician {
    /// How far it is.
    enum Progress {
        /// It was not begun.
        IDLE,
        /// It goes on.
        RUNNING,
        /// It was stopped before the end.
        STOPPED,
        /// There is nothing more to compute.
        DONE
    }

    private final Document document;
    private final List<TensorRow> rows;
    private final int[] places;
    private final Consumer<List<TensorInfo>> arrived;
    private final ReadOnlyObjectWrapper<Progress> progress =
            new ReadOnlyObjectWrapper<>(Progress.IDLE);
    private @Nullable Sweep sweep;

    /// @param rows in the order of the file
    /// @param arrived hears which tensors have statistics now, or failed
    Statistician(Document document, List<TensorRow> rows, Consumer<List<TensorInfo>> arrived) {
        this.document = document;
        this.rows = rows;
        this.arrived = arrived;
        this.places = new int[rows.size()];
    }

    ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    boolean isRunning() {
        return progress.get() == Progress.RUNNING;
    }

    /// Begins, or goes on; nothing happens while it runs.
    void start() {
        if (isRunning()) {
            return;
        }
        List<TensorInfo> tensors = new ArrayList<>();
        for (TensorRow row : rows) {
            places[row.position()] = tensors.size();
            if (row.isPending()) {
                tensors.add(row.tensor());
            }
        }
        progress.set(Progress.RUNNING);
        sweep =
                document.sweep(
                        tensors,
                        new Sweep.Listener() {
                            @Override
                            public void arrived(List<TensorInfo> some) {
                                arrived.accept(some);
                            }

                            @Override
                            public void ended(boolean whole) {
                                progress.set(whole ? Progress.DONE : Progress.STOPPED);
                            }
                        });
    }

    /// Computes these before all others.
    void prefer(List<TensorRow> visible) {
        if (sweep != null && isRunning()) {
            sweep.prefer(
                    visible.stream()
                            .filter(TensorRow::isPending)
                            .mapToInt(row -> places[row.position()])
                            .toArray());
        }
    }

    void stop() {
        if (sweep != null) {
            sweep.cancel();
        }
    }
}
