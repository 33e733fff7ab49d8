package org.tensorloupe.pickle;

import org.jspecify.annotations.Nullable;

/// One pickle as read.
///
/// @param root the value it holds, as the package describes; null for None
/// @param end offset in the view of the byte after STOP, where a next pickle may begin
/// @param protocol the highest protocol it declares, 0 to 5; 0 or 1 where it declares none
/// @param opcodes number of opcodes
/// @param imports the classes and functions it names
public record Pickle(
        @Nullable Object root, long end, int protocol, long opcodes, ImportReport imports) {}
