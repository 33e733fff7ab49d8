package org.tensorloupe.ui.main;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.tensorloupe.testkit.Region;
import org.tensorloupe.ui.text.Texts;

/// A language for tests: every word of a bundle in brackets, accented and a third longer. It is
/// made beside the classes, and taken away in the end.
final class Pseudo implements AutoCloseable {
    private static final String LANGUAGE = "xx";
    private static final String PLAIN = "aeiouyAEIOUY";
    private static final String ACCENTED = "áéíöüÿÁÉÍÖÜŸ";
    private static final Path BUNDLES = Path.of("src", "main", "resources");

    private final List<Path> made = new ArrayList<>();
    private final Region words;

    Pseudo() {
        try (Stream<Path> files = Files.walk(BUNDLES)) {
            Path classes =
                    Path.of(Objects.requireNonNull(Texts.class.getResource("/org")).toURI())
                            .resolveSibling("");
            for (Path file : files.filter(f -> f.endsWith("texts.properties")).toList()) {
                Path copy =
                        classes.resolve(BUNDLES.relativize(file).toString())
                                .resolveSibling("texts_" + LANGUAGE + ".properties");
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                write(file, copy);
                made.add(copy);
            }
        } catch (IOException | java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        ResourceBundle.clearCache(Texts.class.getClassLoader());
        words = Region.words(LANGUAGE);
    }

    private static void write(Path file, Path copy) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        properties.replaceAll((_, text) -> of(text.toString()));
        try (Writer writer = Files.newBufferedWriter(copy)) {
            properties.store(writer, null);
        }
    }

    /// A text in this language.
    static String of(String text) {
        StringBuilder out = new StringBuilder("[");
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            inside = c == '{' || (inside && c != '}');
            int at = inside ? -1 : PLAIN.indexOf(c);
            out.append(at < 0 ? c : ACCENTED.charAt(at));
        }
        return out.append("~".repeat(Math.max(1, text.length() / 3))).append(']').toString();
    }

    static boolean isIn(String text) {
        return text.startsWith("[") && text.endsWith("~]");
    }

    @Override
    public void close() {
        words.close();
        for (Path file : made) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        ResourceBundle.clearCache(Texts.class.getClassLoader());
    }
}
