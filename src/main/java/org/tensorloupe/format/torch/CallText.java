package org.tensorloupe.format.torch;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.torch.ValueText.Plain;
import org.tensorloupe.pickle.PyBytes;
import org.tensorloupe.pickle.PyComplex;
import org.tensorloupe.pickle.PyGlobal;
import org.tensorloupe.pickle.PyObject;
import org.tensorloupe.pickle.PyTuple;

/// Calls that stand for one short value: a date, a path, a member of an enum.
final class CallText {
    private static final int DATE_BYTES = 4;
    private static final int TIME_BYTES = 6;
    private static final int UUID_DIGITS = 32;

    private CallText() {}

    /// The value of a call; empty if it is no short value.
    ///
    /// @param longest characters after which a text is cut, with a mark
    static Optional<Plain> of(PyObject call, int longest) {
        PyGlobal global = call.global();
        if (global == null || call.dictItems() != null || !call.listItems().isEmpty()) {
            return Optional.empty();
        }
        if (global.is("uuid", "UUID")) {
            return uuid(call);
        }
        if (NumpyDtype.isDtype(call)) {
            return Optional.of(new Plain("numpy.dtype", NumpyDtype.of(call).text()));
        }
        if (call.isBuilt() || (call.kwargs() != null && call.kwargs().size() > 0)) {
            return Optional.empty();
        }
        PyTuple args = call.args();
        return switch (global.qualifiedName()) {
            case "torch.device" -> Optional.of(new Plain("torch.device", joined(args, ":")));
            case "torch.Size" ->
                    args.size() == 1 && args.get(0) instanceof PyTuple sizes
                            ? Optional.of(new Plain("torch.Size", "[" + joined(sizes, ", ") + "]"))
                            : Optional.empty();
            case "torch.nn.parameter.UninitializedParameter",
                    "torch.nn.parameter.UninitializedBuffer" ->
                    Optional.of(new Plain(global.name(), "not yet initialised: it has no shape"));
            case "torch.serialization._get_layout" ->
                    Optional.of(new Plain("torch.layout", joined(args, "")));
            case "pathlib.PosixPath", "pathlib.PurePosixPath", "pathlib._local.PosixPath" ->
                    Optional.of(
                            new Plain(
                                    "Path",
                                    ValueText.cut(
                                            joined(args, "/").replaceFirst("^//", "/"), longest)));
            case "pathlib.WindowsPath", "pathlib._local.WindowsPath" ->
                    Optional.of(new Plain("Path", ValueText.cut(joined(args, "\\"), longest)));
            case "numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar" ->
                    NumpyScalars.text(args).map(t -> new Plain("numpy scalar", t));
            case "datetime.datetime", "datetime.date", "datetime.time" -> moment(global, args);
            case "datetime.timedelta" -> duration(args).map(t -> new Plain("timedelta", t));
            case "decimal.Decimal" ->
                    Optional.of(new Plain("Decimal", ValueText.cut(joined(args, ""), longest)));
            case "fractions.Fraction" ->
                    Optional.of(new Plain("Fraction", ValueText.cut(joined(args, "/"), longest)));
            case "builtins.range", "__builtin__.xrange", "builtins.slice", "__builtin__.slice" ->
                    Printed.of(args, longest)
                            .map(text -> {
                                String name = global.name().equals("slice") ? "slice" : "range";
                                return new Plain(name, name + text);
                            });
            case "builtins.getattr", "__builtin__.getattr" ->
                    args.size() == 2
                                    && args.get(0) instanceof PyGlobal owner
                                    && args.get(1) instanceof String name
                            ? Optional.of(new Plain("name", owner + "." + name))
                            : Optional.empty();
            default -> single(global, args, longest);
        };
    }

    /// A call with one number or text, as of the members of enums: `acme.Phase(1)`.
    private static Optional<Plain> single(PyGlobal global, PyTuple args, int longest) {
        if (args.size() != 1) {
            return Optional.empty();
        }
        return switch (args.get(0)) {
            case Boolean _, Number _, String _, PyComplex _ ->
                    ValueText.of(args.get(0), longest)
                            .map(value ->
                                    new Plain(
                                            global.qualifiedName(),
                                            "%s(%s)"
                                                    .formatted(
                                                            global.name(),
                                                            args.get(0) instanceof String
                                                                    ? "'" + value.text() + "'"
                                                                    : value.text())));
            case null, default -> Optional.empty();
        };
    }

