package org.tensorloupe.load;

/// What became of the files of an open checkpoint on disk.
public enum DiskChange {
    /// They are as they were when it was opened.
    SAME,
    /// They are others now, and nobody writes to them.
    CHANGED,
    /// They are being written.
    WRITING,
    /// What was opened is no longer there.
    GONE
}
