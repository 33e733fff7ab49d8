package org.tensorloupe.pickle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.tensorloupe.bytes.ByteViews;

/// The opcodes whose argument is a text or bytes of any length, and the numbers of protocol 0.
final class TextOpcodes {
    private static final int INLINE = 4096;

    private final PickleInput source;
    private final ValueStack values;
    private final Meter meter;

    TextOpcodes(PickleInput source, ValueStack values, Meter meter) {
        this.source = source;
        this.values = values;
        this.meter = meter;
    }

    /// The line of GET or PUT, 0 or more.
    long index() throws PickleStop {
        String line = number("a memo index").strip();
        if (line.isEmpty() || !line.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw source.malformed("a memo index", '"' + Kinds.brief(line) + '"');
        }
        return line.length() > 18 ? Long.MAX_VALUE : Long.parseLong(line);
    }

    /// INT, which also spells True and False.
    void integer() throws PickleStop {
        String line = number("an integer");
        switch (line) {
            case "00" -> values.push(false);
            case "01" -> values.push(true);
            default -> values.push(Literals.integer(source, line));
        }
    }

    /// LONG.
    void longInteger() throws PickleStop {
        String line = number("an integer");
        boolean marked = line.endsWith("L");
        values.push(Literals.integer(source, marked ? line.substring(0, line.length() - 1) : line));
    }

    /// FLOAT.
    void real() throws PickleStop {
        values.push(Literals.real(source, number("a float")));
    }

    private String number(String what) throws PickleStop {
        byte[] line = source.line("digits of " + what, meter.limits().numberBytes(), meter);
        meter.heap(24L + line.length);
        return new String(line, StandardCharsets.ISO_8859_1);
    }

    /// STRING: a quoted literal of Python 2.
    void quotedString() throws PickleStop {
        byte[] line = line();
        pushString(Literals.unquote(source, line));
    }

    /// BINSTRING and SHORT_BINSTRING: bytes that Python 2 called a string.
    void binaryString(int length) throws PickleStop {
        if (length < 0) {
            throw source.malformed("a length", String.valueOf(length));
        }
        pushString(source.bytes(checked(length)));
    }

    private void pushString(byte[] content) throws PickleStop {
        try {
            values.push(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(content))
                            .toString());
        } catch (CharacterCodingException _) {
            values.push(PyBytes.of(content));
        }
    }

    /// UNICODE: a line of Latin-1 with escapes.
    void rawUnicode() throws PickleStop {
        values.push(Literals.rawUnicode(source, line()));
    }

    private byte[] line() throws PickleStop {
        byte[] line = source.line("bytes of a text", meter.limits().textBytes(), meter);
        meter.heap(40 + 4L * line.length);
        return line;
    }

    /// BINUNICODE and its short and long forms.
    void unicode(long length) throws PickleStop {
        String text = source.text(checked(length));
        if (text == null) {
            throw source.malformed("a text in UTF-8", "other bytes");
        }
        values.push(text);
    }

    /// BINBYTES, BYTEARRAY8 and their kin.
    void bytes(long length, boolean mutable) throws PickleStop {
        source.available(length);
        if (length > INLINE) {
            meter.heap(256);
            values.push(new PyBytes(source.region(length), mutable));
        } else {
            meter.heap(128 + length);
            String name = source.where();
            values.push(new PyBytes(ByteViews.of(name, source.bytes((int) length)), mutable));
        }
    }

    /// The length of a text that is in the file, within the limit and booked.
    private int checked(long length) throws PickleStop {
        source.available(length);
        meter.atMost("bytes of a text", meter.limits().textBytes(), length);
        meter.heap(length < INLINE ? 40 + length : 3 * length);
        return (int) length;
    }
}
