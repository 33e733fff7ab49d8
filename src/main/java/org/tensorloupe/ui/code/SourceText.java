package org.tensorloupe.ui.code;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;

/// A text of a checkpoint as it is shown: decoded, bounded, in lines that a person can read.
///
/// What cannot be seen, or turns the text around, stands as a visible character, so that the code
/// reads as a machine would read it.
///
/// @param original the decoded text as it stands in the file, as far as it was read
/// @param lines the lines to show, without line breaks
/// @param hidden bytes of the file's text that were not read
/// @param laidOut whether a text of very long lines was broken into these
record SourceText(String original, List<String> lines, long hidden, boolean laidOut) {
    private static final Texts TEXTS = Texts.of(SourceText.class);

    /// The most that is read, bytes.
    static final int MOST = 2 << 20;

    /// The longest line that is shown in full, characters.
    static final int WIDEST = 2000;

    /// From this length on, a line of JSON is broken into lines.
    private static final int LONG = 400;

    /// Copies the list.
    SourceText {
        lines = List.copyOf(lines);
    }

    /// Reads the text of a node. Any thread but the JavaFX one.
    ///
    /// @param most the most to read, bytes
    /// @throws CheckpointException if the bytes cannot be read
    static SourceText read(TextNode node, StorageSource storages, int most, Monitor monitor)
            throws CheckpointException {
        ByteView bytes = storages.bytes(node.content(), monitor);
        int count = (int) Math.min(bytes.size(), most);
        byte[] head = bytes.bytes(0, count);
        monitor.advance(count);
        if (count < bytes.size()) {
            count = wholeCharacters(head);
        }
        String text = new String(head, 0, count, StandardCharsets.UTF_8);
        return of(text, node.language(), bytes.size() - count);
    }

    static SourceText of(String text, String language, long hidden) {
        List<String> lines = text.lines().toList();
        boolean laidOut =
                language.equalsIgnoreCase("JSON")
                        && lines.stream().anyMatch(line -> line.length() > LONG);
        List<String> shown = new ArrayList<>();
        (laidOut ? JsonLayout.lines(text).lines() : lines.stream())
                .map(SourceText::readable)
                .forEach(shown::add);
        return new SourceText(text, shown, hidden, laidOut);
    }

    /// The length without a character that the end cuts in two.
    private static int wholeCharacters(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && end > bytes.length - 4 && (bytes[end - 1] & 0xC0) == 0x80) {
            end--;
        }
        return end > 0 && (bytes[end - 1] & 0x80) != 0 ? end - 1 : end;
    }

    private static String readable(String line) {
        if (line.isBlank()) {
            return "";
        }
        String shown =
                line.length() <= WIDEST
                        ? line
                        : TEXTS.get(
                                "line.more",
                                line.substring(0, WIDEST),
                                Amounts.exact((long) line.length() - WIDEST));
        return Names.visible(shown.replace("\t", "    "));
    }
}
