package org.tensorloupe.format.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Writes ZIP records one by one, right or wrong ones, after APPNOTE.TXT.
final class ZipBuilder {
    private static final byte[] NOTHING = {};

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final ByteArrayOutputStream central = new ByteArrayOutputStream();
    private int entries;

    /// A whole entry, and its record in the directory to come.
    ZipBuilder entry(String name, int method, int flags, byte[] raw, byte[] data) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        centralRecord(bytes, method, flags, crc(data), raw.length, data.length, file.size());
        return local(bytes, method, flags, crc(data), raw.length, data.length).raw(raw);
    }

    ZipBuilder stored(String name, byte[] data) {
        return entry(name, 0, 0, data, data);
    }

    /// A local header alone.
    ZipBuilder local(byte[] name, int method, int flags, int crc, long compressed, long size) {
        return raw(localRecord(name, method, flags, crc, compressed, size));
    }

    static byte[] localRecord(
            byte[] name, int method, int flags, int crc, long compressed, long size) {
        return record(30 + name.length)
                .putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) flags)
                .putShort((short) method)
                .putInt(0)
                .putInt(crc)
                .putInt((int) compressed)
                .putInt((int) size)
                .putShort((short) name.length)
                .putShort((short) 0)
                .put(name)
                .array();
    }

    ZipBuilder centralRecord(
            byte[] name, int method, int flags, int crc, long compressed, long size, long offset) {
        central.writeBytes(
                centralRecord(name, method, flags, crc, compressed, size, offset, NOTHING));
        entries++;
        return this;
    }

    static byte[] centralRecord(
            byte[] name,
            int method,
            int flags,
            int crc,
            long compressed,
            long size,
            long offset,
            byte[] extra) {
        return record(46 + name.length + extra.length)
                .putInt(0x02014b50)
                .putShort((short) 20)
                .putShort((short) 20)
                .putShort((short) flags)
                .putShort((short) method)
                .putInt(0)
                .putInt(crc)
                .putInt((int) compressed)
                .putInt((int) size)
                .putShort((short) name.length)
                .putShort((short) extra.length)
                .putShort((short) 0)
                .putInt(0)
                .putInt(0)
                .putInt((int) offset)
                .put(name)
                .put(extra)
                .array();
    }

    static byte[] endRecord(int entries, long size, long offset, byte[] comment) {
        return record(22 + comment.length)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) entries)
                .putShort((short) entries)
                .putInt((int) size)
                .putInt((int) offset)
                .putShort((short) comment.length)
                .put(comment)
                .array();
    }

    /// The ZIP64 end record and its locator.
    static byte[] end64(long entries, long size, long offset, long position) {
        return record(76)
                .putInt(0x06064b50)
                .putLong(44)
                .putInt(0)
                .putLong(0)
                .putLong(entries)
                .putLong(entries)
                .putLong(size)
                .putLong(offset)
                .putInt(0x07064b50)
                .putInt(0)
                .putLong(position)
                .putInt(1)
                .array();
    }

    ZipBuilder raw(byte[] bytes) {
        file.writeBytes(bytes);
        return this;
    }

    int position() {
        return file.size();
    }

    byte[] bytes() {
        return file.toByteArray();
    }

    /// The file with its directory and end record.
    byte[] end() {
        return end(entries, NOTHING);
    }

    byte[] end(int announced, byte[] comment) {
        long offset = file.size();
        raw(central.toByteArray());
        return raw(endRecord(announced, central.size(), offset, comment)).bytes();
    }

    static int crc(byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(data);
        return (int) crc.getValue();
    }

    static ByteBuffer record(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
