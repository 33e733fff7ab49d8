package org.tensorloupe.model;

/// Something about a checkpoint that its owner should know.
///
/// @param severity how bad it is
/// @param name path of the node it concerns; empty if it concerns the file
/// @param message one sentence without a full stop
public record Finding(Severity severity, String name, String message) {
    /// How bad a finding is.
    public enum Severity {
        /// Worth knowing.
        INFO,
        /// Probably not intended.
        WARNING,
        /// Part of the checkpoint cannot be used.
        ERROR
    }
}
