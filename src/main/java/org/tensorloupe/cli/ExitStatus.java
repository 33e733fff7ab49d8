package org.tensorloupe.cli;

/// What a command tells its caller.
final class ExitStatus {
    /// Done.
    static final int DONE = 0;

    /// A defect of this program.
    static final int DEFECT = 1;

    /// Wrong usage, or a place where the result cannot be written.
    static final int USAGE = 2;

    /// The file, or a part of it, cannot be read.
    static final int UNREADABLE = 4;

    private ExitStatus() {}
}
