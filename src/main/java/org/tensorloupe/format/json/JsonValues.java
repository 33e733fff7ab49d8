package org.tensorloupe.format.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.FaultIOException;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON into plain values: `Map` in the order of the text, `List`, `String`, `Long`,
/// `BigInteger`, `Double`, `Boolean` and null.
public final class JsonValues {
    private static final int LONGEST_NUMBER = 1_000;
    private static final int DEEPEST = 200;
    private static final int LONGEST_TEXT = 16 << 20;

    private static final JsonFactory STRICT =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // Names of tensors never come again: a table of them only grows.
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxNumberLength(LONGEST_NUMBER)
                                    .maxNameLength(LONGEST_TEXT)
                                    .maxStringLength(LONGEST_TEXT)
                                    .build())
                    .build();

    private JsonValues() {}

    /// The one value that a text holds, UTF-8, with nothing but white space around it.
    ///
    /// @param longest bytes that are read at most
    /// @throws CheckpointException Malformed if it is no JSON, names a key twice in one object or
    ///     is nested deeper than 200; LimitExceeded if it is longer, or if its values take more than
    ///     a third of the memory that this process may have
    public static @Nullable Object read(ByteView text, int longest) throws CheckpointException {
        checkLength(text, longest);
        try (JsonParser parser =
                STRICT.createParser(ObjectReadContext.empty(), ByteViews.stream(text))) {
            if (parser.nextToken() == null) {
                throw malformed(text, "nothing");
            }
            Object value = value(parser, new JsonAllowance(text));
            if (parser.nextToken() != null) {
                throw malformed(text, "more after its end");
            }
            return value;
        } catch (JacksonException e) {
            throw fault(text, e);
        }
    }

    /// Takes the entries of an object one by one.
    @FunctionalInterface
    public interface EntrySink {
        /// @param value as [#read] gives it
        void accept(String key, @Nullable Object value) throws CheckpointException;
    }

    /// Reads the one object that a text holds, entry by entry, keeping none of them.
    ///
    /// @param longest bytes that are read at most
    /// @param sink its exceptions pass through
    /// @throws CheckpointException as [#read], and Malformed if the text is not an object
    public static void readEntries(ByteView text, int longest, EntrySink sink)
            throws CheckpointException {
        checkLength(text, longest);
        try (JsonParser parser =
                STRICT.createParser(ObjectReadContext.empty(), ByteViews.stream(text))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed(text, parser.currentToken() == null ? "nothing" : "no object");
            }
            JsonAllowance allowance = new JsonAllowance(text);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                allowance.name(key);
                long kept = allowance.spent();
                parser.nextToken();
                sink.accept(key, value(parser, allowance));
                allowance.release(kept);
            }
            if (parser.nextToken() != null) {
                throw malformed(text, "more after its end");
            }
        } catch (JacksonException e) {
            throw fault(text, e);
        }
    }

    /// Goes through the one object that a text holds, and reads of it what the visitor asks for. The
    /// memory follows what is read, not the text.
    ///
    /// @param longest bytes that are read at most
    /// @throws CheckpointException as [#read], and Malformed if the text holds no object
    public static void visit(ByteView text, long longest, JsonVisitor visitor)
            throws CheckpointException {
        checkLength(text, longest);
        try (JsonParser parser =
                STRICT.createParser(ObjectReadContext.empty(), ByteViews.stream(text))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed(text, "no object");
            }
            members(parser, "", visitor, new JsonAllowance(text));
        } catch (JacksonException e) {
            throw fault(text, e);
        }
    }

    private static void members(
            JsonParser parser, String prefix, JsonVisitor visitor, JsonAllowance allowance)
            throws CheckpointException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            allowance.name(key);
            String path = prefix + key;
            JsonToken first = parser.nextToken();
            long kept = allowance.spent();
            switch (visitor.step(path)) {
                case READ -> visitor.value(path, key, value(parser, allowance));
                case ENTER -> {
                    if (first == JsonToken.START_OBJECT) {
                        members(parser, path + "/", visitor, allowance);
                    } else {
                        skip(parser, allowance);
                    }
                }
                case SKIP -> skip(parser, allowance);
            }
            allowance.release(kept);
        }
    }

    /// Passes over a value. The parser keeps the names of the objects that it is in.
    private static void skip(JsonParser parser, JsonAllowance allowance)
            throws CheckpointException {
        long[] kept = new long[DEEPEST + 1];
        int depth = 0;
        JsonToken token = parser.currentToken();
        while (true) {
            if (token == JsonToken.PROPERTY_NAME) {
                allowance.name(parser.currentName());
            } else if (token.isStructStart()) {
                kept[depth++] = allowance.spent();
            } else if (token.isStructEnd()) {
                allowance.release(kept[--depth]);
            }
            if (depth == 0) {
                return;
            }
            token = parser.nextToken();
        }
    }

    private static void checkLength(ByteView text, long longest) throws CheckpointException {
        if (text.size() > longest) {
            throw new CheckpointException(
                    new FormatFault.LimitExceeded(
                            text.name(), "bytes of JSON", longest, text.size()));
        }
    }

    private static CheckpointException fault(ByteView text, JacksonException e) {
        if (e.getCause() instanceof FaultIOException fault) {
            return fault.carried();
        }
        String reason = e.getOriginalMessage();
        return reason.startsWith("Duplicate")
                ? new CheckpointException(
                        new FormatFault.Malformed(
                                text.name(), "each name once in a JSON object", reason))
                : malformed(text, reason);
    }

    private static CheckpointException malformed(ByteView text, String found) {
        return new CheckpointException(new FormatFault.Malformed(text.name(), "JSON", found));
    }

    private static @Nullable Object value(JsonParser parser, JsonAllowance allowance)
            throws CheckpointException {
        allowance.value();
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    allowance.name(key);
                    parser.nextToken();
                    object.put(key, value(parser, allowance));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<@Nullable Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser, allowance));
                }
                yield array;
            }
            case VALUE_STRING -> allowance.text(parser.getString());
            case VALUE_NUMBER_INT ->
                    parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                            ? parser.getBigIntegerValue()
                            : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }
}
