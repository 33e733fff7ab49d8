package org.tensorloupe.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.export.Exporters;
import org.tensorloupe.export.OutputPlan;
import org.tensorloupe.export.OutputPlanner;
import org.tensorloupe.export.PlanText;
import org.tensorloupe.export.SourceFiles;
import org.tensorloupe.export.TensorChoice;
import org.tensorloupe.export.TensorExporter;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.load.TensorFiles;
import org.tensorloupe.tensor.DType;

/// A file of tensors that a command writes.
///
/// @param source the path that was opened
/// @param target the new file
/// @param exporter its format
record NewFile(Path source, Path target, TensorExporter exporter) {
    private static final int MOST_LINES = 10;

    /// The format of a file's ending.
    static Optional<TensorExporter> format(Path target) {
        String name = target.toString();
        return Exporters.tensors(name.substring(name.lastIndexOf('.') + 1));
    }

    /// Plans and writes the file, whole or not at all.
    ///
    /// @param floats dtype for all floating-point numbers; null to keep each one's own
    /// @return the plan as it was carried out; without tensors if none can be written, and then
    ///     there is no file
    /// @throws CheckpointException if nothing of the choice can be read
    /// @throws OutputException if the file cannot be written
    OutputPlan write(
            TensorChoice choice,
            @Nullable DType floats,
            Map<String, String> metadata,
            OpenCheckpoint open)
            throws CheckpointException, OutputException {
        try {
            SourceFiles.protect(source, target);
            OutputPlan plan =
                    OutputPlanner.plan(
                            choice, exporter, floats, metadata, open.storages(), Monitor.NONE);
            if (plan.tensors().isEmpty()) {
                return plan;
            }
            return TensorFiles.write(plan, exporter, target, open.storages(), Monitor.NONE);
        } catch (IOException e) {
            throw new OutputException(target.toString(), e);
        }
    }

    /// Says which tensors could not be read.
    ///
    /// @return whether all could
    static boolean sayUnreadable(OutputPlan plan, OpenCheckpoint open, Console console) {
        List<OutputPlan.LeftOut> unreadable =
                plan.leftOut().stream().filter(left -> left.fault() != null).toList();
        for (OutputPlan.LeftOut left : unreadable.stream().limit(MOST_LINES).toList()) {
            FormatFault fault = left.fault();
            if (fault != null) {
                console.sayFault(open.checkpoint(), left.name(), fault);
            }
        }
        return unreadable.isEmpty();
    }

    /// What a plan changes, as the end of a sentence; empty if nothing.
    static String notes(OutputPlan plan, TensorChoice choice) {
        return String.join("; ", PlanText.notes(plan, choice));
    }

    /// Says that there is no file, and why.
    ///
    /// @return the exit status
    static int sayNothing(
            OutputPlan plan, TensorChoice choice, OpenCheckpoint open, Console console) {
        String file = open.checkpoint().fileName();
        console.say(file + ": nothing can be written; " + notes(plan, choice));
        sayUnreadable(plan, open, console);
        console.sayDamage(open.checkpoint());
        return ExitStatus.UNREADABLE;
    }
}
