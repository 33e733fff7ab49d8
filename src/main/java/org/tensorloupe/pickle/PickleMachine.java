package org.tensorloupe.pickle;

import java.io.IOException;
import java.math.BigInteger;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.Unpickler;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.Monitor;

/// The library's unpickler with every opcode replaced that could allocate, hash, resolve or call by
/// the file's word. What remains of it is the loop and the opcodes without arguments of variable size.
final class PickleMachine extends Unpickler {
    private final PickleInput source;
    private final Meter meter;
    private final ValueStack values;
    private final Memo remembered;
    private final ImportLog imports;
    private final TextOpcodes texts;
    private final ContainerOpcodes containers;
    private final ObjectOpcodes objects;
    private int protocol;
    private long opcodes;

    PickleMachine(PickleInput source, PickleLimits limits, PersistentIds ids, Monitor monitor) {
        this.source = source;
        meter = new Meter(source, limits, monitor);
        values = new ValueStack(meter);
        remembered = new Memo(meter);
        imports = new ImportLog(meter);
        texts = new TextOpcodes(source, values, meter);
        containers = new ContainerOpcodes(source, values, meter, imports);
        objects = new ObjectOpcodes(source, values, meter, imports, ids);
    }

    /// Reads one pickle up to its STOP.
    Pickle run() throws IOException {
        Object root = load(source);
        return new Pickle(root, source.position(), protocol, opcodes, imports.report());
    }

    /// What was named so far.
    ImportReport imports() {
        return imports.report();
    }

    @Override
    protected @Nullable Object dispatch(short key) throws IOException {
        source.opcode();
        if (++opcodes > meter.limits().opcodes()) {
            meter.atMost("opcodes", meter.limits().opcodes(), opcodes);
        }
        switch (key) {
            case Opcodes.STOP -> {
                return values.take();
            }
            case Opcodes.NONE, Opcodes.NEWTRUE, Opcodes.NEWFALSE -> library(key, 0);
            case Opcodes.BINFLOAT -> library(key, 16);
            case Opcodes.PROTO -> protocol();
            case Opcodes.FRAME -> source.available(source.i64());

            case Opcodes.MARK -> values.mark();
            case Opcodes.POP -> pop();
            case Opcodes.POP_MARK -> values.takeMarked();
            case Opcodes.DUP -> values.push(values.top());

            case Opcodes.GET -> values.push(remembered.get(texts.index()));
            case Opcodes.BINGET -> values.push(remembered.get(source.read()));
            case Opcodes.LONG_BINGET ->
                    values.push(remembered.get(Integer.toUnsignedLong(source.i32())));
            case Opcodes.PUT -> remembered.put(texts.index(), values.top());
            case Opcodes.BINPUT -> remembered.put(source.read(), values.top());
            case Opcodes.LONG_BINPUT ->
                    remembered.put(Integer.toUnsignedLong(source.i32()), values.top());
            case Opcodes.MEMOIZE -> remembered.put(remembered.count(), values.top());

            case Opcodes.BININT -> integer(source.i32());
            case Opcodes.BININT1 -> values.push((long) source.read());
            case Opcodes.BININT2 -> integer(source.u16());
            case Opcodes.LONG1 -> longInteger(source.read());
            case Opcodes.LONG4 -> longInteger(source.i32());
            case Opcodes.INT -> texts.integer();
            case Opcodes.LONG -> texts.longInteger();
            case Opcodes.FLOAT -> texts.real();

            case Opcodes.STRING -> texts.quotedString();
            case Opcodes.BINSTRING -> texts.binaryString(source.i32());
            case Opcodes.SHORT_BINSTRING -> texts.binaryString(source.read());
            case Opcodes.UNICODE -> texts.rawUnicode();
            case Opcodes.BINUNICODE -> texts.unicode(Integer.toUnsignedLong(source.i32()));
            case Opcodes.SHORT_BINUNICODE -> texts.unicode(source.read());
            case Opcodes.BINUNICODE8 -> texts.unicode(source.i64());
            case Opcodes.BINBYTES -> texts.bytes(Integer.toUnsignedLong(source.i32()), false);
            case Opcodes.SHORT_BINBYTES -> texts.bytes(source.read(), false);
            case Opcodes.BINBYTES8 -> texts.bytes(source.i64(), false);
            case Opcodes.BYTEARRAY8 -> texts.bytes(source.i64(), true);

            case Opcodes.EMPTY_LIST,
                    Opcodes.LIST,
                    Opcodes.APPEND,
                    Opcodes.APPENDS,
                    Opcodes.EMPTY_TUPLE,
                    Opcodes.TUPLE,
                    Opcodes.TUPLE1,
                    Opcodes.TUPLE2,
                    Opcodes.TUPLE3,
                    Opcodes.EMPTY_DICT,
                    Opcodes.DICT,
                    Opcodes.SETITEM,
                    Opcodes.SETITEMS,
                    Opcodes.EMPTY_SET,
                    Opcodes.FROZENSET,
                    Opcodes.ADDITEMS ->
                    containers.run(key);

            case Opcodes.GLOBAL,
                    Opcodes.STACK_GLOBAL,
                    Opcodes.INST,
                    Opcodes.OBJ,
                    Opcodes.REDUCE,
                    Opcodes.NEWOBJ,
                    Opcodes.NEWOBJ_EX,
                    Opcodes.BUILD,
                    Opcodes.PERSID,
                    Opcodes.BINPERSID ->
                    objects.run(key);

            case Opcodes.EXT1 -> throw extension(source.read());
            case Opcodes.EXT2 -> throw extension(source.u16());
            case Opcodes.EXT4 -> throw extension(source.i32());
            case Opcodes.NEXT_BUFFER -> throw source.unsupported("a pickle buffer kept elsewhere");
            case Opcodes.READONLY_BUFFER -> readOnlyBuffer();
            default ->
                    throw source.malformed(
                            "an opcode of pickle", "byte 0x%02x".formatted(key & 0xff));
        }
        return NO_RETURN_VALUE;
    }

