package org.tensorloupe.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.export.OutputMetadata;
import org.tensorloupe.export.OutputPlan;
import org.tensorloupe.export.PlanText;
import org.tensorloupe.export.TensorChoice;
import org.tensorloupe.export.TensorExporter;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.tensor.Quantities;
import picocli.CommandLine.Model.CommandSpec;

/// `convert FILE -o OUT.safetensors`: the weights of a checkpoint as safetensors.
final class ConvertCommand {
    private final Console console;
    private final Syntax syntax =
            new Syntax(
                    "convert",
                    this::call,
                    "Writes the weights of a checkpoint as safetensors, without running anything in it.",
                    "By default these are the tensors of its state dict, under the names that"
                            + " load_state_dict takes.");
    private final Argument<Path> file = syntax.file("The checkpoint, or a folder of shards.");
    private final Argument<Path> output =
            syntax.output(true, "OUT", "The new file, ending in .safetensors.");
    private final Argument<Floats> dtype =
            syntax.option(
                    "--dtype",
                    "bf16|f16|f32",
                    Floats.class,
                    "Rounds all floating-point numbers to this type; integers stay as they are.");
    private final Argument<String> stateDict =
            syntax.option(
                    "--state-dict",
                    "PATH",
                    String.class,
                    "Takes this state dict, one that info lists.");
    private final Argument<Boolean> all =
            syntax.flag("--all", "Takes every tensor of the file, under its full name.");
    private final Argument<String> select =
            syntax.option(
                    "--select",
                    "REGEX",
                    String.class,
                    "Only tensors whose full name contains a match.");

    private ConvertCommand(Console console) {
        this.console = console;
    }

    /// The command for picocli.
    static CommandSpec spec(Console console) {
        return new ConvertCommand(console).syntax.complete();
    }

    /// Dtypes for floating-point numbers, by their words.
    enum Floats {
        /// bfloat16.
        BF16("bfloat16"),
        /// float16.
        F16("float16"),
        /// float32.
        F32("float32");

        private final String dtype;

        Floats(String dtype) {
            this.dtype = dtype;
        }

        DType dtype() {
            return DTypes.named(dtype).orElseThrow();
        }
    }

    private int call() throws CheckpointException, OutputException {
        TensorExporter exporter =
                NewFile.format(output.get())
                        .filter(TensorExporter::storesSharedOnce)
                        .orElseThrow(() ->
                                syntax.misuse(
                                        "'" + output.get() + "' does not end in .safetensors"));
        if (all.get() && stateDict.isGiven()) {
            throw syntax.misuse("--all and --state-dict exclude each other");
        }
        Selection selection = Selection.of(select.orNull(), syntax);
        try (OpenCheckpoint open = Formats.open(file.get(), Monitor.NONE)) {
            Checkpoint checkpoint = open.checkpoint();
            TensorChoice choice = choice(checkpoint);
            if (selection.isGiven()) {
                choice = choice.where(selection::takes);
            }
            if (choice.tensors().isEmpty()) {
                return nothing(checkpoint);
            }
            Map<String, String> metadata = OutputMetadata.of(checkpoint);
            OutputPlan plan =
                    new NewFile(file.get(), output.get(), exporter)
                            .write(
                                    choice,
                                    dtype.isGiven() ? dtype.get().dtype() : null,
                                    metadata,
                                    open);
            if (plan.tensors().isEmpty()) {
                return NewFile.sayNothing(plan, choice, open, console);
            }
            console.say(summary(checkpoint, choice, plan, keptValues(checkpoint, metadata)));
            boolean whole = NewFile.sayUnreadable(plan, open, console);
            int status = console.sayDamage(checkpoint);
            return whole ? status : ExitStatus.UNREADABLE;
        }
    }

    private TensorChoice choice(Checkpoint checkpoint) {
        if (all.get()) {
            return TensorChoice.all(checkpoint);
        }
        return stateDict.isGiven()
                ? TensorChoice.stateDict(checkpoint, stateDict.get())
                : TensorChoice.best(checkpoint);
    }

    private int nothing(Checkpoint checkpoint) {
        if (checkpoint.isDamaged()) {
            return console.sayDamage(checkpoint);
        }
        boolean none = checkpoint.tensorCount() == 0;
        String why = none ? "it holds no tensors" : "no tensor is chosen";
        console.say(checkpoint.fileName() + ": nothing to convert: " + why);
        return ExitStatus.USAGE;
    }

    private static long keptValues(Checkpoint checkpoint, Map<String, String> metadata) {
        boolean own = checkpoint.format().equals("safetensors");
        return metadata.size() - (own ? 0L : 1L);
    }

    /// @param keptValues how many of the file's plain values are in the metadata
    private String summary(
            Checkpoint checkpoint, TensorChoice choice, OutputPlan plan, long keptValues) {
        String root = choice.root();
        List<String> parts = new ArrayList<>();
        parts.add(
                "%s%s written to %s (%s)"
                        .formatted(
                                Quantities.of(plan.tensors().size(), "tensor"),
                                root == null || root.isEmpty() ? "" : " of " + root,
                                output.get(),
                                Quantities.bytes(plan.byteSize())));
        parts.addAll(PlanText.notes(plan, choice));
        List<String> rest = new ArrayList<>();
        if (choice.outside() > 0) {
            rest.add(
                    "%s outside %s (--all takes them)"
                            .formatted(
                                    Quantities.of(choice.outside(), "tensor"),
                                    root == null || root.isEmpty() ? "its state dict" : root));
        }
        long values = checkpoint.root().totals().values() - keptValues;
        if (values > 0) {
            rest.add(Quantities.of(values, "plain value"));
        }
        if (!rest.isEmpty()) {
            parts.add("left out: " + String.join(" and ", rest));
        }
        return checkpoint.fileName() + ": " + String.join("; ", parts);
    }
}
