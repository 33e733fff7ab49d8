package org.tensorloupe.format.strangers;

import java.util.Map;
import java.util.Optional;

/// Bytes at a place that tell what a file is.
///
/// @param at offset of the first byte
/// @param magic the bytes, as ISO 8859-1
/// @param stranger what the file is
record Signature(int at, String magic, Stranger stranger) {
    private static final Map<String, String> READ =
            Map.of(
                    "PK\u0003\u0004", "a zip archive, perhaps a PyTorch checkpoint",
                    "GGUF", "a GGUF model",
                    "\u0093NUMPY", "a NumPy array",
                    "\u0080\u0002", "a pickle, perhaps a PyTorch checkpoint",
                    "\u0080\u0003", "a pickle",
                    "\u0080\u0004", "a pickle",
                    "\u0080\u0005", "a pickle");

    Signature(String magic, Stranger stranger) {
        this(0, magic, stranger);
    }

    boolean matches(String head) {
        return head.startsWith(magic, at);
    }

    /// What begins so, by all that is known.
    static Optional<Stranger> find(String head) {
        return Signatures.ALL.stream()
                .filter(signature -> signature.matches(head))
                .map(Signature::stranger)
                .findFirst();
    }

    /// The name of what this program reads, where it stands inside something else.
    static Optional<String> findRead(String head) {
        if (head.startsWith("{", 8)) {
            return Optional.of("a safetensors file");
        }
        return READ.entrySet().stream()
                .filter(entry -> head.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
