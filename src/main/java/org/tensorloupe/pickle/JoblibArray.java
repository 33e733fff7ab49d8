package org.tensorloupe.pickle;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The arrays of joblib's files, whose bytes stand behind the state of a wrapper, in between the
/// opcodes.
///
/// `NumpyArrayWrapper` has `shape`, `dtype`, `order` and, since joblib 1.1,
/// `numpy_array_alignment_bytes`, with which a byte that counts the padding and the padding stand in
/// front. The layout is that of `joblib/numpy_pickle.py` in joblib 1.6.
final class JoblibArray {
    private static final String MODULE = "joblib.numpy_pickle";
    private static final Pattern SIZED = Pattern.compile("[a-zA-Z?](\\d{1,9})");
    private static final int ITEM_SIZE = 5;
    private static final int FLAGS = 7;
    private static final int HAS_OBJECTS = 1;

    private JoblibArray() {}

    /// Whether array bytes stand behind an object that was just given its state.
    static boolean isOne(PyObject object) {
        PyGlobal type = object.global();
        return type != null
                && type.name().equals("NumpyArrayWrapper")
                && (type.module().equals(MODULE) || type.module().endsWith("." + MODULE));
    }

    /// The bytes behind the wrapper's state; passes over them.
    static PyBytes read(PyObject wrapper, PickleInput source) throws PickleStop {
        long bytes = bytes(wrapper, source);
        if (wrapper.attribute("numpy_array_alignment_bytes") != null) {
            source.skip(source.read());
        }
        return new PyBytes(source.region(bytes), false);
    }

    private static long bytes(PyObject wrapper, PickleInput source) throws PickleStop {
        if (!(wrapper.attribute("shape") instanceof PyTuple shape)) {
            throw source.malformed("the shape of an array", "something else");
        }
        long bytes = itemSize(wrapper.attribute("dtype"), source);
        try {
            for (Object size : shape.items()) {
                if (!(size instanceof Long number) || number < 0) {
                    throw source.malformed("the shape of an array", "something else");
                }
                bytes = Math.multiplyExact(bytes, number);
            }
        } catch (ArithmeticException _) {
            throw source.malformed("the shape of an array", "one that is impossible");
        }
        return bytes;
    }

    /// Bytes of an element of `numpy.dtype(code, ...)`.
    private static long itemSize(@Nullable Object dtype, PickleInput source) throws PickleStop {
        if (!(dtype instanceof PyObject call)
                || !call.isOf("numpy", "dtype")
                || call.args().size() == 0
                || !(call.args().get(0) instanceof String code)) {
            throw source.unsupported("an array of joblib whose elements are not NumPy's own");
        }
        PyTuple state = call.state() instanceof PyTuple given ? given : PyTuple.EMPTY;
        boolean objects =
                state.size() > FLAGS
                        && state.get(FLAGS) instanceof Long flags
                        && (flags & HAS_OBJECTS) != 0;
        if (objects || code.startsWith("O")) {
            throw source.unsupported("an array of Python objects in a file of joblib");
        }
        if (state.size() > ITEM_SIZE && state.get(ITEM_SIZE) instanceof Long size && size >= 0) {
            return size;
        }
        Matcher sized = SIZED.matcher(code);
        if (!sized.matches()) {
            throw source.unsupported("an array of joblib with elements " + code);
        }
        return Long.parseLong(sized.group(1));
    }
}