    /// The state of a UUID is its number.
    private static Optional<Plain> uuid(PyObject call) {
        BigInteger number =
                switch (call.attribute("int")) {
                    case Long small -> BigInteger.valueOf(small);
                    case BigInteger large -> large;
                    case null, default -> BigInteger.valueOf(-1);
                };
        String digits = number.toString(16);
        if (number.signum() < 0 || digits.length() > UUID_DIGITS) {
            return Optional.empty();
        }
        String all = "0".repeat(UUID_DIGITS - digits.length()) + digits;
        return Optional.of(
                new Plain(
                        "UUID",
                        all.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")));
    }

    /// Python packs dates into four bytes and times into six: year, month, day; hour, minute, second,
    /// microseconds. The highest bit of the month or the hour tells the second of two equal times.
    private static Optional<Plain> moment(PyGlobal global, PyTuple args) {
        byte[] b = args.size() == 0 ? null : packed(args.get(0));
        String type = global.name();
        boolean date = !type.equals("time");
        boolean time = !type.equals("date");
        int length = (date ? DATE_BYTES : 0) + (time ? TIME_BYTES : 0);
        if (b == null || b.length != length) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder();
        if (date) {
            int year = (b[0] & 0xff) << 8 | (b[1] & 0xff);
            out.append(
                    String.format(Locale.ROOT, "%04d-%02d-%02d", year, b[2] & 0x7f, b[3] & 0xff));
        }
        if (time) {
            int at = date ? DATE_BYTES : 0;
            int micros = (b[at + 3] & 0xff) << 16 | (b[at + 4] & 0xff) << 8 | (b[at + 5] & 0xff);
            out.append(date ? " " : "")
                    .append(
                            String.format(
                                    Locale.ROOT,
                                    "%02d:%02d:%02d",
                                    b[at] & 0x7f,
                                    b[at + 1],
                                    b[at + 2]))
                    .append(micros == 0 ? "" : String.format(Locale.ROOT, ".%06d", micros));
        }
        return Optional.of(new Plain(type, out + zone(args)));
    }

    private static String zone(PyTuple args) {
        if (args.size() < 2 || !(args.get(1) instanceof PyObject zone)) {
            return "";
        }
        if (zone.args().size() > 0 && zone.args().get(0) instanceof PyObject delta) {
            return duration(delta.args())
                    .map(offset -> offset.equals("0:00:00") ? " UTC" : " UTC+" + offset)
                    .orElse("");
        }
        return zone.isOf("datetime", "timezone") ? " UTC" : "";
    }

    private static byte @Nullable [] packed(@Nullable Object value) {
        try {
            return switch (value) {
                case PyBytes bytes when bytes.size() <= DATE_BYTES + TIME_BYTES -> bytes.toArray();
                case String text -> PyBytes.ofPython2(text).toArray();
                case null, default -> null;
            };
        } catch (CheckpointException _) {
            return null;
        }
    }

    /// `timedelta(days, seconds, microseconds)`.
    private static Optional<String> duration(PyTuple args) {
        if (args.size() != 3
                || !(args.get(0) instanceof Long days)
                || !(args.get(1) instanceof Long seconds)
                || !(args.get(2) instanceof Long micros)) {
            return Optional.empty();
        }
        String clock =
                String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / 3600,
                        seconds / 60 % 60,
                        seconds % 60);
        return Optional.of(
                (days == 0 ? "" : days + (Math.abs(days) == 1 ? " day, " : " days, "))
                        + clock
                        + (micros == 0 ? "" : String.format(Locale.ROOT, ".%06d", micros)));
    }

    private static String joined(PyTuple args, String separator) {
        StringBuilder out = new StringBuilder();
        for (Iterator<@Nullable Object> items = args.items().iterator(); items.hasNext(); ) {
            out.append(items.next()).append(items.hasNext() ? separator : "");
        }
        return out.toString();
    }
}
