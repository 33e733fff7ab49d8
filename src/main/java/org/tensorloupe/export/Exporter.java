package org.tensorloupe.export;

/// A format that something can be written in. Stateless; instances are in [Exporters#ALL].
public sealed interface Exporter permits StatsExporter, TensorExporter {
    /// The word for it on the command line: `csv`.
    String name();

    /// The name for people: `CSV table of statistics`.
    String label();

    /// The usual ending of its files, without the dot.
    String extension();
}
