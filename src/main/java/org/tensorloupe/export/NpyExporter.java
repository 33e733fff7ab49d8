package org.tensorloupe.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.TensorInfo;

/// One tensor as NumPy's `.npy`.
final class NpyExporter implements TensorExporter {
    @Override
    public String name() {
        return "npy";
    }

    @Override
    public String label() {
        return "NumPy array";
    }

    @Override
    public String extension() {
        return "npy";
    }

    @Override
    public boolean holdsSeveral() {
        return false;
    }

    @Override
    public boolean storesSharedOnce() {
        return false;
    }

    @Override
    public Optional<DType> typeOf(TensorInfo tensor) {
        return NpyTypes.of(tensor);
    }

    @Override
    public List<OutputTensor> ordered(List<OutputTensor> tensors) {
        return tensors;
    }

    @Override
    public Writing begin(OutputPlan plan, AtomicOutput file) {
        return new One(file.stream());
    }

    private record One(OutputStream out) implements Writing {
        @Override
        public void begin(OutputTensor tensor) throws IOException {
            out.write(NpyHead.of(tensor));
        }

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
