package org.tensorloupe.ui.code;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.fxmisc.richtext.model.ReadOnlyStyledDocumentBuilder;
import org.fxmisc.richtext.model.SegmentOps;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.util.UndoUtils;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// Coloured lines with their numbers, to select and copy from. JavaFX thread only, but for
/// [#document].
final class CodeArea extends StyleClassedTextArea {
    private static final Texts TEXTS = Texts.of(CodeArea.class);
    private static final String STILL_CARET =
            Objects.requireNonNull(CodeArea.class.getResource("/org/tensorloupe/ui/caret.css"))
                    .toExternalForm();

    /// A text with its colours, ready to show.
    record Coloured(
            ReadOnlyStyledDocument<Collection<String>, String, Collection<String>> document) {}

    CodeArea(Coloured text, int lines) {
        super(false);
        getStyleClass().addAll("code-area", "mono");
        setEditable(false);
        setWrapText(false);
        setUndoManager(UndoUtils.noOpUndoManager());
        setAccessibleText(TEXTS.get("text.name"));
        getStylesheets().add(STILL_CARET);
        setShowCaret(org.fxmisc.richtext.Caret.CaretVisibility.ON);
        int digits = Math.max(2, Integer.toString(lines).length());
        setParagraphGraphicFactory(line -> number(line, digits));
        replace(0, getLength(), text.document());
        moveTo(0);
        scrollToPixel(0, 0);
    }

    /// Any thread.
    static Coloured document(SourceText text, String language) {
        Tokenizer tokenizer = Tokenizer.of(language);
        Collection<String> plain = List.of();
        return new Coloured(
                ReadOnlyStyledDocumentBuilder.constructDocument(
                        SegmentOps.styledTextOps(),
                        plain,
                        builder -> {
                            for (String line : text.lines()) {
                                add(builder, line, tokenizer.next(line));
                            }
                            if (text.lines().isEmpty()) {
                                builder.addParagraph("", plain);
                            }
                        }));
    }

    private static void add(
            ReadOnlyStyledDocumentBuilder<Collection<String>, String, Collection<String>> builder,
            String line,
            List<Token> tokens) {
        if (tokens.isEmpty()) {
            builder.addParagraph(line, List.of());
            return;
        }
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int end = 0;
        for (Token token : tokens) {
            if (token.from() > end) {
                spans.add(List.of(), token.from() - end);
            }
            spans.add(styleOf(token.kind()), token.to() - token.from());
            end = token.to();
        }
        if (end < line.length()) {
            spans.add(List.of(), line.length() - end);
        }
        builder.addParagraph(line, spans.create());
    }

    private static Collection<String> styleOf(Token.Kind kind) {
        return List.of("code-" + kind.name().toLowerCase(Locale.ROOT));
    }

    private static Label number(int line, int digits) {
        Label number = Parts.label(Integer.toString(line + 1), "line-number", "mono");
        number.setAlignment(Pos.TOP_RIGHT);
        TextScale.bind(digits * 8 + 24, number.prefWidthProperty());
        return number;
    }

    /// The column where the selection begins if it stands within one line; else the caret's.
    int selectionStart() {
        return Math.max(0, getCaretColumn() - getSelection().getLength());
    }

    /// Selects a part of a line and scrolls to it.
    void reveal(int line, int from, int to) {
        selectRange(line, from, line, to);
        int first = firstVisibleParToAllParIndex();
        int last = lastVisibleParToAllParIndex();
        if (line <= first || line >= last) {
            showParagraphAtCenter(line);
        }
        requestFollowCaret();
    }
}
