package org.tensorloupe.ui.text;

import org.tensorloupe.tensor.Shape;
import org.tensorloupe.tensor.TensorInfo;

/// Shapes, and what they usually mean.
public final class Shapes {
    private Shapes() {}

    /// `64×3×7×7`; `scalar` without axes.
    public static String of(Shape shape) {
        return shape.rank() == 0 ? "scalar" : shape.text("×");
    }

    /// What a tensor of this name and shape usually is: `Convolution kernels [out, in, h, w]`.
    public static String kind(TensorInfo tensor) {
        String name = tensor.name();
        String last = name.substring(name.lastIndexOf('.') + 1);
        boolean weights = last.contains("weight") || last.contains("kernel");
        return switch (tensor.shape().rank()) {
            case 0 -> "Scalar";
            case 1 -> "Vector";
            case 2 -> matrix(name, weights);
            case 3 -> weights ? "Convolution kernels [out, in, length]" : "Tensor with 3 axes";
            case 4 -> weights ? "Convolution kernels [out, in, h, w]" : "Tensor with 4 axes";
            case 5 -> weights ? "Convolution kernels [out, in, d, h, w]" : "Tensor with 5 axes";
            default -> "Tensor with " + tensor.shape().rank() + " axes";
        };
    }

    private static String matrix(String name, boolean weights) {
        if (name.contains("lora_A")) {
            return "Low-rank factor A [rank, in]";
        }
        if (name.contains("lora_B")) {
            return "Low-rank factor B [out, rank]";
        }
        if (weights && (name.contains("embed") || name.contains("wte") || name.contains("wpe"))) {
            return "Embedding [entries, features]";
        }
        return weights ? "Linear weights [out, in]" : "Matrix [rows, columns]";
    }

    /// What an axis of a tensor usually is: `out channels`; empty if the name does not tell.
    public static String axis(TensorInfo tensor, int axis) {
        String kind = kind(tensor);
        int from = kind.indexOf('[');
        if (from < 0) {
            return "";
        }
        String[] words = kind.substring(from + 1, kind.length() - 1).split(", ", -1);
        String unit = kind.startsWith("Convolution") ? " channels" : " features";
        return switch (words[axis]) {
            case "out" -> "out" + unit;
            case "in" -> "in" + unit;
            case "h" -> "height";
            case "w" -> "width";
            case "d" -> "depth";
            default -> words[axis];
        };
    }
}
