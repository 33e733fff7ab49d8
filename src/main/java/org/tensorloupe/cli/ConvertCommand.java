package org.tensorloupe.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `convert FILE -o OUT.safetensors`: the weights of a checkpoint as safetensors.
@Command(
        name = "convert",
        description = {
            "Writes the weights of a checkpoint as safetensors, without running anything in it.",
            "By default these are the tensors of its state dict, under the names that"
                    + " load_state_dict takes."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {
    private final Console console;

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

    @Parameters(paramLabel = "FILE", description = "The checkpoint, or a folder of shards.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description = "The new file, ending in .safetensors.")
    private Path output = Path.of("");

    @Option(
            names = "--dtype",
            paramLabel = "bf16|f16|f32",
            description =
                    "Rounds all floating-point numbers to this type; integers stay as they are.")
    private @Nullable Floats dtype;

    @Option(
            names = "--state-dict",
            paramLabel = "PATH",
            description = "Takes this state dict, one that info lists.")
    private @Nullable String stateDict;

    @Option(names = "--all", description = "Takes every tensor of the file, under its full name.")
    private boolean all;

    @Option(
            names = "--select",
            paramLabel = "REGEX",
            description = "Only tensors whose full name contains a match.")
    private @Nullable String select;

    @Spec private CommandSpec spec = CommandSpec.create();

    ConvertCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CheckpointException, OutputException {
        TensorExporter exporter =
                NewFile.format(output)
                        .filter(TensorExporter::storesSharedOnce)
                        .orElseThrow(() -> misuse("'" + output + "' does not end in .safetensors"));
        if (all && stateDict != null) {
            throw misuse("--all and --state-dict exclude each other");
        }
        Selection selection = Selection.of(select, spec.commandLine());
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
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
                    new NewFile(file, output, exporter)
                            .write(choice, dtype == null ? null : dtype.dtype(), metadata, open);
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
        if (all) {
            return TensorChoice.all(checkpoint);
        }
        return stateDict == null
                ? TensorChoice.best(checkpoint)
                : TensorChoice.stateDict(checkpoint, stateDict);
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
                                output,
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

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
