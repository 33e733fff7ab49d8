package org.tensorloupe.format.archive;

/// One entry of a ZIP, as its central directory describes it.
///
/// @param name the name as stored; `/` separates folders
/// @param method how the data is stored; 0 is plain, 8 is deflate
/// @param flags general purpose bits
/// @param compressedSize bytes in the file, 0 or more
/// @param size bytes of the data, 0 or more
/// @param crc CRC-32 of the data; PyTorch may write something else when asked not to compute it
/// @param headerOffset where the local header starts, from the start of the file
public record ZipEntry(
        String name,
        int method,
        int flags,
        long compressedSize,
        long size,
        int crc,
        long headerOffset) {
    private static final int STORED = 0;
    private static final int AES = 99;
    private static final int FLAG_ENCRYPTED = 1;
    private static final int FLAG_STRONG_ENCRYPTION = 1 << 6;

    /// Whether the data stands in the file as it is, so that it can be mapped.
    public boolean isStored() {
        return method == STORED && !isEncrypted();
    }

    /// Whether the data is encrypted, by any scheme.
    public boolean isEncrypted() {
        return (flags & (FLAG_ENCRYPTED | FLAG_STRONG_ENCRYPTION)) != 0 || method == AES;
    }

    /// Whether the entry stands for a folder.
    public boolean isFolder() {
        return name.endsWith("/");
    }
}
