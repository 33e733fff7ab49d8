package org.tensorloupe.format.archive;

import static org.tensorloupe.format.archive.ZipSignature.END;
import static org.tensorloupe.format.archive.ZipSignature.LOCAL;

import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;

/// Tells a ZIP by its first bytes.
public final class ZipProbe {
    private ZipProbe() {}

    /// Whether the file starts with a local header, or is a ZIP without entries. Reads 4 bytes.
    ///
    /// A ZIP with bytes before it does not start as one; [ZipDirectory#read] finds it all the same.
    public static boolean looksLikeZip(ByteView file) throws CheckpointException {
        if (file.size() < 4) {
            return false;
        }
        long first = file.u32(0);
        return first == LOCAL || first == END;
    }
}
