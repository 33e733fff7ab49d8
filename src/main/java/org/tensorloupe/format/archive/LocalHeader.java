package org.tensorloupe.format.archive;

import static org.tensorloupe.format.archive.ZipSignature.LOCAL;
import static org.tensorloupe.format.archive.ZipSignature.LOCAL_SIZE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;

/// The header before the data of an entry. PyTorch pads its extra field so that the data starts on
/// a multiple of 64 bytes, and leaves sizes and CRC 0.
///
/// @param sizes sizes as they stand here, 0 where a data descriptor follows the data
/// @param dataOffset where the data starts, from the start of the file
record LocalHeader(String name, int method, int flags, int crc, Zip64Extra sizes, long dataOffset) {
    private static final int FLAG_DESCRIPTOR = 1 << 3;

    /// Whether a data descriptor follows the data.
    boolean hasDescriptor() {
        return (flags & FLAG_DESCRIPTOR) != 0;
    }

    /// Where the data of the entry at `offset` starts: reads 30 bytes.
    ///
    /// @return -1 if no local header stands there
    static long dataOffset(ByteView file, long offset) throws CheckpointException {
        if (offset > file.size() - LOCAL_SIZE || file.u32(offset) != LOCAL) {
            return -1;
        }
        return offset + LOCAL_SIZE + file.u16(offset + 26) + file.u16(offset + 28);
    }

    /// The header at `offset`, or null if no whole header stands there.
    static @Nullable LocalHeader read(ByteView file, long offset) throws CheckpointException {
        long data = dataOffset(file, offset);
        if (data < 0 || data > file.size()) {
            return null;
        }
        byte[] bytes = file.bytes(offset, (int) (data - offset));
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int nameLength = Short.toUnsignedInt(in.getShort(26));
        Zip64Extra plain =
                new Zip64Extra(
                        Integer.toUnsignedLong(in.getInt(22)),
                        Integer.toUnsignedLong(in.getInt(18)),
                        0);
        Zip64Extra wide =
                plain.isSaturated()
                        ? Zip64Extra.resolve(plain, in, LOCAL_SIZE + nameLength, bytes.length)
                        : plain;
        return new LocalHeader(
                ZipNames.decode(bytes, LOCAL_SIZE, nameLength, new Anomalies()),
                Short.toUnsignedInt(in.getShort(8)),
                Short.toUnsignedInt(in.getShort(6)),
                in.getInt(14),
                wide == null ? plain : wide,
                data);
    }
}
