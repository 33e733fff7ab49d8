package org.tensorloupe.format.archive;

/// The signatures of ZIP records, as little-endian 32-bit values, and the records' fixed sizes.
final class ZipSignature {
    static final int LOCAL = 0x04034b50;
    static final int CENTRAL = 0x02014b50;
    static final int DIGITAL_SIGNATURE = 0x05054b50;
    static final int DESCRIPTOR = 0x08074b50;
    static final int END = 0x06054b50;
    static final int END64 = 0x06064b50;
    static final int END64_LOCATOR = 0x07064b50;

    static final int LOCAL_SIZE = 30;
    static final int CENTRAL_SIZE = 46;
    static final int END_SIZE = 22;
    static final int END64_SIZE = 56;
    static final int END64_LOCATOR_SIZE = 20;

    /// A 16-bit field with this value stands in the ZIP64 record.
    static final int SATURATED_16 = 0xFFFF;

    /// A 32-bit field with this value stands in the ZIP64 record or extra field.
    static final long SATURATED_32 = 0xFFFF_FFFFL;

    private ZipSignature() {}
}
