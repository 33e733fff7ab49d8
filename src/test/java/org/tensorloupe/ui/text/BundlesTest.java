package org.tensorloupe.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tensorloupe.testkit.SourceCode;

/// The window's words stand in bundles: all of them, and none that nobody asks for.
class BundlesTest {
    private static final Path BUNDLES =
            Path.of("src", "main", "resources", "org", "tensorloupe", "ui");

    /// Names that are the same in every language: of statistics, of PyTorch's attributes, of
    /// formats, of what a number can be, and of the program.
    private static final Set<String> NAMES =
            Set.of(
                    "mean",
                    "std",
                    "min",
                    "max",
                    "|mean|",
                    "std n−1",
                    "zeros",
                    "IQR",
                    "NaN",
                    "+Inf",
                    "−Inf",
                    "−std",
                    "+std",
                    "RGB",
                    "CSV",
                    "JSON",
                    "dtype",
                    "requires_grad",
                    "Tensorloupe",
                    "Tensorloupe ");

    /// Files whose literals are code, names of fonts or CSS.
    private static final Set<String> CODE =
            Set.of(
                    "detail/TorchCode",
                    "detail/SliceCode",
                    "code/PythonTokenizer",
                    "code/Tokenizer",
                    "theme/Fonts",
                    "tree/Query");

    /// Literals that look like words and are none: of a table that is copied for a spreadsheet, and
    /// of a date.
    private static final Set<String> NO_WORDS =
            Set.of("from\tto\tcount", "channel\t", " (about)", "d MMM yyyy");

    /// Words as people read them: two of them, or one that begins like a title.
    private static final Pattern WORDS =
            Pattern.compile(
                    "(?s).*(\\p{L}{2,}[,;:…]? +[\\p{L}%]|%s +\\p{L}{2,}"
                            + "|\\b\\p{Lu}\\p{Ll}+|\\p{L}…).*");

    /// Calls whose first text is shown, and those whose second one is too.
    private static final Set<String> SHOWN =
            Set.of(
                    "setText",
                    "setPromptText",
                    "setAccessibleText",
                    "setAccessibleHelp",
                    "setTitle",
                    "tip",
                    "label",
                    "paragraph",
                    "plain",
                    "quiet",
                    "caption",
                    "Label",
                    "Button",
                    "MenuItem",
                    "CheckMenuItem",
                    "Tooltip",
                    "Section",
                    "ViewCommand");

    private static final Map<String, Set<Integer>> SHOWN_AT =
            Map.of(
                    "flat", Set.of(1, 2),
                    "icon", Set.of(1, 2),
                    "small", Set.of(1, 2),
                    "lined", Set.of(1),
                    "main", Set.of(1),
                    "badge", Set.of(1),
                    "words", Set.of(1),
                    "action", Set.of(1),
                    "toggle", Set.of(1));

    private static final Map<String, Properties> BUNDLE = new TreeMap<>();

    /// Literals of each room, and of them those that are keys by their place.
    private static final Map<String, Set<String>> LITERALS = new TreeMap<>();

