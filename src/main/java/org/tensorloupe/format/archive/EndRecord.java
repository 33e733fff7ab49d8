package org.tensorloupe.format.archive;

/// Where the central directory of a ZIP lies, from its end records.
///
/// @param directoryOffset where the directory starts, from the start of the file
/// @param directorySize bytes of the directory
/// @param entries entries the end record announces
/// @param base what to add to the offsets that entries give: the bytes before the archive
/// @param end where the archive ends, from the start of the file
/// @param twoDirectories whether the offset and the position of the end record name two directories
record EndRecord(
        long directoryOffset,
        long directorySize,
        long entries,
        long base,
        long end,
        boolean twoDirectories) {}
