package org.tensorloupe.export;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// JSON written piece by piece, with `IOException` where the stream refuses. Not thread-safe.
public final class JsonOutput {
    private final JsonGenerator json;

    /// @param out stays open
    public JsonOutput(OutputStream out) {
        json =
                JsonFactory.builder()
                        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                        .build()
                        .createGenerator(ObjectWriteContext.empty(), out);
    }

    /// Something to write.
    private interface Piece {
        void write() throws JacksonException;
    }

    private static void write(Piece piece) throws IOException {
        try {
            piece.write();
        } catch (JacksonException e) {
            throw e.getCause() instanceof IOException refused ? refused : new IOException(e);
        }
    }

    /// Begins an object as a value.
    public void startObject() throws IOException {
        write(json::writeStartObject);
    }

    /// Begins an object on a line of its own, as an element of an array.
    public void startRow() throws IOException {
        write(() -> {
            json.writeRaw('\n');
            json.writeStartObject();
        });
    }

    /// Begins an object under a key.
    public void startObject(String key) throws IOException {
        write(() -> json.writeName(key).writeStartObject());
    }

    /// Ends an object.
    public void endObject() throws IOException {
        write(json::writeEndObject);
    }

    /// Begins an array as a value.
    public void startArray() throws IOException {
        write(json::writeStartArray);
    }

    /// Begins an array under a key.
    public void startArray(String key) throws IOException {
        write(() -> json.writeName(key).writeStartArray());
    }

    /// Ends an array.
    public void endArray() throws IOException {
        write(json::writeEndArray);
    }

    /// A text as an element of an array.
    public void text(String value) throws IOException {
        write(() -> json.writeString(value));
    }

    /// A text, or null.
    public void text(String key, @Nullable String value) throws IOException {
        write(() -> json.writeStringProperty(key, value));
    }

    /// An integer.
    public void number(String key, long value) throws IOException {
        write(() -> json.writeNumberProperty(key, value));
    }

    /// A number given as its decimal; null if that is empty, a text if it is none of JSON.
    public void number(String key, String decimal) throws IOException {
        write(() -> {
            json.writeName(key);
            if (decimal.isEmpty()) {
                json.writeNull();
            } else if (Character.isDigit(decimal.charAt(decimal.length() - 1))) {
                json.writeNumber(decimal);
            } else {
                json.writeString(decimal);
            }
        });
    }

    /// Integers as an array.
    public void numbers(String key, long[] values) throws IOException {
        write(() -> {
            json.writeName(key);
            json.writeArray(values, 0, values.length);
        });
    }

    /// A boolean.
    public void flag(String key, boolean value) throws IOException {
        write(() -> json.writeBooleanProperty(key, value));
    }

    /// Ends the line and hands everything to the stream.
    public void finish() throws IOException {
        write(() -> {
            json.writeRaw('\n');
            json.close();
        });
    }
}
