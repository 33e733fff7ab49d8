package org.tensorloupe.pickle;

import java.io.IOException;
import net.razorvine.pickle.PickleException;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// Reads pickles of protocols 0 to 5 into plain values, executing nothing.
///
/// Follows CPython's `pickle` module in what it accepts; see [org.tensorloupe.pickle] for the values.
/// Calls become [PyObject], save those that are how pickle itself spells plain values, such as
/// `_codecs.encode(text, 'latin1')` or `collections.OrderedDict()`.
public final class PickleReader {
    private PickleReader() {}

    /// Reads the pickle that begins at `offset`, with [PickleLimits#defaults()].
    ///
    /// @throws CheckpointException as [#read(ByteView, long, PickleLimits, PersistentIds, Monitor)]
    public static Pickle read(ByteView bytes, long offset) throws CheckpointException {
        return read(bytes, offset, PickleLimits.defaults(), PersistentIds.KEEP, Monitor.NONE);
    }

    /// Reads the pickle that begins at `offset`. For several in a row, go on at [Pickle#end()].
    ///
    /// Time and memory follow the bytes up to STOP and stay within the limits, whatever they are.
    /// Any thread but the JavaFX thread.
    ///
    /// @param bytes the file or the part of it; large `bytes` values stay regions of it
    /// @param offset byte of the first opcode
    /// @param limits what it may ask for
    /// @param ids what its references to the outside become
    /// @param monitor polled at least every 256 KiB; its cancellation passes through
    /// @throws CheckpointException Malformed, OutOfRange, LimitExceeded or Unsupported, naming the
    ///     byte of the opcode; or what `bytes` and `ids` throw
    public static Pickle read(
            ByteView bytes, long offset, PickleLimits limits, PersistentIds ids, Monitor monitor)
            throws CheckpointException {
        PickleInput input = new PickleInput(bytes, offset, monitor);
        return run(new PickleMachine(input, limits, ids, monitor), input);
    }

    /// Tells what the pickle that begins at `offset` would import, also if it is damaged.
    ///
    /// Reads as [#read(ByteView, long, PickleLimits, PersistentIds, Monitor)] does, and keeps no
    /// values.
    public static PickleScan scan(
            ByteView bytes, long offset, PickleLimits limits, Monitor monitor) {
        PickleInput input = new PickleInput(bytes, offset, monitor);
        PickleMachine machine = new PickleMachine(input, limits, PersistentIds.KEEP, monitor);
        FormatFault fault = null;
        try {
            run(machine, input);
        } catch (CheckpointException e) {
            fault = e.fault();
        }
        return new PickleScan(machine.imports(), input.position(), fault);
    }

    private static Pickle run(PickleMachine machine, PickleInput input) throws CheckpointException {
        try {
            return machine.run();
        } catch (PickleStop stop) {
            throw stop.fault();
        } catch (IOException | PickleException e) {
            throw new CheckpointException(
                    new FormatFault.Malformed(
                            input.where(), "a pickle", String.valueOf(e.getMessage())),
                    e);
        }
    }
}
