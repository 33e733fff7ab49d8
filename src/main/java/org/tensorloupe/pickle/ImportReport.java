package org.tensorloupe.pickle;

import java.util.List;

/// Every class and function a pickle names, and what it would do with it.
///
/// @param imports one per name, in the order in which they first appear
/// @param computedCalls how often the pickle calls something that is not a name but the result of
///     another call, such as of `getattr`
public record ImportReport(List<Import> imports, long computedCalls) {
    /// Copies the list.
    public ImportReport {
        imports = List.copyOf(imports);
    }

    /// One class or function.
    ///
    /// @param global the name
    /// @param offset byte of the opcode that names it first, counted from the view's start
    /// @param named how many opcodes name it (a pickle may use one naming many times)
    /// @param called how often it would be called, as a function or as a class to make an instance
    /// @param built how often the pickle would set the state of it or of an instance of it, or put
    ///     items into it
    public record Import(PyGlobal global, long offset, long named, long called, long built) {}
}
