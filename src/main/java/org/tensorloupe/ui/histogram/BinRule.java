package org.tensorloupe.ui.histogram;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tensorloupe.stats.Histogram;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.Quantization;
import org.tensorloupe.tensor.TensorInfo;

/// How wide a bin may be, so that no bar shows what the values or their counts do not hold.
///
/// Types of up to 16 bits have so few numbers that bins of any width would hold now two of them and
/// now three: their bins are whole multiples of the numbers' own distance. Counts that are kept by
/// bucket (1/128 of a power of two) are added up bucket by bucket.
///
/// @param unit distance of neighbouring numbers where it is the same everywhere, else 0
/// @param bits fraction bits of the numbers or buckets, -1 where values are kept as they are
/// @param centred whether a bin that holds one number has it in its middle
record BinRule(double unit, int bits, boolean centred) {
    private static final int BUCKET_BITS = 7;
    private static final Pattern FRACTION = Pattern.compile("e\\d+m(\\d+)");

    /// The rule for the numbers of a tensor.
    static BinRule of(TensorInfo tensor, Component part, Histogram histogram) {
        DType dtype = tensor.numbers().dtype();
        int kept = histogram.isExact() ? -1 : BUCKET_BITS;
        return switch (dtype.kind()) {
            case INTEGER, BOOLEAN -> new BinRule(1, kept, true);
            case QUANTIZED -> quantized(tensor.numbers(), part, kept);
            case FLOAT ->
                    dtype.bits() <= 16
                            ? new BinRule(0, fractionBits(dtype.name()), true)
                            : new BinRule(0, kept, false);
            default -> new BinRule(0, kept, false);
        };
    }

    private static BinRule quantized(TensorInfo tensor, Component part, int kept) {
        if (part == Component.INTEGER) {
            return new BinRule(1, kept, true);
        }
        boolean even =
                kept < 0
                        && tensor.traits().quantization() instanceof Quantization.PerTensor q
                        && q.scale() > 0;
        return even
                ? new BinRule(
                        ((Quantization.PerTensor) tensor.traits().quantization()).scale(),
                        kept,
                        true)
                : new BinRule(0, kept, false);
    }

    private static int fractionBits(String name) {
        Matcher matcher = FRACTION.matcher(name);
        if (matcher.find()) {
            return Integer.parseInt(matcher.group(1));
        }
        return name.equals("float16") ? 10 : BUCKET_BITS;
    }

    /// Whether the numbers are few or far apart, so that each may have a bar of its own.
    boolean isCoarse() {
        return unit > 0 || (centred && bits <= 4);
    }

    /// The least width of a bin that shows no false detail.
    ///
    /// @param reach the largest magnitude that is seen
    double finest(double reach) {
        if (bits < 0) {
            return unit > 0 ? unit : Math.max(4 * Math.ulp(reach), Double.MIN_NORMAL);
        }
        double spacing =
                Math.scalb(1.0, Math.max(Math.getExponent(reach), Double.MIN_EXPONENT) - bits);
        return unit > 0 ? Math.max(unit, spacing) : spacing;
    }

    /// A round width, not below the wanted one: whole units, powers of two, or 1, 2 or 5 times a
    /// power of ten.
    double step(double wanted, double reach) {
        double least = Math.max(wanted, finest(reach));
        if (unit > 0) {
            return unit * round(Math.ceil(least / unit * (1 - 1e-9)));
        }
        if (bits >= 0) {
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
        return unit > 0 ? unit / 2 : centred ? finest(reach) / 2 : 0;
    }
}
