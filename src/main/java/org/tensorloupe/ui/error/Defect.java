package org.tensorloupe.ui.error;

/// A mistake of the program that somebody has caught.
///
/// @param where what was being done, without personal paths
/// @param cause what was thrown
/// @param count how often it came, with this time
/// @param contained whether whoever caught it shows in its place that it failed
public record Defect(String where, Throwable cause, long count, boolean contained) {
    private static final int FRAMES = 4;

    /// What is the same for the same mistake.
    public String fingerprint() {
        return fingerprint(cause);
    }

    /// What is the same for the same mistake: class and uppermost frames of the innermost cause.
    public static String fingerprint(Throwable thrown) {
        Throwable inner = thrown;
        for (int i = 0; i < FRAMES && inner.getCause() != null; i++) {
            inner = inner.getCause();
        }
        StringBuilder text = new StringBuilder(inner.getClass().getName());
        StackTraceElement[] frames = inner.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            text.append('\n').append(frames[i]);
        }
        return text.toString();
    }
}
