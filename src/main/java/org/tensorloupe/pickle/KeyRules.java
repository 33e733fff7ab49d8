package org.tensorloupe.pickle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;

/// Which values may be keys, and which keys are one: Python's rules, within limits.
///
/// Numbers compare by value across types, texts, bytes, tuples and frozensets by content, all else
/// by identity. Every step is booked, and nesting is limited.
final class KeyRules {
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private KeyRules() {}

    /// The hash of a text.
    static int hash(String key) {
        return spread(key.hashCode());
    }

    /// The hash of any key.
    ///
    /// @throws PickleStop if it cannot be a key, is nested too deep, or takes too much work
    static int hash(@Nullable Object key, Meter meter) throws PickleStop {
        return key instanceof String text ? hash(text) : hash(key, meter, 0);
    }

    private static int hash(@Nullable Object key, Meter meter, int depth) throws PickleStop {
        meter.keyWork(1);
        meter.atMost("nesting of a key", meter.limits().keyDepth(), depth);
        return switch (plain(key)) {
            case null -> 1;
            case String text -> hash(text);
            case Long number -> spread(Long.hashCode(number));
            case Double number when number.isNaN() -> spread(System.identityHashCode(key));
            case Double number -> spread(number.hashCode());
            case BigInteger number -> {
                meter.keyWork(number.bitLength() / 128);
                yield spread(number.hashCode());
            }
            case PyComplex number -> spread(number.hashCode());
            case PyGlobal global -> spread(global.hashCode());
            case PyBytes bytes when !bytes.isMutable() ->
                    spread(Arrays.hashCode(content(bytes, meter)));
            case PyTuple tuple -> {
                if (tuple.keyHash == 0) {
                    int hash = 7;
                    for (Object item : tuple.items()) {
                        hash = 31 * hash + hash(item, meter, depth + 1);
                    }
                    tuple.keyHash = hash == 0 ? 1 : spread(hash);
                }
                yield tuple.keyHash;
            }
            case PySet set when set.isFrozen() -> {
                if (set.keyHash == 0) {
                    int hash = 11;
                    for (Object item : set.items()) {
                        hash += hash(item, meter, depth + 1);
                    }
                    set.keyHash = hash == 0 ? 1 : spread(hash);
                }
                yield set.keyHash;
            }
            case PyBytes bytes -> throw unhashable(bytes, meter);
            case PySet set -> throw unhashable(set, meter);
            case PyList list -> throw unhashable(list, meter);
            case PyDict dict -> throw unhashable(dict, meter);
            case Object other -> spread(System.identityHashCode(other));
        };
    }

    /// Whether two values that have hashes are one key.
    static boolean same(@Nullable Object a, @Nullable Object b, Meter meter) throws PickleStop {
        return same(a, b, meter, 0);
    }

    @SuppressWarnings("ReferenceEquality") // in Python too, an object equals itself, even a NaN
    private static boolean same(@Nullable Object a, @Nullable Object b, Meter meter, int depth)
            throws PickleStop {
        meter.keyWork(1);
        meter.atMost("nesting of a key", meter.limits().keyDepth(), depth);
        if (a == b) {
            return true;
        }
        if (a instanceof String s && b instanceof String t) {
            if (s.hashCode() != t.hashCode()) {
                return false;
            }
            meter.keyWork(s.length() / 16);
            return s.equals(t);
        }
        Object left = plain(a);
        Object right = plain(b);
        return switch (left) {
            case Long number -> number.equals(right);
            case Double number ->
                    right instanceof Double other && number.doubleValue() == other.doubleValue();
            case BigInteger number -> {
                meter.keyWork(number.bitLength() / 128);
                yield number.equals(right);
            }
            case PyComplex number -> number.equals(right);
            case PyGlobal global -> global.equals(right);
            case PyBytes bytes when right instanceof PyBytes other ->
                    bytes.size() == other.size()
                            && Arrays.equals(content(bytes, meter), content(other, meter));
            case PyTuple tuple when right instanceof PyTuple other ->
                    sameItems(tuple, other, meter, depth + 1);
            case PySet set when right instanceof PySet other ->
                    sameSets(set, other, meter, depth + 1);
            case null, default -> false;
        };
    }

    private static boolean sameItems(PyTuple a, PyTuple b, Meter meter, int depth)
            throws PickleStop {
        if (a.size() != b.size() || a.keyHash != b.keyHash) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i), meter, depth)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameSets(PySet a, PySet b, Meter meter, int depth) throws PickleStop {
        if (a.size() != b.size() || a.keyHash != b.keyHash) {
            return false;
        }
        for (Object item : a.items()) {
            boolean found = false;
            int hash = hash(item, meter, depth);
            for (int i = 0; i < b.size() && !found; i++) {
                Object other = b.table().keyAt(i);
                found = hash(other, meter, depth) == hash && same(item, other, meter, depth);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    /// A number as the narrowest of Long, BigInteger, Double and PyComplex that is equal to it.
    private static @Nullable Object plain(@Nullable Object key) {
        return switch (key) {
            case Boolean truth -> truth ? 1L : 0L;
            case Double number when number == Math.rint(number) && !number.isInfinite() ->
                    Math.abs(number) < 0x1p62
                            ? (Object) number.longValue()
                            : whole(new BigDecimal(number).toBigIntegerExact());
            case PyComplex number when number.im() == 0 -> plain(number.re());
            case null -> null;
            case Object other -> other;
        };
    }

    /// An integer as a Long if it fits.
    static Object whole(BigInteger number) {
        return number.compareTo(MIN) >= 0 && number.compareTo(MAX) <= 0
                ? (Object) number.longValue()
                : number;
    }

    private static byte[] content(PyBytes bytes, Meter meter) throws PickleStop {
        meter.keyWork(bytes.size() / 16);
        meter.atMost("bytes in a key", meter.limits().nameBytes(), bytes.size());
        try {
            return bytes.toArray();
        } catch (CheckpointException e) {
            throw new PickleStop(e);
        }
    }

    private static PickleStop unhashable(Object key, Meter meter) {
        return meter.input().malformed("a value that can be a key", Kinds.of(key));
    }

    private static int spread(int hash) {
        int h = hash * 0x9E3779B9;
        return h ^ (h >>> 15);
    }
}
