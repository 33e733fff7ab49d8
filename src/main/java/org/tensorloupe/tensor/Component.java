package org.tensorloupe.tensor;

/// Which number of an element is looked at.
public enum Component {
    /// The element's value; the magnitude of a complex one; the dequantised value of a quantised
    /// one.
    VALUE,
    /// The real part of a complex element.
    REAL,
    /// The imaginary part of a complex element.
    IMAGINARY,
    /// The stored integer of a quantised element.
    INTEGER
}
