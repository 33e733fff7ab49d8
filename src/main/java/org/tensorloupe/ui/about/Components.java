package org.tensorloupe.ui.about;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tensorloupe.ui.text.Texts;

/// What ships: the list that the build made from the real class path, and the notices in the folder
/// `legal` of the Java runtime that this program runs on. Reads files; not on the JavaFX thread.
public final class Components {
    private static final Texts TEXTS = Texts.of(Components.class);

    private static final String LIST = "components.tsv";

    private Components() {}

    /// All of them; without those of the class path if the sources were built in another way.
    ///
    /// @throws IOException if a list is there and cannot be read
    public static List<Component> load() throws IOException {
        List<Component> all = new ArrayList<>();
        if (Components.class.getResource(LIST) != null) {
            for (String line : resource(LIST).lines().toList()) {
                String[] parts = line.split("\t", 4);
                all.add(new Component(parts[0], parts[1], parts[2], () -> resource(parts[3])));
            }
        }
        all.addAll(ofJava(Path.of(System.getProperty("java.home", "."), "legal")));
        return all;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Components.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// One folder per module, one file per notice; the same notice may stand in several.
    private static List<Component> ofJava(Path legal) throws IOException {
        Map<String, Path> notices = new TreeMap<>();
        if (Files.isDirectory(legal)) {
            try (Stream<Path> files = Files.walk(legal, 2)) {
                files.filter(Files::isRegularFile)
                        .forEach(file -> notices.putIfAbsent(nameOf(file), file));
            }
        }
        // The licence itself is in the list of the build.
        notices.remove("LICENSE");
        return notices.entrySet().stream()
                .map(notice ->
                        new Component(
                                TEXTS.get("components.java", notice.getKey()),
                                "",
                                "",
                                () -> Files.readString(notice.getValue())))
                .toList();
    }

    private static String nameOf(Path notice) {
        String name = notice.getFileName().toString();
        return name.endsWith(".md") ? name.substring(0, name.length() - 3) : name;
    }
}
