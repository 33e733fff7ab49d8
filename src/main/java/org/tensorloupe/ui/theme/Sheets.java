package org.tensorloupe.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.collections.ObservableList;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// The window's own style sheets, at the present size of text.
///
/// At the usual size they are the files as they are, which the build has compiled, so that nothing is
/// parsed at a start. At others they are made from the files by [ScaledSheet]. JavaFX thread only.
public final class Sheets {
    /// What the sheets in use were made from: name by address.
    private static final Map<String, String> NAMES = new HashMap<>();

    /// The sheets of one size: address by name.
    private static final Map<String, String> MADE = new HashMap<>();

    private static double size = 1;

    private Sheets() {}

    /// The address of a sheet at the present size.
    ///
    /// @param name without ending: `picture`
    public static String of(String name) {
        if (size != TextScale.factor()) {
            size = TextScale.factor();
            MADE.clear();
        }
        String address = MADE.computeIfAbsent(name, Sheets::make);
        NAMES.put(address, name);
        return address;
    }

    private static String make(String name) {
        String file = "/org/tensorloupe/ui/" + name + ".css";
        if (size == 1) {
            return Objects.requireNonNull(Sheets.class.getResource(file), name).toExternalForm();
        }
        try (InputStream in =
                Objects.requireNonNull(Sheets.class.getResourceAsStream(file), name)) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return address(ScaledSheet.of(css, size));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An address that contains the sheet itself.
    static String address(String css) {
        return "data:text/css;base64,"
                + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    /// Styles a scene; its sheets then follow the size of text.
    static void install(Scene scene, List<String> names) {
        add(scene.getStylesheets(), names);
        TextScale.follow(scene.getRoot(), () -> renew(scene.getStylesheets()));
    }

    /// Styles a part of a scene; its sheets then follow the size of text.
    public static void install(Parent part, String name) {
        add(part.getStylesheets(), List.of(name));
        TextScale.follow(part, () -> renew(part.getStylesheets()));
    }

    private static void add(ObservableList<String> sheets, List<String> names) {
        sheets.addAll(names.stream().map(Sheets::of).toList());
    }

    private static void renew(ObservableList<String> sheets) {
        sheets.replaceAll(address -> {
            String name = NAMES.get(address);
            return name == null ? address : of(name);
        });
    }
}
