package org.tensorloupe.pickle;

import java.util.Comparator;

/// A class or function that a pickle names, such as `torch.FloatStorage`. Compares by value.
///
/// @param module the module's dotted name as written, such as `torch._utils`; any text
/// @param name the name within the module, dotted for nested names; any text
public record PyGlobal(String module, String name) implements Comparable<PyGlobal> {
    private static final Comparator<PyGlobal> ORDER =
            Comparator.comparing(PyGlobal::module).thenComparing(PyGlobal::name);

    /// Whether it is this very name of this very module.
    public boolean is(String module, String name) {
        return this.name.equals(name) && this.module.equals(module);
    }

    /// Module and name joined with a dot.
    public String qualifiedName() {
        return module + '.' + name;
    }

    /// By module, then by name.
    @Override
    public int compareTo(PyGlobal other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return qualifiedName();
    }
}
