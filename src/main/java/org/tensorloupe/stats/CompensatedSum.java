package org.tensorloupe.stats;

/// A running sum with the rounding error carried along (Knuth's TwoSum), good to about 106 bits.
final class CompensatedSum {
    private double high;
    private double low;

    void add(double x) {
        double sum = high + x;
        double part = sum - high;
        low += (high - (sum - part)) + (x - part);
        high = sum;
    }

    /// Adds the exact product of two numbers.
    void addProduct(double a, double b) {
        double product = a * b;
        add(product);
        low += Math.fma(a, b, -product);
    }

    void add(CompensatedSum other) {
        add(other.high);
        low += other.low;
    }

    /// Multiplies by a power of two.
    void scale(int exponent) {
        high = Math.scalb(high, exponent);
        low = Math.scalb(low, exponent);
    }

    double value() {
        return high + low;
    }

    /// This sum's mean minus another's, without the rounding of either.
    double meanMinus(double n, CompensatedSum other, double otherN) {
        double mine = high / n;
        double others = other.high / otherN;
        double myRest = (Math.fma(-mine, n, high) + low) / n;
        double otherRest = (Math.fma(-others, otherN, other.high) + other.low) / otherN;
        return (mine - others) + (myRest - otherRest);
    }
}
