/// Unpickling into plain values, executing nothing.
///
/// [PickleReader] runs the opcodes of a pickle and gives a [Pickle]: its root, and every class and
/// function it names. A call in the pickle becomes a [PyObject] that says what would have been called
/// with what; no name is ever resolved, imported or run.
///
/// Values are `null` for None, `Boolean`, `Long` (an int that fits 64 bits), `BigInteger` (one that
/// does not), `Double`, `String`, [PyComplex], [PyBytes], [PyList], [PyTuple], [PySet], [PyDict],
/// [PyGlobal], [PyObject], [PyPersistentId], and whatever a caller's [PersistentIds] puts there. The graph may be
/// cyclic and a million levels deep: walk it with a stack of your own and an identity set. The
/// classes of this package compare by identity unless they say otherwise, and their `toString`
/// does not descend.
@NullMarked
package org.tensorloupe.pickle;

import org.jspecify.annotations.NullMarked;
