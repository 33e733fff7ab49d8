package org.tensorloupe.export;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The header of a safetensors file, byte for byte as the library's serialiser writes it: no spaces
/// between the parts, and as many behind them as make its length a multiple of 8.
final class SafetensorsHead {
    private static final int ALIGNMENT = 8;
    private static final int FIRST_PRINTED = 0x20;

    private SafetensorsHead() {}

    /// The header, without the 8 bytes that tell its length.
    static byte[] of(OutputPlan plan) {
        StringBuilder json = new StringBuilder("{");
        if (!plan.metadata().isEmpty()) {
            metadata(json.append("\"__metadata__\":{"), plan.metadata());
        }
        long at = 0;
        for (OutputTensor tensor : plan.tensors()) {
            long end = Math.addExact(at, tensor.byteSize());
            separate(json);
            text(json, tensor.name());
            json.append(":{\"dtype\":\"").append(SafetensorsTypes.name(tensor.type()));
            json.append("\",\"shape\":[").append(tensor.shape().text(","));
            json.append("],\"data_offsets\":[").append(at).append(',').append(end).append("]}");
            at = end;
        }
        byte[] bytes = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
        int padding = (ALIGNMENT - bytes.length % ALIGNMENT) % ALIGNMENT;
        json.repeat(' ', padding);
        return padding == 0 ? bytes : json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void metadata(StringBuilder json, Map<String, String> metadata) {
        metadata.forEach((key, value) -> {
            separate(json);
            text(json, key);
            text(json.append(':'), value);
        });
        json.append('}');
    }

    private static void separate(StringBuilder json) {
        if (json.charAt(json.length() - 1) != '{') {
            json.append(',');
        }
    }

    /// A text as `serde_json` writes it: escaped is only what must be.
    private static void text(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < FIRST_PRINTED) {
                        json.append("\\u%04x".formatted((int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
