package org.tensorloupe.pickle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a call in the pickle would have made: an instance of a class, or a function's result.
/// Compares by identity. Nothing was called.
public final class PyObject {
    private final Object callable;
    private final PyTuple args;
    private final @Nullable PyDict kwargs;
    private boolean built;
    private @Nullable Object state;
    private @Nullable PyList listItems;
    private @Nullable PyDict dictItems;
    private @Nullable PyBytes trailer;

    /// A call that a reader makes up, in place of what a pickle refers to.
    ///
    /// @param callable a [PyGlobal] as a rule
    public PyObject(Object callable, PyTuple args, @Nullable PyDict kwargs) {
        this.callable = callable;
        this.args = args;
        this.kwargs = kwargs;
    }

    /// What is called: a [PyGlobal] as a rule; a [PyObject] or what [PersistentIds] gave where the
    /// pickle calls something it computed.
    public Object callable() {
        return callable;
    }

    /// The class or function that is called; null where the pickle calls something it computed.
    public @Nullable PyGlobal global() {
        return callable instanceof PyGlobal global ? global : null;
    }

    /// Whether it comes from this very class or function.
    public boolean isOf(String module, String name) {
        return callable instanceof PyGlobal global && global.is(module, name);
    }

    /// The positional arguments.
    public PyTuple args() {
        return args;
    }

    /// The keyword arguments; null where there are none.
    public @Nullable PyDict kwargs() {
        return kwargs;
    }

    /// Whether the pickle gave it a state (which may be None).
    public boolean isBuilt() {
        return built;
    }

    /// The state as BUILD gave it last: mostly a [PyDict] of attributes; null if there is none.
    public @Nullable Object state() {
        return state;
    }

    /// The attribute of this name in the state; null if it is None or absent. Looks also into the
    /// slots of a state that is the pair (attributes, slots).
    public @Nullable Object attribute(String name) {
        return Attributes.find(state, name);
    }

    /// What was appended to it, or added to it as a set, as to a subclass of list or a deque.
    public List<@Nullable Object> listItems() {
        return listItems == null ? List.of() : listItems.items();
    }

    /// The items that were set on it, as on a subclass of dict; null if there are none.
    public @Nullable PyDict dictItems() {
        return dictItems;
    }

    /// Bytes that stand in the file right behind its state and belong to it, as joblib writes
    /// arrays; null for all others.
    public @Nullable PyBytes trailer() {
        return trailer;
    }

    void trailer(PyBytes bytes) {
        trailer = bytes;
    }

    void build(@Nullable Object newState) {
        built = true;
        state = newState;
    }

    PyList list() {
        if (listItems == null) {
            listItems = new PyList();
        }
        return listItems;
    }

    PyDict dict() {
        if (dictItems == null) {
            dictItems = new PyDict(null);
        }
        return dictItems;
    }

    @Override
    public String toString() {
        return callable instanceof PyGlobal global
                ? "object of " + global
                : "object of a computed callable";
    }
}
