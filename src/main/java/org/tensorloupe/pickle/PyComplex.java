package org.tensorloupe.pickle;

/// A complex number. Compares by value.
///
/// @param re real part
/// @param im imaginary part
public record PyComplex(double re, double im) {}
