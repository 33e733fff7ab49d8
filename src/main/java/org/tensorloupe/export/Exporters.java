package org.tensorloupe.export;

import java.util.List;
import java.util.Optional;

/// The formats this program writes.
public final class Exporters {
    /// All of them, in the order in which a menu shows them. A new one is added here.
    public static final List<Exporter> ALL =
            List.of(
                    new StatsCsvExporter(),
                    new StatsJsonExporter(),
                    new NpyExporter(),
                    new NpzExporter(),
                    new SafetensorsExporter());

    private Exporters() {}

    /// The tables of statistics among them.
    public static List<StatsExporter> stats() {
        return ALL.stream()
                .filter(StatsExporter.class::isInstance)
                .map(StatsExporter.class::cast)
                .toList();
    }

    /// The table of statistics of a name or a file ending, such as `csv`.
    public static Optional<StatsExporter> stats(String name) {
        return stats().stream()
                .filter(e -> e.name().equals(name) || e.extension().equals(name))
                .findFirst();
    }

    /// The files of tensors among them.
    public static List<TensorExporter> tensors() {
        return ALL.stream()
                .filter(TensorExporter.class::isInstance)
                .map(TensorExporter.class::cast)
                .toList();
    }

    /// The file of tensors of a name or a file ending, such as `npy`.
    public static Optional<TensorExporter> tensors(String name) {
        return tensors().stream()
                .filter(e -> e.name().equals(name) || e.extension().equals(name))
                .findFirst();
    }
}
