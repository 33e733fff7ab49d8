package org.tensorloupe.tensor;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

/// Decodes the elements of one tensor, following strides and offset.
///
/// Opening one finds the storage, and inflates it if it is stored compressed; nothing else is read
/// before it is asked for. Conjugation, negation and quantisation are applied. A reader holds no
/// resource and may be dropped. Not thread-safe; make one per job, as they are cheap.
public final class TensorReader {
    private final TensorInfo tensor;
    private final Component part;
    private final ByteView bytes;
    private final ByteOrder order;
    private final DecodeBuffer buffer = new DecodeBuffer();
    private final RunLayout layout;
    private final @Nullable Gathering gathering;
    private final @Nullable Dequantizer dequantizer;
    private final boolean negate;

    private TensorReader(
            TensorInfo tensor, Component part, ByteView bytes, @Nullable Dequantizer dequantizer) {
        this.tensor = tensor;
        this.part = part;
        this.bytes = bytes;
        this.order = Objects.requireNonNull(tensor.storage()).order();
        this.layout = RunLayout.of(tensor);
        this.gathering = Gathering.of(bytes, layout, tensor.dtype().bits());
        this.dequantizer = dequantizer;
        TensorInfo.Traits traits = tensor.traits();
        boolean magnitude = tensor.dtype().kind() == DType.Kind.COMPLEX && part == Component.VALUE;
        this.negate =
                !magnitude
                        && (traits.negative()
                                ^ (traits.conjugate() && part == Component.IMAGINARY));
    }

    /// Finds a tensor's storage.
    ///
    /// @param part which number of each element is read
    /// @throws CheckpointException if the storage is missing, damaged, or too small for the tensor,
    ///     or the tensor has no readable values
    public static TensorReader open(
            TensorInfo tensor, Component part, StorageSource source, Monitor monitor)
            throws CheckpointException {
        return of(tensor.numbers(), part, source, monitor);
    }

    private static TensorReader of(
            TensorInfo tensor, Component part, StorageSource source, Monitor monitor)
            throws CheckpointException {
        ByteView bytes = storage(tensor, source, monitor);
        Quantization quantization = tensor.traits().quantization();
        Dequantizer dequantizer =
                quantization == null || part == Component.INTEGER
                        ? null
                        : Dequantizer.of(quantization, tensor, source, monitor);
        return new TensorReader(tensor, part, bytes, dequantizer);
    }

    /// The storage of a tensor, checked to reach behind its last element.
    ///
    /// @throws CheckpointException as [#open]
    static ByteView storage(TensorInfo tensor, StorageSource source, Monitor monitor)
            throws CheckpointException {
        StorageRef storage = tensor.storage();
        if (storage == null || !tensor.hasValues() || tensor.dtype().kind() == DType.Kind.PACKED) {
            String why =
                    storage == null ? "a tensor without data" : "reading " + tensor.dtype().name();
            throw new CheckpointException(new FormatFault.Unsupported(tensor.name(), why));
        }
        ByteView bytes = source.bytes(storage, monitor);
        long end = endByte(tensor, bytes);
        if (end > bytes.size()) {
            long from = Math.min(end, tensor.dtype().byteSize(tensor.storageOffset()));
            throw new CheckpointException(
                    new FormatFault.OutOfRange(bytes.name(), from, end, bytes.size()));
        }
        return bytes;
    }

    private static long endByte(TensorInfo tensor, ByteView bytes) throws CheckpointException {
        try {
            long span = tensor.strides().span(tensor.shape());
            return span == 0
                    ? 0
                    : tensor.dtype().byteSize(Math.addExact(tensor.storageOffset(), span));
        } catch (ArithmeticException e) {
            throw new CheckpointException(
                    new FormatFault.OutOfRange(bytes.name(), 0, Long.MAX_VALUE, bytes.size()), e);
        }
    }

    /// The tensor that is read, as [TensorInfo#numbers()].
    public TensorInfo tensor() {
        return tensor;
    }

    /// Whether [#read(long, long[], int, int)] gives the values exactly.
    public boolean isInteger() {
        return switch (tensor.dtype().kind()) {
            case INTEGER, BOOLEAN -> !tensor.traits().negative();
            case QUANTIZED -> dequantizer == null;
            case FLOAT, BLOCK, COMPLEX, PACKED, OPAQUE -> false;
        };
    }

