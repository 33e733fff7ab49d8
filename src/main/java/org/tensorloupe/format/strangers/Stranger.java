package org.tensorloupe.format.strangers;

import org.tensorloupe.fault.FormatFault.Nature;

/// What a file is.
///
/// @param kind with its article: `a PNG picture`
/// @param advice what to do; a sentence or two, may be empty
/// @param weights whether it holds weights, in a container that is not read
/// @param nature what is known of it
record Stranger(String kind, String advice, boolean weights, Nature nature) {
    private static final String NO_WEIGHTS = "It holds no weights.";
    private static final String UNPACK = "Unpack it and open what is inside.";

    /// Something without weights.
    static Stranger empty(String kind) {
        return new Stranger(kind, NO_WEIGHTS, false, Nature.OTHER);
    }

    /// Something that is not a checkpoint, with other advice.
    static Stranger other(String kind, String advice) {
        return new Stranger(kind, advice, false, Nature.OTHER);
    }

    /// Something that came in place of a checkpoint, or a part of one.
    static Stranger standIn(String kind, String advice) {
        return new Stranger(kind, advice, false, Nature.STAND_IN);
    }

    /// Something of which only the first bytes can be told.
    static Stranger unknown(String start) {
        return new Stranger("unknown content, beginning with " + start, "", false, Nature.UNKNOWN);
    }

    /// Something that may hold a checkpoint.
    static Stranger packed(String kind) {
        return new Stranger(kind, UNPACK, false, Nature.OTHER);
    }

    /// Weights in a container that is not read.
    static Stranger weights(String kind, String advice) {
        return new Stranger(kind, advice, true, Nature.OTHER);
    }
}
