package org.tensorloupe.tensor;

import org.jspecify.annotations.Nullable;

/// All that a checkpoint says of a tensor, without its elements. Immutable.
///
/// @param name path in the object, keys and list indices joined with `.`
/// @param dtype element type
/// @param shape sizes of the axes
/// @param strides in elements of the storage, same rank as the shape
/// @param storageOffset first element's index in the storage
/// @param storage where its bytes are; null if it has none (a meta tensor)
/// @param traits what else is known
public record TensorInfo(
        String name,
        DType dtype,
        Shape shape,
        Strides strides,
        long storageOffset,
        @Nullable StorageRef storage,
        Traits traits) {

    /// What sets a tensor apart from a plain one.
    ///
    /// @param parameter whether it is an `nn.Parameter`
    /// @param requiresGrad PyTorch's flag
    /// @param conjugate whether the stored complex numbers are to be conjugated
    /// @param negative whether the stored numbers are to be negated
    /// @param quantization how its integers stand for numbers, or null
    public record Traits(
            boolean parameter,
            boolean requiresGrad,
            boolean conjugate,
            boolean negative,
            @Nullable Quantization quantization) {
        /// A tensor with nothing special about it.
        public static final Traits PLAIN = new Traits(false, false, false, false, null);
    }

    /// Number of elements.
    public long numel() {
        return shape.numel();
    }

    /// This tensor as single numbers: itself, or where elements hold several numbers each, all of
    /// those as a tensor of their own. Its shape is what indices of numbers refer to.
    ///
    /// Itself too if the numbers are too many to be counted, which no file holds.
    public TensorInfo numbers() {
        if (!(dtype instanceof PackedType packed)) {
            return this;
        }
        try {
            return packed.unpacked(this);
        } catch (ArithmeticException _) {
            return this;
        }
    }

    /// Bytes of the elements: number of elements times element size.
    ///
    /// @throws ArithmeticException if it does not fit a long
    public long byteSize() {
        return dtype.byteSize(shape.numel());
    }

    /// Bytes of the whole storage, 0 if there is none.
    public long storedBytes() {
        return storage == null ? 0 : storage.size();
    }

    /// Whether the elements lie in row-major order without gaps.
    public boolean isContiguous() {
        return strides.isContiguous(shape);
    }

    /// The same tensor under another name.
    public TensorInfo named(String name) {
        return new TensorInfo(name, dtype, shape, strides, storageOffset, storage, traits);
    }

    /// The same tensor as an `nn.Parameter`.
    public TensorInfo asParameter() {
        Traits marked =
                new Traits(
                        true,
                        traits.requiresGrad,
                        traits.conjugate,
                        traits.negative,
                        traits.quantization);
        return new TensorInfo(name, dtype, shape, strides, storageOffset, storage, marked);
    }

    /// Whether elements can be read and are numbers.
    public boolean hasValues() {
        return storage != null && dtype.kind() != DType.Kind.OPAQUE;
    }

    /// The device it was saved from.
    public String device() {
        return storage == null ? "meta" : storage.device();
    }
}
