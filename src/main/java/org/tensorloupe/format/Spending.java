package org.tensorloupe.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;

/// An estimate of the memory that all files within one file take together, so that many that are
/// harmless alone do not fill it. For one thread.
final class Spending {
    /// Bytes of a tensor beside its name.
    private static final int TENSOR = 600;

    private static final int OTHER = 150;

    /// Five eighths of the memory that this process may have, at most 2 GiB.
    private static final long MOST = Math.min(1L << 31, Runtime.getRuntime().maxMemory() / 8 * 5);

    private long spent;

    /// Counts a file within.
    ///
    /// @throws CheckpointException LimitExceeded if all of them take too much; this one is not counted
    void add(String where, Checkpoint checkpoint) throws CheckpointException {
        long sum = spent;
        sum += (long) OTHER * checkpoint.imports().size();
        sum += (long) OTHER * checkpoint.findings().size();
        Deque<Node> left = new ArrayDeque<>(List.of(checkpoint.root()));
        while (!left.isEmpty() && sum <= MOST) {
            Node node = left.pop();
            sum += node.name().length() + (node instanceof TensorNode ? TENSOR : OTHER);
            node.children().forEach(left::push);
        }
        if (sum > MOST) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(
                            where, "memory of the files within the file, in bytes", MOST, sum));
        }
        spent = sum;
    }
}
