package org.tensorloupe.format.dcp;

import java.util.List;

/// Where a chunk or a value lies.
///
/// @param file name of the file, relative to the folder
/// @param offset of its first byte
/// @param length in bytes
/// @param transforms what was done to the bytes, such as `stream.zstd`; empty as a rule
record DcpPlace(String file, long offset, long length, List<String> transforms) {}