    /// Lets the library run an opcode that pushes one value of fixed size.
    private void library(short key, int bytes) throws IOException {
        values.reserve();
        meter.heap(bytes);
        stack = values;
        super.dispatch(key);
    }

    private void protocol() throws PickleStop {
        int declared = source.read();
        if (declared > HIGHEST_PROTOCOL) {
            throw source.unsupported("pickle protocol " + declared);
        }
        protocol = Math.max(protocol, declared);
    }

    private void pop() throws PickleStop {
        if (values.atFence()) {
            values.takeMarked();
        } else {
            values.take();
        }
    }

    private void integer(int value) throws PickleStop {
        // Java keeps one object for each number of a signed byte.
        meter.heap(value == (byte) value ? 0 : 24);
        values.push((long) value);
    }

    private void longInteger(int length) throws PickleStop {
        source.available(length);
        meter.atMost("bytes of an integer", meter.limits().numberBytes(), length);
        byte[] digits = source.bytes(length);
        meter.heap(length <= Long.BYTES ? 16 : 64 + length);
        if (length <= Long.BYTES) {
            long value = length == 0 ? 0 : digits[length - 1];
            for (int i = length - 2; i >= 0; i--) {
                value = value << 8 | (digits[i] & 0xff);
            }
            values.push(value);
        } else {
            for (int i = 0, j = length - 1; i < j; i++, j--) {
                byte low = digits[i];
                digits[i] = digits[j];
                digits[j] = low;
            }
            values.push(KeyRules.whole(new BigInteger(digits)));
        }
    }

    private PickleStop extension(int code) {
        return source.unsupported("pickle extension code " + Integer.toUnsignedString(code));
    }

    private void readOnlyBuffer() throws PickleStop {
        if (!(values.top() instanceof PyBytes)) {
            throw source.malformed("bytes to make read-only", "something else");
        }
    }
}