    /// The stored patterns of the elements, if these have 8 or 16 bits and their numbers follow
    /// from the patterns alone; null otherwise. For use on this thread, as the reader itself.
    public @Nullable PatternReader patterns() {
        int bits = tensor.dtype().bits();
        boolean small = bits == Byte.SIZE || bits == Short.SIZE;
        boolean alone =
                switch (tensor.dtype().kind()) {
                    case FLOAT, INTEGER, BOOLEAN -> true;
                    case QUANTIZED ->
                            dequantizer == null
                                    || tensor.traits().quantization()
                                            instanceof Quantization.PerTensor;
                    case COMPLEX, BLOCK, PACKED, OPAQUE -> false;
                };
        return small && alone ? new PatternReader(this, bytes, order, layout, gathering) : null;
    }

    /// Decodes stored elements that need not be this tensor's, with its quantisation and sign.
    void decode(StorageRun run, double[] out) throws CheckpointException {
        tensor.dtype().decode(run, part, buffer, out, 0);
        for (int i = 0; i < run.count(); i++) {
            out[i] = adjust(out[i], null);
        }
    }

    /// Copies the bit patterns of elements into `out`, from 0 on, if they are float32 numbers that
    /// are stored as they are read, and can be read in runs.
    ///
    /// @return whether they are; if not, `out` is as it was
    /// @throws CheckpointException if the file changed or was closed
    public boolean readBits(long from, int[] out, int count) throws CheckpointException {
        return tensor.dtype().equals(FloatType.FLOAT32)
                && stored(
                        from,
                        count,
                        (run, at) ->
                                run.bytes().read(run.first() * 4, order, out, at, run.count()));
    }

    /// Copies the bit patterns of float64 numbers; see [#readBits(long, int[], int)].
    ///
    /// @throws CheckpointException if the file changed or was closed
    public boolean readBits(long from, long[] out, int count) throws CheckpointException {
        return tensor.dtype().equals(FloatType.FLOAT64)
                && stored(
                        from,
                        count,
                        (run, at) ->
                                run.bytes().read(run.first() * 8, order, out, at, run.count()));
    }

    private boolean stored(long from, int count, Gathering.Taker taker) throws CheckpointException {
        if (negate) {
            return false;
        }
        if (layout.isContiguous()) {
            taker.take(run(layout.offset() + from, count), 0);
            return true;
        }
        if (gathering == null || !gathering.pays(from, count)) {
            return false;
        }
        gathering.runs(from, count, order, taker);
        return true;
    }

    /// Decodes elements `from..from + count` (flat, row-major order of the logical shape) into
    /// `out`, from `start` on.
    ///
    /// @throws CheckpointException if the file changed or was closed
    public void read(long from, double[] out, int start, int count) throws CheckpointException {
        if (gathering != null && gathering.pays(from, count)) {
            gathering.runs(
                    from,
                    count,
                    order,
                    (run, done) -> tensor.dtype().decode(run, part, buffer, out, start + done));
        } else {
            layout.runs(
                    from,
                    count,
                    (element, step, done, n) -> gather(element, step, out, start + done, n));
        }
        finish(from, out, start, count);
    }

    /// Decodes elements into float32; see [#read(long, double[], int, int)]. Exact for dtypes that
    /// float32 holds.
    ///
    /// @throws CheckpointException if the file changed or was closed
    public void read(long from, float[] out, int start, int count) throws CheckpointException {
        if (layout.isContiguous() && !negate && dequantizer == null && part == Component.VALUE) {
            long element = layout.offset() + from;
            tensor.dtype().decode(run(element, count), buffer, out, start);
            return;
        }
        double[] wide = new double[Math.min(count, DecodeBuffer.SIZE)];
        for (int done = 0; done < count; done += wide.length) {
            int n = Math.min(wide.length, count - done);
            read(from + done, wide, 0, n);
            for (int i = 0; i < n; i++) {
                out[start + done + i] = (float) wide[i];
            }
        }
    }

    /// Decodes integers exactly, uint64 as its 64 bits; see [#isInteger()].
    ///
    /// @throws CheckpointException if the file changed or was closed
    public void read(long from, long[] out, int start, int count) throws CheckpointException {
        layout.runs(
                from,
                count,
                (element, step, done, n) -> {
                    if (step == 1) {
                        tensor.dtype().decode(run(element, n), buffer, out, start + done);
                        return;
                    }
                    for (int i = 0; i < n; i++) {
                        StorageRun one = run(element + i * step, 1);
                        tensor.dtype().decode(one, buffer, out, start + done + i);
                    }
                });
    }

