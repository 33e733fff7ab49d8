package org.tensorloupe.format.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.tensorloupe.format.archive.ZipAnomaly.Kind;

/// Entry names: bytes to text, and what is odd about them.
final class ZipNames {
    private static final char REPLACEMENT = '\uFFFD';

    private ZipNames() {}

    /// UTF-8, whether or not the entry's flag says so; Latin-1 where that fails.
    static String decode(byte[] bytes, int start, int length, Anomalies anomalies) {
        String name = new String(bytes, start, length, StandardCharsets.UTF_8);
        if (name.indexOf(REPLACEMENT) >= 0 && !isUtf8(bytes, start, length)) {
            name = new String(bytes, start, length, StandardCharsets.ISO_8859_1);
            anomalies.add(Kind.NAME_NOT_UTF8, name);
        }
        if (isUnsafe(name)) {
            anomalies.add(Kind.UNSAFE_NAME, name);
        }
        return name;
    }

    private static boolean isUtf8(byte[] bytes, int start, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, length));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static boolean isUnsafe(String name) {
        return name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf('\0') >= 0
                || isDrive(name)
                || (name.contains("..") && leavesItsFolder(name));
    }

    private static boolean isDrive(String name) {
        return name.length() >= 2 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0));
    }

    private static boolean leavesItsFolder(String name) {
        return name.equals("..")
                || name.startsWith("../")
                || name.endsWith("/..")
                || name.contains("/../");
    }
}
