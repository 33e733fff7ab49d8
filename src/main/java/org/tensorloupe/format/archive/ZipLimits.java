package org.tensorloupe.format.archive;

/// How large a ZIP directory may be.
///
/// A checkpoint of 92,160 tensors has 92,166 entries and a directory of 7 MB.
///
/// @param entries most entries
/// @param directoryBytes most bytes of the central directory, which is read as one array
public record ZipLimits(int entries, int directoryBytes) {
    /// 1,000,000 entries in 128 MB.
    public static final ZipLimits DEFAULT = new ZipLimits(1_000_000, 128 << 20);
}