    private StorageRun run(long element, int count) {
        return new StorageRun(bytes, order, element, count);
    }

    /// Decodes a block of a slice, row by row, into `out` from 0 on.
    ///
    /// @param slice names the axes; its tensor and part are this reader's
    /// @param row first row
    /// @param rows number of rows
    /// @param column first column
    /// @param columns number of columns
    /// @param out at least `rows * columns` long
    /// @throws CheckpointException if the file changed or was closed
    public void readBlock(
            SliceKey slice, long row, int rows, long column, int columns, double[] out)
            throws CheckpointException {
        long rowStep = slice.rowAxis() < 0 ? 0 : tensor.strides().step(slice.rowAxis());
        long columnStep = slice.columnAxis() < 0 ? 0 : tensor.strides().step(slice.columnAxis());
        long corner = element(slice.index(row, column));
        if (columnStep > 1 && rowStep == 1) {
            double[] run = new double[rows];
            for (int c = 0; c < columns; c++) {
                gather(corner + c * columnStep, rowStep, run, 0, rows);
                for (int r = 0; r < rows; r++) {
                    out[r * columns + c] = run[r];
                }
            }
        } else {
            for (int r = 0; r < rows; r++) {
                gather(corner + r * rowStep, columnStep, out, r * columns, columns);
            }
        }
        if (negate || dequantizer != null) {
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    int i = r * columns + c;
                    out[i] = adjust(out[i], slice.index(row + r, column + c));
                }
            }
        }
    }

    /// The exact value of one element, in the shortest decimal that reads back as the same value
    /// in its dtype; complex numbers as `1+2j`.
    ///
    /// @param index one index per axis
    /// @throws CheckpointException if the file changed or was closed
    public String text(long... index) throws CheckpointException {
        long element = element(index);
        TensorInfo.Traits traits = tensor.traits();
        if (dequantizer == null && !traits.negative() && !traits.conjugate()) {
            return tensor.dtype().text(bytes, element, order);
        }
        if (tensor.dtype().kind() == DType.Kind.COMPLEX) {
            double real = component(element, Component.REAL);
            double imaginary = component(element, Component.IMAGINARY);
            imaginary = traits.conjugate() ? -imaginary : imaginary;
            real = traits.negative() ? -real : real;
            imaginary = traits.negative() ? -imaginary : imaginary;
            String tail = number(imaginary);
            return number(real) + (tail.startsWith("-") ? "" : "+") + tail + "j";
        }
        return number(adjust(component(element, part), index));
    }

    private String number(double value) {
        boolean wide = tensor.dtype().bits() == (isComplex() ? 128 : 64);
        return wide ? Decimals.text(value) : Decimals.text((float) value);
    }

    private boolean isComplex() {
        return tensor.dtype().kind() == DType.Kind.COMPLEX;
    }

    private double component(long element, Component which) throws CheckpointException {
        double[] one = new double[1];
        tensor.dtype().decode(run(element, 1), which, buffer, one, 0);
        return one[0];
    }

    private long element(long[] index) {
        long element = tensor.storageOffset();
        for (int axis = 0; axis < index.length; axis++) {
            Objects.checkIndex(index[axis], tensor.shape().size(axis));
            element += index[axis] * tensor.strides().step(axis);
        }
        return element;
    }

    private void gather(long element, long step, double[] out, int start, int count)
            throws CheckpointException {
        if (step == 1 || count == 1) {
            tensor.dtype().decode(run(element, count), part, buffer, out, start);
        } else if (step == 0) {
            tensor.dtype().decode(run(element, 1), part, buffer, out, start);
            Arrays.fill(out, start, start + count, out[start]);
        } else {
            for (int i = 0; i < count; i++) {
                tensor.dtype().decode(run(element + i * step, 1), part, buffer, out, start + i);
            }
        }
    }

    private void finish(long from, double[] out, int start, int count) {
        if (dequantizer != null) {
            for (int i = 0; i < count; i++) {
                out[start + i] = dequantizer.value(out[start + i], tensor.shape().index(from + i));
            }
        }
        if (negate) {
            for (int i = start; i < start + count; i++) {
                out[i] = -out[i];
            }
        }
    }

    private double adjust(double value, long @Nullable [] index) {
        double real = dequantizer == null ? value : dequantizer.value(value, index);
        return negate ? -real : real;
    }
}
