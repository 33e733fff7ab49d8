package org.tensorloupe.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.export.OutputPlan;
import org.tensorloupe.export.TensorChoice;
import org.tensorloupe.export.TensorChoice.Named;
import org.tensorloupe.export.TensorExporter;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.TensorNode;
import picocli.CommandLine.Model.CommandSpec;

/// `export FILE TENSOR... -o OUT.npy|OUT.npz`: tensors for NumPy.
final class ExportCommand {
    private final Console console;
    private final Syntax syntax =
            new Syntax(
                    "export", this::call, "Writes a tensor as NumPy's .npy, or several as .npz.");
    private final Argument<Path> file = syntax.file("The checkpoint.");
    private final Argument<List<String>> names = syntax.furtherWords("TENSOR", "Names of tensors.");
    private final Argument<String> select =
            syntax.option(
                    "--select",
                    "REGEX",
                    String.class,
                    "Also every tensor whose name contains a match.");
    private final Argument<Path> output =
            syntax.output(
                    true,
                    "OUT",
                    "The new file, ending in .npy or .npz. Dtypes that NumPy lacks are widened to"
                            + " float32.");

    private ExportCommand(Console console) {
        this.console = console;
    }

    /// The command for picocli.
    static CommandSpec spec(Console console) {
        return new ExportCommand(console).syntax.complete();
    }

    private int call() throws CheckpointException, OutputException {
        TensorExporter exporter =
                NewFile.format(output.get())
                        .orElseThrow(() ->
                                syntax.misuse(
                                        "'" + output.get() + "' ends in neither .npy nor .npz"));
        if (names.get().isEmpty() && !select.isGiven()) {
            throw syntax.misuse("which tensor? Give names, or --select");
        }
        Selection selection = Selection.of(select.orNull(), syntax);
        try (OpenCheckpoint open = Formats.open(file.get(), Monitor.NONE)) {
            Checkpoint checkpoint = open.checkpoint();
            Set<String> missing = new LinkedHashSet<>();
            TensorChoice choice = choice(checkpoint, selection, missing);
            if (!missing.isEmpty()) {
                String unknown = UnknownTensor.message(checkpoint, missing.iterator().next());
                if (!checkpoint.isDamaged()) {
                    throw syntax.misuse(unknown);
                }
                console.say(unknown);
                return console.sayDamage(checkpoint);
            }
            if (choice.tensors().isEmpty() && checkpoint.isDamaged()) {
                return console.sayDamage(checkpoint);
            }
            check(checkpoint, choice, exporter);
            OutputPlan plan =
                    new NewFile(file.get(), output.get(), exporter)
                            .write(choice, null, Map.of(), open);
            if (plan.tensors().isEmpty()) {
                return NewFile.sayNothing(plan, choice, open, console);
            }
            String notes = NewFile.notes(plan, choice);
            if (!notes.isEmpty()) {
                console.say(output.get() + ": " + notes);
            }
            NewFile.sayUnreadable(plan, open, console);
            int status = console.sayDamage(checkpoint);
            return plan.leftOut().isEmpty() ? status : ExitStatus.UNREADABLE;
        }
    }

    private void check(Checkpoint checkpoint, TensorChoice choice, TensorExporter exporter) {
        if (choice.tensors().isEmpty()) {
            throw syntax.misuse(
                    checkpoint.fileName() + ": no tensor's name matches " + select.orNull());
        }
        if (choice.tensors().size() > 1 && !exporter.holdsSeveral()) {
            throw syntax.misuse(
                    String.format(
                            Locale.ROOT,
                            "a .%s holds one tensor, and these are %,d; .npz holds several",
                            exporter.extension(),
                            choice.tensors().size()));
        }
    }

    /// @param missing receives names that no tensor has
    private TensorChoice choice(Checkpoint checkpoint, Selection selection, Set<String> missing) {
        List<Named> chosen = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names.get())) {
            List<TensorNode> named =
                    checkpoint.tensors().stream().filter(t -> t.name().equals(name)).toList();
            if (named.isEmpty()) {
                missing.add(name);
                continue;
            }
            if (named.size() > 1) {
                console.say(
                        String.format(
                                Locale.ROOT,
                                "%s: %d tensors are named %s; this is the first",
                                checkpoint.fileName(),
                                named.size(),
                                name));
            }
            chosen.add(new Named(name, named.getFirst().tensor()));
        }
        int dense = 0;
        if (selection.isGiven()) {
            TensorChoice matching = TensorChoice.all(checkpoint).where(selection::takes);
            dense = matching.dense();
            matching.tensors().stream()
                    .filter(named -> !names.get().contains(named.name()))
                    .forEach(chosen::add);
        }
        return new TensorChoice(null, chosen, dense, 0);
    }
}
