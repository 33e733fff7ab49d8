package org.tensorloupe.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.TensorInfo;

/// Tensors as safetensors, byte for byte as the library of version 0.8 writes them.
final class SafetensorsExporter implements TensorExporter {
    private static final Comparator<OutputTensor> ORDER =
            Comparator.comparingInt((OutputTensor t) -> SafetensorsTypes.rank(t.type()))
                    .reversed()
                    .thenComparing(OutputTensor::name, CodePoints.ORDER);

    /// The longest header that the library reads.
    private static final int LONGEST_HEADER = 100_000_000;

    @Override
    public String name() {
        return "safetensors";
    }

    @Override
    public String label() {
        return "safetensors";
    }

    @Override
    public String extension() {
        return "safetensors";
    }

    @Override
    public boolean holdsSeveral() {
        return true;
    }

    @Override
    public boolean storesSharedOnce() {
        return true;
    }

    @Override
    public boolean takes(String name) {
        return !name.equals("__metadata__");
    }

    @Override
    public Optional<DType> typeOf(TensorInfo tensor) {
        return SafetensorsTypes.of(tensor);
    }

    @Override
    public List<OutputTensor> ordered(List<OutputTensor> tensors) {
        return tensors.stream().sorted(ORDER).toList();
    }

    @Override
    public Writing begin(OutputPlan plan, AtomicOutput file) throws IOException {
        byte[] head = SafetensorsHead.of(plan);
        if (head.length > LONGEST_HEADER) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "its header would have %,d bytes, and the format allows %,d",
                            head.length,
                            LONGEST_HEADER));
        }
        byte[] length = new byte[Long.BYTES];
        LittleEndian.put64(length, 0, head.length);
        file.stream().write(length);
        file.stream().write(head);
        return new Data(file.stream());
    }

    private record Data(OutputStream out) implements Writing {
        @Override
        public void begin(OutputTensor tensor) {}

        @Override
        public void write(byte[] bytes, int count) throws IOException {
            out.write(bytes, 0, count);
        }

        @Override
        public void end() {}

        @Override
        public void finish() throws IOException {
            out.flush();
        }
    }
}
