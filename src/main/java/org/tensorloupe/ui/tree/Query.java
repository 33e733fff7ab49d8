package org.tensorloupe.ui.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.stats.Summary;

/// What the search field asks for: words that must all occur in the name, `/regex/`, `dtype:bf16`,
/// and `nan` or `inf` for tensors that hold such values. Immutable, any thread.
public final class Query {
    /// A query that everything answers.
    public static final Query ALL = new Query("", List.of(), null, List.of(), List.of(), "");

    /// Words that ask for values; to find them in names, they go between slashes.
    private static final Map<String, ToLongFunction<Summary>> VALUES =
            Map.of(
                    "nan", Summary::nan,
                    "inf", s -> s.posInf() + s.negInf(),
                    "+inf", Summary::posInf,
                    "-inf", Summary::negInf);

    private static final Map<String, String> SHORT =
            Map.ofEntries(
                    Map.entry("bf16", "bfloat16"),
                    Map.entry("f64", "float64"),
                    Map.entry("f32", "float32"),
                    Map.entry("f16", "float16"),
                    Map.entry("half", "float16"),
                    Map.entry("double", "float64"),
                    Map.entry("fp64", "float64"),
                    Map.entry("fp32", "float32"),
                    Map.entry("fp16", "float16"),
                    Map.entry("fp8", "float8"),
                    Map.entry("f8", "float8"),
                    Map.entry("i64", "int64"),
                    Map.entry("i32", "int32"),
                    Map.entry("i16", "int16"),
                    Map.entry("i8", "int8"),
                    Map.entry("u8", "uint8"),
                    Map.entry("long", "int64"));

    private final String text;
    private final List<String> words;
    private final @Nullable Pattern pattern;
    private final List<String> dtypes;
    private final List<ToLongFunction<Summary>> values;
    private final String problem;

    private Query(
            String text,
            List<String> words,
            @Nullable Pattern pattern,
            List<String> dtypes,
            List<ToLongFunction<Summary>> values,
            String problem) {
        this.text = text;
        this.words = List.copyOf(words);
        this.pattern = pattern;
        this.dtypes = List.copyOf(dtypes);
        this.values = List.copyOf(values);
        this.problem = problem;
    }

    /// Reads what was typed.
    public static Query parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return ALL;
        }
        List<String> words = new ArrayList<>();
        List<String> dtypes = new ArrayList<>();
        List<ToLongFunction<Summary>> values = new ArrayList<>();
        Pattern pattern = null;
        for (String word : words(trimmed)) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (word.startsWith("/")) {
                try {
                    pattern = Pattern.compile(expression(word), Pattern.CASE_INSENSITIVE);
                } catch (PatternSyntaxException e) {
                    return new Query(
                            trimmed, List.of(), null, List.of(), List.of(), e.getDescription());
                }
            } else if (lower.startsWith("dtype:")) {
                String name = lower.substring("dtype:".length());
                dtypes.add(SHORT.getOrDefault(name, name));
            } else if (VALUES.containsKey(lower)) {
                values.add(VALUES.get(lower));
            } else {
                words.add(lower);
            }
        }
        return new Query(trimmed, words, pattern, dtypes, values, "");
    }

    /// Words are parted by spaces; an expression between slashes may hold spaces.
    private static List<String> words(String text) {
        List<String> out = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to =
                    text.charAt(from) == '/'
                            ? endOfExpression(text, from)
                            : text.indexOf(' ', from);
            to = to < 0 ? text.length() : to;
            if (to > from) {
                out.add(text.substring(from, to));
            }
            from = Math.max(to, from + 1);
        }
        return out;
    }

    private static int endOfExpression(String text, int from) {
        for (int i = from + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '/') {
                return i + 1;
            }
        }
        return text.length();
    }

    private static String expression(String word) {
        boolean closed = word.length() > 1 && word.endsWith("/");
        return word.substring(1, closed ? word.length() - 1 : word.length());
    }

    /// Whether everything answers it.
    public boolean isAll() {
        return text.isEmpty();
    }

    /// What is wrong with the expression; empty if nothing is.
    public String problem() {
        return problem;
    }

    /// Whether it asks for values, which are known only of tensors whose statistics were computed.
    public boolean asksForValues() {
        return !values.isEmpty() && problem.isEmpty();
    }

    /// Whether the values of a tensor answer it.
    boolean matches(Summary figures) {
        return values.stream().allMatch(count -> count.applyAsLong(figures) > 0);
    }

    /// Whether a node answers it, but for its values.
    ///
    /// @param lower its name in lower case
    boolean matches(Node node, String lower) {
        if (!problem.isEmpty()) {
            return false;
        }
        for (String word : words) {
            if (!lower.contains(word)) {
                return false;
            }
        }
        boolean ofTensors = !dtypes.isEmpty() || !values.isEmpty();
        if (ofTensors && !(node instanceof TensorNode)) {
            return false;
        }
        for (String dtype : dtypes) {
            if (!((TensorNode) node).tensor().dtype().name().startsWith(dtype)) {
                return false;
            }
        }
        return pattern == null || pattern.matcher(node.name()).find();
    }

    /// Where its words and its expression occur in a name: pairs of first and after-last character.
    List<Span> hits(String name) {
        List<Span> out = new ArrayList<>();
        String lower = name.toLowerCase(Locale.ROOT);
        for (String word : words) {
            for (int at = lower.indexOf(word);
                    at >= 0;
                    at = lower.indexOf(word, at + word.length())) {
                out.add(new Span(at, at + word.length()));
            }
        }
        if (pattern != null) {
            pattern.matcher(name).results().forEach(r -> out.add(new Span(r.start(), r.end())));
        }
        return out;
    }

    /// A range of characters.
    ///
    /// @param from first character
    /// @param to after the last
    record Span(int from, int to) {
        /// The part within another range, relative to it; empty ranges have `from >= to`.
        Span within(int start, int end) {
            return new Span(Math.max(from, start) - start, Math.min(to, end) - start);
        }
    }
}
