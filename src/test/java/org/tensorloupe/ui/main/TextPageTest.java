package org.tensorloupe.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.testkit.Places;
import org.testfx.api.FxRobot;

/// The source text that an old pickled module carries, as a person reads it.
class TextPageTest {
    private final FxRobot robot = new FxRobot();

    @SuppressWarnings("NullAway.Init")
    private WindowKit kit;

    @BeforeEach
    void show() {
        kit = WindowKit.show(List.of());
        kit.open(Places.fixture("legacy-module.pth"));
        kit.selectFirst(TextNode.class);
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private StyleClassedTextArea area() {
        return (StyleClassedTextArea) kit.scene().getRoot().lookup(".code-area");
    }

    private boolean says(String words) {
        return WindowKit.on(() ->
                kit.pane().centre().lookupAll(".label").stream()
                        .anyMatch(node ->
                                node instanceof javafx.scene.control.Label label
                                        && label.getText().contains(words)));
    }

    @Test
    void showsTheCodeColouredWithItsLineNumbers() {
        String text = WindowKit.on(() -> area().getText());
        assertThat(text).startsWith("class ").contains("def forward(self");
        assertThat(WindowKit.on(() -> area().getStyleOfChar(0))).containsExactly("code-keyword");
        assertThat(WindowKit.on(() -> area().isEditable())).isFalse();
        assertThat(says("Shown, never run")).isTrue();
        assertThat(says(text.lines().count() + " lines")).isTrue();
    }

    @Test
    void findsAWordInTheTextThatHasTheKeyboard() {
        WindowKit.run(() -> area().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.F);
        kit.settle();
        robot.write("self");
        kit.settle();
        String first = WindowKit.on(() -> area().getSelectedText() + area().getSelection());
        robot.push(KeyCode.F3);
        kit.settle();

        assertThat(first).startsWith("self");
        assertThat(WindowKit.on(() -> area().getSelectedText())).isEqualTo("self");
        assertThat(WindowKit.on(() -> area().getSelectedText() + area().getSelection()))
                .isNotEqualTo(first);
        assertThat(says("2 of ")).isTrue();
    }

    @Test
    void searchesNamesWhereTheTextHasNotTheKeyboard() {
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("zzz");
        kit.settle();
        assertThat(WindowKit.on(() -> area().getSelectedText())).isEmpty();
        assertThat(says("Find in this text")).isFalse();
    }

    @Test
    void copiesTheWholeText() {
        WindowKit.run(() ->
                ((javafx.scene.control.Button)
                                kit.pane().centre().lookupAll(".button").stream()
                                        .filter(n ->
                                                n instanceof javafx.scene.control.Button b
                                                        && "Copy all".equals(b.getText()))
                                        .findFirst()
                                        .orElseThrow())
                        .fire());
        String copied = WindowKit.on(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied.strip()).isEqualTo(WindowKit.on(() -> area().getText()).strip());
    }
}
