package org.tensorloupe.pickle;

import net.razorvine.pickle.Opcodes;
import org.jspecify.annotations.Nullable;

/// The opcodes that make and fill lists, tuples, dicts and sets.
final class ContainerOpcodes {
    private final PickleInput source;
    private final ValueStack values;
    private final Meter meter;
    private final ImportLog imports;

    ContainerOpcodes(PickleInput source, ValueStack values, Meter meter, ImportLog imports) {
        this.source = source;
        this.values = values;
        this.meter = meter;
        this.imports = imports;
    }

    void run(short key) throws PickleStop {
        switch (key) {
            case Opcodes.EMPTY_TUPLE -> values.push(PyTuple.EMPTY);
            case Opcodes.TUPLE -> pushTuple(values.takeMarked());
            case Opcodes.TUPLE1 -> pushTuple(values.take());
            case Opcodes.TUPLE2 -> {
                Object second = values.take();
                pushTuple(values.take(), second);
            }
            case Opcodes.TUPLE3 -> {
                Object third = values.take();
                Object second = values.take();
                pushTuple(values.take(), second, third);
            }
            case Opcodes.EMPTY_LIST -> pushList();
            case Opcodes.LIST -> {
                @Nullable Object[] items = values.takeMarked();
                appendAll(pushList(), items);
            }
            case Opcodes.APPEND -> {
                Object item = values.take();
                meter.heap(8);
                list(values.top()).add(item);
            }
            case Opcodes.APPENDS -> {
                @Nullable Object[] items = values.takeMarked();
                appendAll(list(values.top()), items);
            }
            case Opcodes.EMPTY_DICT -> pushDict();
            case Opcodes.DICT -> {
                @Nullable Object[] items = values.takeMarked();
                putAll(pushDict(), items);
            }
            case Opcodes.SETITEM -> {
                Object value = values.take();
                Object item = values.take();
                put(dict(values.top()), item, value);
            }
            case Opcodes.SETITEMS -> {
                @Nullable Object[] items = values.takeMarked();
                putAll(dict(values.top()), items);
            }
            case Opcodes.EMPTY_SET -> pushSet(false);
            case Opcodes.FROZENSET -> {
                @Nullable Object[] items = values.takeMarked();
                addAll(pushSet(true), items);
            }
            default -> {
                @Nullable Object[] items = values.takeMarked();
                switch (values.top()) {
                    case PySet set when !set.isFrozen() -> addAll(set, items);
                    case PyObject object -> appendAll(object.list(), items);
                    case null, default -> throw source.malformed("a set", Kinds.of(values.top()));
                }
            }
        }
    }

    private void pushTuple(@Nullable Object... items) throws PickleStop {
        meter.heap(40 + 4L * items.length);
        values.push(items.length == 0 ? PyTuple.EMPTY : new PyTuple(items));
    }

    private PyList pushList() throws PickleStop {
        meter.heap(16);
        PyList list = new PyList();
        values.push(list);
        return list;
    }

    private PyDict pushDict() throws PickleStop {
        meter.heap(64);
        PyDict dict = new PyDict(null);
        values.push(dict);
        return dict;
    }

    private PySet pushSet(boolean frozen) throws PickleStop {
        meter.heap(56);
        PySet set = new PySet(frozen);
        values.push(set);
        return set;
    }

    /// The list that a value is or has. What is appended to a name, such as `sys.path`, is noted and
    /// dropped.
    private PyList list(@Nullable Object target) throws PickleStop {
        return switch (target) {
            case PyList list -> list;
            case PyObject object -> object.list();
            case PyGlobal global -> {
                imports.built(global);
                yield new PyList();
            }
            case null, default -> throw source.malformed("a list", Kinds.of(target));
        };
    }

    /// The dict that a value is or has. What is set on a name, such as `os.environ`, is noted and
    /// dropped.
    private PyDict dict(@Nullable Object target) throws PickleStop {
        return switch (target) {
            case PyDict dict -> dict;
            case PyObject object -> object.dict();
            case PyGlobal global -> {
                imports.built(global);
                yield new PyDict(null);
            }
            case null, default -> throw source.malformed("a dict", Kinds.of(target));
        };
    }

    private void appendAll(PyList list, @Nullable Object[] items) throws PickleStop {
        meter.heap(32 + 8L * items.length);
        list.addAll(items);
    }

    private void addAll(PySet set, @Nullable Object[] items) throws PickleStop {
        for (Object item : items) {
            set.add(item, meter);
        }
    }

    private void putAll(PyDict dict, @Nullable Object[] items) throws PickleStop {
        if (items.length % 2 != 0) {
            throw source.malformed("a value for every key", "a key without one");
        }
        if (dict.size() == 0) {
            dict.reserve(items.length / 2, meter);
        }
        for (int i = 0; i < items.length; i += 2) {
            put(dict, items[i], items[i + 1]);
        }
    }

    private void put(PyDict dict, @Nullable Object key, @Nullable Object value) throws PickleStop {
        dict.put(key, value, meter);
    }
}
