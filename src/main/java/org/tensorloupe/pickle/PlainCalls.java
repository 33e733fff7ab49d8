package org.tensorloupe.pickle;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The calls by which pickle itself spells plain values.
///
/// Arguments of any other shape give [#NOT_PLAIN]; then the call stays a [PyObject].
final class PlainCalls {
    /// Says that a call is not one of these.
    static final Object NOT_PLAIN = new Object();

    private final Meter meter;
    private final ImportLog imports;

    PlainCalls(Meter meter, ImportLog imports) {
        this.meter = meter;
        this.imports = imports;
    }

    @Nullable Object call(PyGlobal global, PyTuple args) throws PickleStop {
        return switch (global.module()) {
            case "collections" ->
                    switch (global.name()) {
                        case "OrderedDict" -> dict(global, args, 0);
                        case "defaultdict" -> dict(global, args, 1);
                        default -> NOT_PLAIN;
                    };
            case "builtins", "__builtin__" -> builtin(global, args);
            case "_codecs" -> global.name().equals("encode") ? encode(args) : NOT_PLAIN;
            case "copyreg", "copy_reg" -> reconstruct(global.name(), args);
            default -> NOT_PLAIN;
        };
    }

    private @Nullable Object builtin(PyGlobal global, PyTuple args) throws PickleStop {
        String name = global.name();
        if (name.equals("dict")) {
            return dict(null, args, 0);
        }
        if (name.equals("complex") && args.size() == 2) {
            return args.get(0) instanceof Double re && args.get(1) instanceof Double im
                    ? new PyComplex(re, im)
                    : NOT_PLAIN;
        }
        if (name.equals("bytearray") && args.size() == 2) {
            return encode(args) instanceof PyBytes bytes
                    ? new PyBytes(bytes.view(), true)
                    : NOT_PLAIN;
        }
        if (args.size() > 1) {
            return NOT_PLAIN;
        }
        Object value = args.size() == 1 ? args.get(0) : null;
        return switch (name) {
            case "list", "tuple", "set", "frozenset" -> collection(name, args);
            case "bytes", "bytearray" -> bytes(args, name.equals("bytearray"));
            case "int" ->
                    args.size() == 0
                            ? 0L
                            : value instanceof Long || value instanceof BigInteger
                                    ? value
                                    : NOT_PLAIN;
            case "float" -> args.size() == 0 ? 0.0 : value instanceof Double ? value : NOT_PLAIN;
            case "str" -> args.size() == 0 ? "" : value instanceof String ? value : NOT_PLAIN;
            case "bool" -> args.size() == 0 ? false : value instanceof Boolean ? value : NOT_PLAIN;
            default -> NOT_PLAIN;
        };
    }

    private Object collection(String name, PyTuple args) throws PickleStop {
        List<@Nullable Object> items = args.size() == 0 ? List.of() : items(args.get(0));
        if (items == null) {
            return NOT_PLAIN;
        }
        meter.heap(64 + 16L * items.size());
        return switch (name) {
            case "list" -> {
                PyList list = new PyList();
                list.addAll(items.toArray());
                yield list;
            }
            case "tuple" -> items.isEmpty() ? PyTuple.EMPTY : new PyTuple(items.toArray());
            default -> {
                PySet set = new PySet(name.equals("frozenset"));
                for (Object item : items) {
                    set.add(item, meter);
                }
                yield set;
            }
        };
    }

    private static @Nullable List<@Nullable Object> items(@Nullable Object value) {
        return switch (value) {
            case PyList list -> list.items();
            case PyTuple tuple -> tuple.items();
            case PySet set -> set.items();
            case null, default -> null;
        };
    }

    /// A dict from a dict or pairs.
    ///
    /// @param first index of the argument that holds the items; those before it are passed over
    private Object dict(@Nullable PyGlobal type, PyTuple args, int first) throws PickleStop {
        if (args.size() > first + 1) {
            return NOT_PLAIN;
        }
        PyDict dict = new PyDict(type);
        Object given = args.size() > first ? args.get(first) : PyTuple.EMPTY;
        if (given instanceof PyDict source) {
            for (int i = 0; i < source.size(); i++) {
                put(dict, source.keyAt(i), source.valueAt(i));
            }
            return dict;
        }
        List<@Nullable Object> pairs = items(given);
        if (pairs == null) {
            return NOT_PLAIN;
        }
        for (Object item : pairs) {
            meter.heap(8);
            List<@Nullable Object> pair = items(item);
            if (pair == null || pair.size() != 2) {
                return NOT_PLAIN;
            }
            put(dict, pair.get(0), pair.get(1));
        }
        return dict;
    }

    private void put(PyDict dict, @Nullable Object key, @Nullable Object value) throws PickleStop {
        meter.heap(16);
        dict.put(key, value, meter);
    }

    /// `encode(text, 'latin1')`: how protocols 0 to 2 spell bytes.
    private Object encode(PyTuple args) throws PickleStop {
        if (args.size() != 2
                || !(args.get(0) instanceof String text)
                || !(args.get(1) instanceof String charset)
                || !(charset.equals("latin1") || charset.equals("latin-1"))) {
            return NOT_PLAIN;
        }
        meter.heap(128L + text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return NOT_PLAIN;
            }
        }
        return PyBytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Object bytes(PyTuple args, boolean mutable) {
        if (args.size() == 0) {
            return new PyBytes(PyBytes.of(new byte[0]).view(), mutable);
        }
        return args.get(0) instanceof PyBytes bytes
                ? new PyBytes(bytes.view(), mutable)
                : NOT_PLAIN;
    }

    /// `_reconstructor(class, base, state)`, `__newobj__(class, args...)` and
    /// `__newobj_ex__(class, args, kwargs)` stand for an instance of the class.
    private Object reconstruct(String name, PyTuple args) throws PickleStop {
        if (args.size() == 0 || !(args.get(0) instanceof PyGlobal type)) {
            return NOT_PLAIN;
        }
        PyTuple given;
        PyDict kwargs = null;
        if (name.equals("_reconstructor") && args.size() == 3) {
            boolean bare = args.get(1) instanceof PyGlobal base && base.name().equals("object");
            given = bare ? PyTuple.EMPTY : new PyTuple(args.get(2));
        } else if (name.equals("__newobj__")) {
            meter.heap(4L * args.size());
            given = new PyTuple(args.items().subList(1, args.size()).toArray());
        } else if (name.equals("__newobj_ex__")
                && args.size() == 3
                && args.get(1) instanceof PyTuple positional
                && args.get(2) instanceof PyDict named) {
            given = positional;
            kwargs = named;
        } else {
            return NOT_PLAIN;
        }
        imports.called(type);
        return new PyObject(type, given, kwargs);
    }
}
