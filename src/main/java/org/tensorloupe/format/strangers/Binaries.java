package org.tensorloupe.format.strangers;

import java.util.Optional;

/// Formats that no fixed bytes tell, but the first few fields do.
final class Binaries {
    private static final int LONGEST_DESCRIPTION = 64;

    private Binaries() {}

    static Optional<Stranger> find(String head) {
        if (isMessagePack(head)) {
            return Optional.of(
                    Stranger.weights(
                            "a MessagePack file, as Flax (JAX) writes",
                            "Load it with flax.serialization and save its arrays with"
                                    + " numpy.savez or safetensors."));
        }
        if (isPaddle(head)) {
            return Optional.of(
                    Stranger.weights(
                            "parameters of Paddle",
                            "Load them with paddle.load and save with numpy.savez."));
        }
        return isTorchTable(head)
                ? Optional.of(
                        Stranger.weights(
                                "a table of Torch7 (Lua), binary",
                                "Load it in Torch7, or with the Python package torchfile, and save"
                                        + " its arrays with numpy.savez."))
                : Optional.empty();
    }

    /// A map whose first key is a text and whose first value a map or an array of Flax.
    private static boolean isMessagePack(String head) {
        if (head.length() < 4) {
            return false;
        }
        char map = head.charAt(0);
        int at = map == '\u00de' ? 3 : 1;
        boolean isMap = (map > '\u0080' && map <= '\u008f') || map == '\u00de';
        int length = head.charAt(at) & 0x1f;
        int value = at + 1 + length;
        return isMap
                && head.charAt(at) >> 5 == 5
                && length > 0
                && value < head.length()
                && head.substring(at + 1, value).chars().allMatch(c -> c >= ' ' && c < 127)
                && isMapOrArray(head.charAt(value));
    }

    private static boolean isMapOrArray(char c) {
        return (c >= '\u0080' && c <= '\u008f')
                || c == '\u00de'
                || (c >= '\u00c7' && c <= '\u00c9')
                || (c >= '\u00d4' && c <= '\u00d8');
    }

    /// A version, the number of levels, a version again, then the length of the description
    /// (`SerializeToStream` in Paddle's `lod_tensor.cc`).
    private static boolean isPaddle(String head) {
        return head.length() > 24
                && head.startsWith("\0".repeat(16))
                && head.charAt(16) > 0
                && head.charAt(16) <= LONGEST_DESCRIPTION
                && head.startsWith("\0\0\0\b", 17)
                && head.charAt(22) == '\u0010';
    }

    /// A table with index 1 whose first key is a number or a text (`File.lua` of Torch7).
    private static boolean isTorchTable(String head) {
        return head.length() > 20
                && head.startsWith("\u0003\0\0\0\u0001\0\0\0")
                && head.startsWith("\0\0", 10)
                && (head.charAt(12) == 1 || head.charAt(12) == 2)
                && head.startsWith("\0\0\0", 13);
    }
}
