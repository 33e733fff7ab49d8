package org.tensorloupe.export;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.TensorInfo;

/// A file of tensors with their elements.
public non-sealed interface TensorExporter extends Exporter {
    /// Whether a file holds any number of tensors, under names; else it is one without a name.
    boolean holdsSeveral();

    /// Whether tensors of one storage are stored once, by the rules of [SharedTensors].
    boolean storesSharedOnce();

    /// Whether a tensor can have a name in the file.
    default boolean takes(String name) {
        return true;
    }

    /// The dtype that the elements of a tensor are written in; another one than the tensor's where
    /// the format lacks that. Empty if the format has no place for the tensor.
    Optional<DType> typeOf(TensorInfo tensor);

    /// The tensors in the order in which the format stores them.
    List<OutputTensor> ordered(List<OutputTensor> tensors);

    /// Begins a file.
    ///
    /// @param file stays open, and is not committed
    /// @throws IOException if it cannot be written
    Writing begin(OutputPlan plan, AtomicOutput file) throws IOException;

    /// A file that is being written: the tensors of the plan, one after another. Not thread-safe.
    interface Writing {
        /// Begins a tensor.
        ///
        /// @throws IOException if the file refuses
        void begin(OutputTensor tensor) throws IOException;

        /// The next bytes of the tensor's elements.
        ///
        /// @param bytes not kept
        /// @throws IOException if the file refuses
        void write(byte[] bytes, int count) throws IOException;

        /// Ends a tensor, of which all bytes were written.
        ///
        /// @throws IOException if the file refuses
        void end() throws IOException;

        /// Ends the file.
        ///
        /// @throws IOException if the file refuses
        void finish() throws IOException;
    }
}
