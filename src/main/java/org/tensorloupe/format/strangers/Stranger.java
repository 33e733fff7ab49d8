package org.tensorloupe.format.strangers;

/// What a file is.
///
/// @param kind with its article: `a PNG picture`
/// @param advice what to do; a sentence or two, may be empty
/// @param weights whether it holds weights, in a container that is not read
record Stranger(String kind, String advice, boolean weights) {
    private static final String NO_WEIGHTS = "It holds no weights.";
    private static final String UNPACK = "Unpack it and open what is inside.";

    /// Something without weights.
    static Stranger empty(String kind) {
        return new Stranger(kind, NO_WEIGHTS, false);
    }

    /// Something that is not a checkpoint, with other advice.
    static Stranger other(String kind, String advice) {
        return new Stranger(kind, advice, false);
    }

    /// Something that may hold a checkpoint.
    static Stranger packed(String kind) {
        return new Stranger(kind, UNPACK, false);
    }

    /// Weights in a container that is not read.
    static Stranger weights(String kind, String advice) {
        return new Stranger(kind, advice, true);
    }
}
