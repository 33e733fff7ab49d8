import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.css.Stylesheet;
import javafx.css.converter.DurationConverter;

/// Puts the binary form that JavaFX looks for first beside each style sheet, so that none is parsed at
/// a start.
///
/// Run by packaging/build with JavaFX on the module path: `java Styles.java FOLDER`, on a folder of
/// unpacked jars.
final class Styles {
    private Styles() {}

    public static void main(String[] args) throws IOException {
        List<Path> sheets;
        try (Stream<Path> all = Files.walk(Path.of(args[0]))) {
            sheets = all.filter(file -> file.toString().endsWith(".css")).toList();
        }
        for (Path sheet : sheets) {
            String name = sheet.getFileName().toString().replaceFirst("css$", "bss");
            Path binary = sheet.resolveSibling(name);
            if (!Files.exists(binary) && !hasDurations(sheet)) {
                Stylesheet.convertToBinary(sheet.toFile(), binary.toFile());
            }
        }
    }

    /// JavaFX 26 writes durations, but cannot read them: such a sheet stays text.
    private static boolean hasDurations(Path sheet) throws IOException {
        return new CssParser().parse(sheet.toUri().toURL()).getRules().stream()
                .flatMap(rule -> rule.getDeclarations().stream())
                .anyMatch(line -> line.getParsedValue().getConverter() instanceof DurationConverter);
    }
}
