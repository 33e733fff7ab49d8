package org.tensorloupe.tensor;

import java.nio.ByteOrder;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;

/// Consecutive elements of a storage, to be decoded.
///
/// @param bytes the storage
/// @param order its byte order
/// @param first index of the first element in the storage
/// @param count number of elements
public record StorageRun(ByteView bytes, ByteOrder order, long first, int count) {

    /// Decodes one chunk.
    interface Decoder {
        /// @param chunk at most [DecodeBuffer#SIZE] elements
        /// @param start where they go in the output
        void decode(StorageRun chunk, int start) throws CheckpointException;
    }

    /// Cuts the run into chunks that fit a buffer.
    ///
    /// @param start where the run goes in the output
    void chunks(int start, Decoder decoder) throws CheckpointException {
        for (int done = 0; done < count; done += DecodeBuffer.SIZE) {
            int n = Math.min(DecodeBuffer.SIZE, count - done);
            decoder.decode(new StorageRun(bytes, order, first + done, n), start + done);
        }
    }

    /// The raw elements of a chunk, of 8 bits each, in the buffer's array.
    byte[] read8(DecodeBuffer buffer) throws CheckpointException {
        bytes.read(first, buffer.bytes(), 0, count);
        return buffer.bytes();
    }

    /// The raw elements of a chunk, of 16 bits each, in the buffer's array.
    short[] read16(DecodeBuffer buffer) throws CheckpointException {
        bytes.read(first * Short.BYTES, order, buffer.shorts(), 0, count);
        return buffer.shorts();
    }

    /// The raw elements of a chunk, of 32 bits each, in the buffer's array.
    int[] read32(DecodeBuffer buffer) throws CheckpointException {
        bytes.read(first * Integer.BYTES, order, buffer.ints(), 0, count);
        return buffer.ints();
    }

    /// Decodes the run as float32 and widens it.
    void widen(DType type, DecodeBuffer buffer, double[] out, int start)
            throws CheckpointException {
        chunks(
                start,
                (chunk, at) -> {
                    float[] narrow = buffer.floats();
                    type.decode(chunk, buffer, narrow, 0);
                    for (int i = 0; i < chunk.count(); i++) {
                        out[at + i] = narrow[i];
                    }
                });
    }
}
