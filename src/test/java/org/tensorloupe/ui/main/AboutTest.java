package org.tensorloupe.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tensorloupe.ui.about.BuildInfo;
import org.tensorloupe.ui.about.Component;
import org.tensorloupe.ui.about.Components;
import org.testfx.api.FxRobot;

/// What ships, as the build listed it.
class AboutTest {
    private WindowKit kit;

    @BeforeEach
    void begin() {
        kit = WindowKit.show(List.of());
    }

    @AfterEach
    void end() {
        kit.close();
    }

    /// Jars of the program among those that the tests run with: all but those of the tests.
    private static Stream<String> shippedJars() {
        Pattern tests =
                Pattern.compile(
                        ".*/(junit|assertj|byte-buddy|archunit|testfx|hamcrest|opentest4j|apiguardian"
                                + "|slf4j|surefire|org\\.osgi|maven-)[^/]*\\.jar");
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(entry -> entry.replace('\\', '/'))
                .filter(entry -> !tests.matcher(entry).matches());
    }

    @Test
    void namesEveryJarThatShips() throws IOException {
        List<String> names = Components.load().stream().map(Component::name).toList();

        List<String> jars =
                shippedJars()
                        .map(entry -> entry.split("/"))
                        .map(parts -> parts[parts.length - 3])
                        .distinct()
                        .toList();
        assertThat(jars).hasSizeGreaterThan(15);
        assertThat(names).containsAll(jars);
        assertThat(names)
                .contains("Tensorloupe", "Java runtime (OpenJDK)", "Feather icons", "Colour maps");
    }

    @Test
    void hasTheWholeTextOfEveryLicence() throws IOException {
        for (Component component : Components.load()) {
            assertThat(component.text().read()).as(component.name()).hasSizeGreaterThan(100);
            if (component.licence().equals("Apache-2.0")) {
                assertThat(component.text().read())
                        .as(component.name())
                        .contains("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION");
            }
            if (component.licence().equals("MIT")) {
                assertThat(component.text().read())
                        .as(component.name())
                        .containsIgnoringCase("copyright")
                        .contains("Permission is hereby granted, free of charge");
            }
            if (component.licence().startsWith("GPL")) {
                assertThat(component.text().read())
                        .as(component.name())
                        .contains("GNU General Public License", "As a special exception");
            }
        }
    }

    @Test
    void knowsItsVersion() {
        assertThat(BuildInfo.get().version()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(BuildInfo.get().line()).startsWith("Tensorloupe " + BuildInfo.get().version());
    }

    @Test
    void opensWithAKeyAndReadsByKeyboard() {
        new FxRobot().type(KeyCode.F1);
        kit.settle();
        assertThat(licence()).contains("Apache License");

        new FxRobot().type(KeyCode.DOWN);
        kit.settle();

        assertThat(licence()).contains("GNU General Public License");
        kit.picture("about");
        WindowKit.run(kit.theme::toggle);
        kit.picture("about-dark");
        new FxRobot().type(KeyCode.ESCAPE);
        kit.settle();
        assertThat(kit.scene().getRoot().lookup(".about-pane")).isNull();
    }

    @Test
    void opensFromTheVersionInTheStatusBar() {
        WindowKit.run(() -> ((Button) kit.scene().getRoot().lookup(".status-version")).fire());
        kit.settle();

        ListView<?> list = (ListView<?>) kit.scene().getRoot().lookup(".components");
        assertThat(list.isFocused()).isTrue();
        assertThat(list.getItems()).hasSizeGreaterThan(20);
    }

    private String licence() {
        return WindowKit.on(() -> {
            Node text = kit.scene().getRoot().lookup(".licence-text");
            return ((TextArea) text).getText();
        });
    }
}
