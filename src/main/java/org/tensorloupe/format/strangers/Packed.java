package org.tensorloupe.format.strangers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;

/// Looks into compressed files and tars, as far as their first bytes.
final class Packed {
    private static final int INSIDE = 512;
    private static final int MAGIC_AT = 257;
    private static final int NAME = 100;

    private Packed() {}

    /// Opens a stream of unpacked bytes.
    private interface Unpacker {
        InputStream open(InputStream in) throws IOException;
    }

    /// What is packed here, and what is inside.
    ///
    /// @param head the first bytes, as ISO 8859-1
    static Optional<Stranger> find(ByteView file, String head) {
        if (head.startsWith("\u001f\u008b")) {
            return Optional.of(around("a gzip archive", file, GZIPInputStream::new));
        }
        if (head.startsWith("BZh")) {
            return Optional.of(around("a bzip2 archive", file, BZip2CompressorInputStream::new));
        }
        if (isZlib(head)) {
            String inside = inside(file, InflaterInputStream::new);
            if (inside != null) {
                return Optional.of(Stranger.packed("zlib-compressed data" + of(inside)));
            }
        }
        return tar(head).map(Stranger::packed);
    }

    private static boolean isZlib(String head) {
        return head.length() > 1
                && head.charAt(0) == 'x'
                && "\u0001^\u009c\u00da".indexOf(head.charAt(1)) >= 0;
    }

    private static Stranger around(String kind, ByteView file, Unpacker unpacker) {
        String inside = inside(file, unpacker);
        return Stranger.packed(inside == null ? kind : kind + of(inside));
    }

    private static String of(String inside) {
        return inside.isEmpty() ? "" : " of " + inside;
    }

    /// What stands inside; empty if it is unknown, null if nothing can be unpacked.
    private static @Nullable String inside(ByteView file, Unpacker unpacker) {
        try (InputStream in = unpacker.open(new BufferedInputStream(ByteViews.stream(file)))) {
            String head = new String(in.readNBytes(INSIDE), StandardCharsets.ISO_8859_1);
            return tar(head)
                    .or(() -> Signature.findRead(head))
                    .or(() -> Signature.find(head).map(Stranger::kind))
                    .orElse("");
        } catch (IOException | RuntimeException _) {
            return null;
        }
    }

    private static Optional<String> tar(String head) {
        if (!head.startsWith("ustar", MAGIC_AT)) {
            return Optional.empty();
        }
        int end = head.indexOf('\0');
        String name = head.substring(0, end < 0 || end > NAME ? NAME : end);
        boolean plain =
                !name.contains("PaxHeader") && name.chars().allMatch(c -> c >= ' ' && c < 127);
        return Optional.of(
                plain && !name.isEmpty() ? "a tar whose first file is " + name : "a tar");
    }
}
