package org.tensorloupe.ui.text;

import java.util.List;
import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.TensorInfo;

/// Shapes, and what they usually mean.
public final class Shapes {
    private static final Texts TEXTS = Texts.of(Shapes.class);

    /// What a tensor usually is.
    private enum Kind {
        SCALAR,
        VECTOR,
        CONVOLUTION1,
        CONVOLUTION2,
        CONVOLUTION3,
        LOW_RANK_A,
        LOW_RANK_B,
        EMBEDDING,
        LINEAR,
        MATRIX,
        TENSOR
    }

    private Shapes() {}

    /// `64×3×7×7`; `scalar` without axes.
    public static String of(Shape shape) {
        return shape.rank() == 0 ? TEXTS.get("shape.scalar") : shape.text("×");
    }

    /// What a tensor of this name and shape usually is: `Convolution kernels [out, in, h, w]`.
    public static String kind(TensorInfo tensor) {
        return switch (kindOf(tensor)) {
            case SCALAR -> TEXTS.get("kind.scalar");
            case VECTOR -> TEXTS.get("kind.vector");
            case CONVOLUTION1 -> TEXTS.get("kind.convolution1");
            case CONVOLUTION2 -> TEXTS.get("kind.convolution2");
            case CONVOLUTION3 -> TEXTS.get("kind.convolution3");
            case LOW_RANK_A -> TEXTS.get("kind.lowRankA");
            case LOW_RANK_B -> TEXTS.get("kind.lowRankB");
            case EMBEDDING -> TEXTS.get("kind.embedding");
            case LINEAR -> TEXTS.get("kind.linear");
            case MATRIX -> TEXTS.get("kind.matrix");
            case TENSOR -> TEXTS.get("kind.tensor", Integer.toString(tensor.shape().rank()));
        };
    }

    private static Kind kindOf(TensorInfo tensor) {
        String name = tensor.name();
        String last = name.substring(name.lastIndexOf('.') + 1);
        boolean weights = last.contains("weight") || last.contains("kernel");
        return switch (tensor.shape().rank()) {
            case 0 -> Kind.SCALAR;
            case 1 -> Kind.VECTOR;
            case 2 -> matrix(name, weights);
            case 3 -> weights ? Kind.CONVOLUTION1 : Kind.TENSOR;
            case 4 -> weights ? Kind.CONVOLUTION2 : Kind.TENSOR;
            case 5 -> weights ? Kind.CONVOLUTION3 : Kind.TENSOR;
            default -> Kind.TENSOR;
        };
    }

    private static Kind matrix(String name, boolean weights) {
        if (name.contains("lora_A")) {
            return Kind.LOW_RANK_A;
        }
        if (name.contains("lora_B")) {
            return Kind.LOW_RANK_B;
        }
        if (weights && (name.contains("embed") || name.contains("wte") || name.contains("wpe"))) {
            return Kind.EMBEDDING;
        }
        return weights ? Kind.LINEAR : Kind.MATRIX;
    }

    /// What an axis of a tensor usually is: `out channels`; empty if the name does not tell.
    public static String axis(TensorInfo tensor, int axis) {
        List<String> keys = axes(kindOf(tensor));
        return keys.isEmpty() ? "" : TEXTS.get(keys.get(axis));
    }

    /// Keys of the words for each axis; none if it is not known what they are.
    private static List<String> axes(Kind kind) {
        return switch (kind) {
            case CONVOLUTION1 -> List.of("axis.outChannels", "axis.inChannels", "axis.length");
            case CONVOLUTION2 ->
                    List.of("axis.outChannels", "axis.inChannels", "axis.height", "axis.width");
            case CONVOLUTION3 ->
                    List.of(
                            "axis.outChannels",
                            "axis.inChannels",
                            "axis.depth",
                            "axis.height",
                            "axis.width");
            case LOW_RANK_A -> List.of("axis.rank", "axis.inFeatures");
            case LOW_RANK_B -> List.of("axis.outFeatures", "axis.rank");
            case EMBEDDING -> List.of("axis.entries", "axis.features");
            case LINEAR -> List.of("axis.outFeatures", "axis.inFeatures");
            case MATRIX -> List.of("axis.rows", "axis.columns");
            case SCALAR, VECTOR, TENSOR -> List.of();
        };
    }
}