    private static final Map<String, Map<String, String>> ASKED = new TreeMap<>();
    private static final Set<String> LEFT = new TreeSet<>();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.walk(BUNDLES)) {
            files.filter(file -> file.endsWith("texts.properties"))
                    .forEach(file ->
                            BUNDLE.put(
                                    BUNDLES.relativize(file.resolveSibling("")).toString(),
                                    properties(file)));
        }
        SourceCode.visit("ui", BundlesTest::visit);
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void visit(TreePath path, String place) {
        if (!(path.getLeaf() instanceof LiteralTree literal)
                || !(literal.getValue() instanceof String text)) {
            return;
        }
        String file = place.substring("ui/".length(), place.lastIndexOf(".java"));
        String room = file.contains("/") ? file.substring(0, file.lastIndexOf('/')) : "";
        LITERALS.computeIfAbsent(room, _ -> new HashSet<>()).add(text);
        String call = callOf(path);
        if (call.startsWith("TEXTS.")) {
            String key = call.equals("TEXTS.count") ? text + ".other" : text;
            Map<String, String> asked = ASKED.computeIfAbsent(room, _ -> new TreeMap<>());
            asked.putIfAbsent(key, place);
            if (call.equals("TEXTS.count")) {
                asked.putIfAbsent(text + ".one", place);
            }
        } else if (!CODE.contains(file) && isLeft(path, text)) {
            LEFT.add(place + " " + literal);
        }
    }

    /// `TEXTS.get` or `TEXTS.count` if the literal is its key, also one of two by a condition.
    private static String callOf(TreePath path) {
        TreePath at = path;
        Tree argument = at.getLeaf();
        while (at.getParentPath() != null) {
            Tree parent = at.getParentPath().getLeaf();
            if (parent instanceof MethodInvocationTree call) {
                boolean key =
                        !call.getArguments().isEmpty()
                                && call.getArguments().getFirst().equals(argument);
                String name = call.getMethodSelect().toString();
                return key && name.matches("TEXTS\\.(get|count)") ? name : "";
            }
            boolean choice =
                    parent instanceof ConditionalExpressionTree
                            || parent instanceof ParenthesizedTree;
            if (!choice) {
                return "";
            }
            argument = parent;
            at = at.getParentPath();
        }
        return "";
    }

    private static boolean isLeft(TreePath path, String text) {
        if (NAMES.contains(text) || NO_WORDS.contains(text) || isElsewhere(path)) {
            return false;
        }
        return (WORDS.matcher(text).matches() && !text.matches("(?s)[\\[(.\\\\%].*"))
                || (text.matches("\\p{Ll}{2,}") && isShown(path));
    }

    /// In an annotation, a message of an exception, or a condition on a value of the file.
    private static boolean isElsewhere(TreePath path) {
        for (TreePath at = path; at != null; at = at.getParentPath()) {
            Tree tree = at.getLeaf();
            if (tree instanceof AnnotationTree
                    || (tree instanceof NewClassTree made
                            && made.getIdentifier().toString().endsWith("Exception"))) {
                return true;
            }
            if (tree instanceof MethodInvocationTree call
                    && call.getMethodSelect()
                            .toString()
                            .matches(
                                    ".*(startsWith|equals|equalsIgnoreCase|contains|getStyleClass\\(\\)"
                                            + "\\.\\w+|getPseudoClass|lookup|getOrDefault|getResource)")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isShown(TreePath path) {
        Tree parent = path.getParentPath().getLeaf();
        if (parent instanceof MethodInvocationTree call) {
            String name = call.getMethodSelect().toString();
            return !name.startsWith("Icons.")
                    && isShown(
                            name.substring(name.lastIndexOf('.') + 1),
                            call.getArguments(),
                            path.getLeaf());
        }
        return parent instanceof NewClassTree made
                && isShown(made.getIdentifier().toString(), made.getArguments(), path.getLeaf());
    }

    private static boolean isShown(
            String name, List<? extends ExpressionTree> arguments, @Nullable Tree literal) {
        int at = arguments.indexOf(literal);
        return (at == 0 && SHOWN.contains(name))
                || SHOWN_AT.getOrDefault(name, Set.of()).contains(at);
    }

    @Test
    void everyKeyThatIsAskedForIsThere() {
        List<String> missing = new ArrayList<>();
        ASKED.forEach((room, keys) ->
                keys.forEach((key, place) -> {
                    if (!BUNDLE.getOrDefault(room, new Properties()).containsKey(key)) {
                        missing.add(place + " " + key);
                    }
                }));
        assertThat(ASKED.values().stream().mapToInt(Map::size).sum()).isGreaterThan(200);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyKeyIsAskedFor() {
        List<String> idle = new ArrayList<>();
        BUNDLE.forEach((room, words) -> {
            Set<String> used = LITERALS.getOrDefault(room, Set.of());
            for (String key : words.stringPropertyNames()) {
                String stem = key.replaceAll("[.](one|other)$", "");
                if (!used.contains(key) && !used.contains(stem) && !isMadeUp(key, used)) {
                    idle.add(room + " " + key);
                }
            }
        });
        assertThat(idle).isEmpty();
    }

    /// Whether a key is put together in the code: of a stem and an ending that both stand there.
    private static boolean isMadeUp(String key, Set<String> literals) {
        int dot = key.lastIndexOf('.');
        return (literals.contains(key.substring(0, dot)) && literals.contains(key.substring(dot)))
                || (literals.contains(key.substring(0, dot + 1))
                        && literals.contains(key.substring(dot + 1)));
    }

    @Test
    void everyPatternIsOne() {
        int patterns = 0;
        for (Map.Entry<String, Properties> room : BUNDLE.entrySet()) {
            for (String key : room.getValue().stringPropertyNames()) {
                String text = room.getValue().getProperty(key);
                String where = room.getKey() + " " + key + " = " + text;
                assertThat(text).as(where).isNotBlank().isEqualTo(text.strip());
                assertThat(text).as(where).doesNotContain("'").doesNotContain("...");
                assertThat(key).as(where).matches("[a-z][A-Za-z]*([.][a-z][A-Za-z0-9]*)+");
                if (text.contains("{")) {
                    patterns++;
                    assertThatCode(() -> new MessageFormat(text, Locale.ENGLISH))
                            .as(where)
                            .doesNotThrowAnyException();
                    int values = new MessageFormat(text, Locale.ENGLISH).getFormats().length;
                    assertThat(values).as(where).isPositive();
                }
            }
        }
        assertThat(patterns).isGreaterThan(50);
    }

    @Test
    void nothingThatIsShownStandsInTheCode() {
        assertThat(LEFT).isEmpty();
    }

    @Test
    void knowsWordsFromOtherLiterals() {
        assertThat(List.of("Copy the name", "Reading…", "and %s more", "Open", "no axis: "))
                .allMatch(text -> WORDS.matcher(text).matches());
        assertThat(List.of("fth-folder", "size-bar", ".histogram", "/org/ui/x.css", " · "))
                .noneMatch(text -> WORDS.matcher(text).matches());
    }
}
