package org.tensorloupe.ui.main;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.export.Exporters;
import org.tensorloupe.export.OutputMetadata;
import org.tensorloupe.export.OutputPlan;
import org.tensorloupe.export.OutputPlanner;
import org.tensorloupe.export.PlanText;
import org.tensorloupe.export.SourceFiles;
import org.tensorloupe.export.TensorChoice;
import org.tensorloupe.export.TensorExporter;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.TensorFiles;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.error.Problem;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.view.ViewContext;

/// Saves tensors with their elements: asks where, writes in the background, says how it went.
final class TensorExport {
    private static final Texts TEXTS = Texts.of(TensorExport.class);

    private final ViewContext context;

    TensorExport(ViewContext context) {
        this.context = context;
    }

    /// What is saved.
    ///
    /// @param word the exporter
    /// @param floats dtype for all floating-point numbers; null to keep each one's own
    record Order(String word, @Nullable DType floats) {
        TensorExporter exporter() {
            return Exporters.tensors(word).orElseThrow();
        }

        /// The order in the format of the chosen name's ending, if that can hold it.
        Order under(Path path) {
            String name = path.toString();
            return Exporters.tensors(name.substring(name.lastIndexOf('.') + 1))
                    .filter(TensorExporter::holdsSeveral)
                    .map(other -> new Order(other.name(), floats))
                    .orElse(this);
        }
    }

    private record Written(OutputPlan plan, List<String> notes) {}

    /// The tensors that are saved.
    ///
    /// @param choice called in the background
    /// @param bytes of their elements in the open file, about
    record Source(Supplier<TensorChoice> choice, long bytes) {}

    /// Whether a tensor has elements that a format can hold.
    static boolean canSave(TensorInfo tensor, String word) {
        return tensor.storage() != null
                && Exporters.tensors(word).flatMap(e -> e.typeOf(tensor)).isPresent();
    }

    /// Asks where to save what stands at or below a node, and begins.
    ///
    /// @param word `npy` for one tensor, `npz` for several
    void ask(Document document, Node node, String word) {
        String stem = stem(document);
        String name = node.name().isEmpty() ? stem : stem + "-" + node.name();
        Source source = new Source(() -> choice(node), node.totals().bytes());
        ask(document, new Order(word, null), name, source);
    }

    private static TensorChoice choice(Node node) {
        return node instanceof TensorNode one
                ? new TensorChoice(
                        null, List.of(new TensorChoice.Named(one.name(), one.tensor())), 0, 0)
                : TensorChoice.under(node);
    }

    /// Asks where to save, and begins.
    ///
    /// @param name suggested name, without the ending
    void ask(Document document, Order order, String name, Source source) {
        String ending = "." + order.exporter().extension();
        context.askWhereToSave(TEXTS.get("save.tensors.title"), plain(name) + ending)
                .ifPresent(path -> begin(document, order.under(path), source, path));
    }

    /// The name of a document without its ending.
    static String stem(Document document) {
        String name = document.checkpoint().fileName();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /// A name that can be one of a file, of at most 120 characters.
    private static String plain(String name) {
        String safe = name.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_");
        return safe.length() <= 120 ? safe : safe.substring(0, 120);
    }

    private void begin(Document document, Order order, Source source, Path path) {
        document.save(
                TEXTS.get("save.job", Names.of(path)),
                2 * source.bytes(),
                monitor -> write(document, order, source, path, monitor),
                outcome -> report(path, outcome));
    }

    /// Runs in the background.
    private static Written write(
            Document document, Order order, Source source, Path path, Monitor monitor)
            throws CheckpointException, IOException {
        SourceFiles.protect(document.path(), path);
        TensorChoice choice = source.choice().get();
        TensorExporter exporter = order.exporter();
        OutputPlan plan =
                OutputPlanner.plan(
                        choice,
                        exporter,
                        order.floats(),
                        exporter.storesSharedOnce()
                                ? OutputMetadata.of(document.checkpoint())
                                : Map.of(),
                        document.storages(),
                        monitor);
        if (plan.tensors().isEmpty()) {
            return new Written(plan, PlanText.notes(plan, choice));
        }
        OutputPlan done = TensorFiles.write(plan, exporter, path, document.storages(), monitor);
        return new Written(done, PlanText.notes(done, choice));
    }

    private void report(Path path, Outcome<Written> outcome) {
        switch (outcome) {
            case Outcome.Done<Written>(Written written) -> report(path, written);
            case Outcome.Failed<Written>(var fault) ->
                    context.complain(
                            TEXTS.get("save.nothing.why", FaultText.line(fault)),
                            Problem.of(fault).details());
            case Outcome.Crashed<Written>(IOException cause) ->
                    context.complain(
                            TEXTS.get(
                                    "save.failed.why",
                                    Names.of(path),
                                    String.valueOf(cause.getMessage())),
                            Problem.of(path.toString(), cause).details());
            case Outcome.Crashed<Written>(Throwable cause) ->
                    context.complain(
                            TEXTS.get("save.failed", Names.of(path)),
                            Problem.of(path.toString(), cause).details());
            case Outcome.Cancelled<Written> _ -> context.tell(TEXTS.get("save.stopped"));
        }
    }

    private void report(Path path, Written written) {
        OutputPlan plan = written.plan();
        if (plan.tensors().isEmpty()) {
            String why = String.join("; ", written.notes());
            context.complain(
                    TEXTS.get("save.nothing.why", why),
                    details(TEXTS.get("save.nothing"), written));
            return;
        }
        String saved =
                TEXTS.count(
                        "save.tensors.done",
                        plan.tensors().size(),
                        Names.of(path),
                        Amounts.bytes(plan.byteSize()));
        String all =
                Stream.concat(Stream.of(saved), written.notes().stream())
                        .collect(Collectors.joining("; "));
        if (plan.leftOut().isEmpty() && plan.separated().isEmpty()) {
            context.tell(all);
        } else {
            context.complain(all, details(saved, written));
        }
    }

    private static String details(String saved, Written written) {
        return saved
                + "\n"
                + String.join("\n", written.notes())
                + written.plan().leftOut().stream()
                        .map(left -> "\n" + left.name() + " " + left.reason() + why(left.fault()))
                        .collect(Collectors.joining())
                + written.plan().tied().entrySet().stream()
                        .map(tied -> "\n" + tied.getKey() + " = " + tied.getValue())
                        .collect(Collectors.joining());
    }

    private static String why(@Nullable FormatFault fault) {
        return fault == null ? "" : ": " + FaultText.line(fault);
    }
}
