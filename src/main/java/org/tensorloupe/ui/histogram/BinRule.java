package org.tensorloupe.ui.histogram;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.Quantization;
import org.tensorloupe.tensor.TensorInfo;

/// How wide a bin may be, so that no bar shows what the numbers do not hold.
///
/// Types of up to 16 bits have so few numbers that bins of any width would hold now two of them and
/// now three: their bins are whole multiples of the numbers' own distance.
///
/// @param unit distance of neighbouring numbers where it is the same everywhere, else 0
/// @param bits fraction bits of the numbers
/// @param few whether the numbers are so few that bins follow their distance
record BinRule(double unit, int bits, boolean few) {
    private static final int BFLOAT16_BITS = 7;
    private static final int FLOAT16_BITS = 10;
    private static final int FLOAT32_BITS = 23;
    private static final int FLOAT64_BITS = 50;
    private static final int LEAST_EXPONENT = Double.MIN_EXPONENT + FLOAT64_BITS;
    private static final Pattern FRACTION = Pattern.compile("e\\d+m(\\d+)");

    /// The rule for the numbers of a tensor.
    static BinRule of(TensorInfo tensor, Component part) {
        DType dtype = tensor.numbers().dtype();
        return switch (dtype.kind()) {
            case INTEGER, BOOLEAN -> new BinRule(1, FLOAT64_BITS, true);
            case QUANTIZED -> quantized(tensor.numbers(), part);
            case FLOAT ->
                    dtype.bits() <= 16
                            ? new BinRule(0, fractionBits(dtype.name()), true)
                            : new BinRule(
                                    0, dtype.bits() == 32 ? FLOAT32_BITS : FLOAT64_BITS, false);
            default -> new BinRule(0, FLOAT32_BITS, false);
        };
    }

    private static BinRule quantized(TensorInfo tensor, Component part) {
        if (part == Component.INTEGER) {
            return new BinRule(1, FLOAT64_BITS, true);
        }
        return tensor.dtype().bits() <= 8
                        && tensor.traits().quantization() instanceof Quantization.PerTensor q
                        && q.scale() > 0
                ? new BinRule((float) q.scale(), FLOAT64_BITS, true)
                : new BinRule(0, FLOAT32_BITS, false);
    }

    private static int fractionBits(String name) {
        Matcher matcher = FRACTION.matcher(name);
        if (matcher.find()) {
            return Integer.parseInt(matcher.group(1));
        }
        return name.equals("float16") ? FLOAT16_BITS : BFLOAT16_BITS;
    }

    /// Whether the numbers are few or far apart, so that each may have a bar of its own.
    boolean isCoarse() {
        return unit > 0 || (few && bits <= 4);
    }

    /// The least width of a bin that shows no false detail.
    ///
    /// @param reach the largest magnitude that is seen
    double finest(double reach) {
        return unit > 0
                ? unit
                : Math.scalb(1.0, Math.max(Math.getExponent(reach), LEAST_EXPONENT) - bits);
    }

    /// A round width, not below the wanted one: whole units, powers of two, or 1, 2 or 5 times a
    /// power of ten.
    double step(double wanted, double reach) {
        double least = Math.max(wanted, finest(reach));
        if (unit > 0) {
            return unit * round(Math.ceil(least / unit * (1 - 1e-9)));
        }
        if (few) {
            double power = Math.scalb(1.0, Math.getExponent(least));
            return power < least ? 2 * power : power;
        }
        return round(least);
    }

    private static double round(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /// How far the edges stand before multiples of the step.
    double shift(double reach) {
        return unit > 0 ? unit / 2 : few ? finest(reach) / 2 : 0;
    }
}
