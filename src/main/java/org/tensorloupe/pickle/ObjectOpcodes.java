package org.tensorloupe.pickle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.razorvine.pickle.Opcodes;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;

/// The opcodes that name, call and fill objects in Python. Here they only note what they would do.
final class ObjectOpcodes {
    private final PickleInput source;
    private final ValueStack values;
    private final Meter meter;
    private final ImportLog imports;
    private final PersistentIds ids;
    private final PlainCalls plain;

    ObjectOpcodes(
            PickleInput source,
            ValueStack values,
            Meter meter,
            ImportLog imports,
            PersistentIds ids) {
        this.source = source;
        this.values = values;
        this.meter = meter;
        this.imports = imports;
        this.ids = ids;
        this.plain = new PlainCalls(meter, imports);
    }

    void run(short key) throws PickleStop {
        switch (key) {
            case Opcodes.GLOBAL -> values.push(global());
            case Opcodes.STACK_GLOBAL -> {
                Object name = values.take();
                Object module = values.take();
                if (!(module instanceof String m) || !(name instanceof String n)) {
                    throw source.malformed(
                            "a module and a name as texts",
                            Kinds.of(module) + " and " + Kinds.of(name));
                }
                values.push(named(m, n));
            }
            case Opcodes.INST -> {
                PyGlobal type = global();
                @Nullable Object[] args = values.takeMarked();
                values.push(call(type, tuple(args), null));
            }
            case Opcodes.OBJ -> {
                @Nullable Object[] items = values.takeMarked();
                if (items.length == 0) {
                    throw source.malformed("a class after the mark", "nothing");
                }
                PyTuple args = tuple(Arrays.copyOfRange(items, 1, items.length));
                values.push(call(items[0], args, null));
            }
            case Opcodes.REDUCE, Opcodes.NEWOBJ -> {
                PyTuple args = arguments(values.take());
                values.push(call(values.take(), args, null));
            }
            case Opcodes.NEWOBJ_EX -> {
                if (!(values.take() instanceof PyDict kwargs)) {
                    throw source.malformed("a dict of arguments", "something else");
                }
                PyTuple args = arguments(values.take());
                values.push(call(values.take(), args, kwargs));
            }
            case Opcodes.BUILD -> {
                Object state = values.take();
                build(values.top(), state);
            }
            case Opcodes.PERSID -> {
                byte[] line = line("bytes of a persistent id");
                values.push(reference(new String(line, StandardCharsets.UTF_8)));
            }
            default -> values.push(reference(values.take()));
        }
    }

    private PyGlobal global() throws PickleStop {
        String module = new String(line("bytes of a module's name"), StandardCharsets.UTF_8);
        String name = new String(line("bytes of a class's name"), StandardCharsets.UTF_8);
        return named(module, name);
    }

    private PyGlobal named(String module, String name) throws PickleStop {
        int limit = meter.limits().nameBytes();
        meter.atMost("bytes of a module's name", limit, module.length());
        meter.atMost("bytes of a class's name", limit, name.length());
        meter.heap(16 + (module.length() + name.length()) / 16);
        return imports.named(module, name);
    }

    private byte[] line(String what) throws PickleStop {
        byte[] line = source.line(what, meter.limits().nameBytes(), meter);
        meter.heap(80L + line.length);
        return line;
    }

    private PyTuple tuple(@Nullable Object[] items) throws PickleStop {
        meter.heap(40 + 4L * items.length);
        return items.length == 0 ? PyTuple.EMPTY : new PyTuple(items);
    }

    private PyTuple arguments(@Nullable Object args) throws PickleStop {
        if (args instanceof PyTuple tuple) {
            return tuple;
        }
        throw source.malformed("a tuple of arguments", Kinds.of(args));
    }

    private @Nullable Object call(@Nullable Object callable, PyTuple args, @Nullable PyDict kwargs)
            throws PickleStop {
        Object target = callable(callable);
        imports.called(target);
        if (target instanceof PyGlobal global && (kwargs == null || kwargs.size() == 0)) {
            Object value = plain.call(global, args);
            if (!PlainCalls.NOT_PLAIN.equals(value)) {
                meter.heap(64);
                return value;
            }
        }
        meter.heap(40);
        return new PyObject(target, args, kwargs);
    }

    private Object callable(@Nullable Object callable) throws PickleStop {
        return switch (callable) {
            case null -> throw source.malformed("something to call", "None");
            case Object value when isPlain(value) ->
                    throw source.malformed("something to call", Kinds.of(value));
            case Object other -> other;
        };
    }

    private static boolean isPlain(Object value) {
        return switch (value) {
            case Boolean _, Number _, String _, PyComplex _, PyBytes _ -> true;
            case PyList _, PyTuple _, PySet _, PyDict _ -> true;
            default -> false;
        };
    }

    private void build(@Nullable Object target, @Nullable Object state) throws PickleStop {
        switch (target) {
            case PyObject object -> {
                object.build(state);
                if (JoblibArray.isOne(object)) {
                    object.trailer(JoblibArray.read(object, source));
                }
                if (object.global() != null) {
                    imports.built(object.global());
                }
            }
            case PyDict dict when dict.type() != null -> {
                dict.attributes(state);
                imports.built(dict.type());
            }
            case PyGlobal global -> imports.built(global);
            case null, default -> {
                if (state != null && (target == null || isPlain(target))) {
                    throw source.malformed("an object to fill", Kinds.of(target));
                }
            }
        }
    }

    private @Nullable Object reference(@Nullable Object id) throws PickleStop {
        meter.heap(64);
        try {
            return ids.load(id);
        } catch (CheckpointException e) {
            throw new PickleStop(e);
        }
    }
}
