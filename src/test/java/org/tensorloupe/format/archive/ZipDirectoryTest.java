package org.tensorloupe.format.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tensorloupe.format.archive.ZipFiles.content;
import static org.tensorloupe.format.archive.ZipFiles.corpus;
import static org.tensorloupe.format.archive.ZipFiles.fault;
import static org.tensorloupe.format.archive.ZipFiles.fixture;
import static org.tensorloupe.format.archive.ZipFiles.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.bytes.MappedFile;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.bytes.ScratchSpace;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.archive.ZipAnomaly.Kind;

class ZipDirectoryTest {
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;

    @Test
    void agreesWithTheJdkOnEveryZip() throws Exception {
        List<Path> paths = ZipFiles.whole();
        assertThat(paths).hasSizeGreaterThan(60);
        for (Path path : paths) {
            ZipDirectory zip = read(path);
            boolean refusedByTheJdk = (zip.entries().getFirst().flags() & 1) != 0;
            if (refusedByTheJdk) {
                continue;
            }
            List<List<Object>> ours = new ArrayList<>();
            List<List<Object>> theirs = new ArrayList<>();
            for (ZipEntry e : zip.entries()) {
                long crc = Integer.toUnsignedLong(e.crc());
                ours.add(List.of(e.name(), e.method(), e.compressedSize(), e.size(), crc));
            }
            try (var jdk = new ZipFile(path.toFile())) {
                for (var e : Collections.list(jdk.entries())) {
                    theirs.add(
                            List.of(
                                    e.getName(),
                                    e.getMethod(),
                                    e.getCompressedSize(),
                                    e.getSize(),
                                    e.getCrc()));
                    ZipEntry entry = zip.find(e.getName()).orElseThrow();
                    if (!entry.isEncrypted()) {
                        try (var in = jdk.getInputStream(e)) {
                            assertThat(content(zip, entry)).isEqualTo(in.readAllBytes());
                        }
                    }
                }
            }
            assertThat(ours).as(path.toString()).isEqualTo(theirs);
        }
    }

    @Test
    void findsNothingOddInWhatPyTorchWrote() throws Exception {
        for (String name : List.of("small.pth", "zip64.pth", "resnet18-small.pth", "dtypes.pth")) {
            ZipDirectory zip = read(fixture(name));
            assertThat(zip.anomalies()).isEmpty();
            for (ZipEntry entry : zip.entries()) {
                assertThat(zip.localDifferences(entry)).isEmpty();
            }
        }
    }

    @Test
    void mapsStoredDataWhereTheLocalHeaderEnds() throws Exception {
        Path path = fixture("small.pth");
        ZipDirectory zip = read(path);
        ZipEntry entry = zip.find("small/data/0").orElseThrow();
        assertThat(zip.data(entry).name()).isEqualTo("small.pth > small/data/0");
        byte[] data = zip.data(entry).bytes(0, (int) entry.size());
        byte[] file = Files.readAllBytes(path);
        int smallestHeader = 30 + entry.name().length() + 4;
        int aligned = (int) (entry.headerOffset() + smallestHeader + 63) / 64 * 64;
        assertThat(data).isEqualTo(Arrays.copyOfRange(file, aligned, aligned + data.length));
    }

    @Test
    void unpacksCompressedDataIntoScratch() throws Exception {
        ZipDirectory packed = read(fixture("deflated.pth"));
        ZipDirectory plain = read(fixture("stored-unaligned.pth"));
        try (var scratch = new ScratchSpace()) {
            for (ZipEntry entry : packed.entries()) {
                assertThat(entry.isStored()).isFalse();
                String name = entry.name().substring(entry.name().indexOf('/'));
                var view = packed.view(entry, scratch, Monitor.NONE);
                assertThat(view.name()).isEqualTo("deflated.pth > " + entry.name());
                ZipEntry same =
                        plain.entries().stream()
                                .filter(e -> e.name().endsWith(name))
                                .findFirst()
                                .orElseThrow();
                assertThat(view.bytes(0, (int) view.size())).isEqualTo(content(plain, same));
            }
        }
        assertThat(fault(() -> packed.data(packed.entries().getFirst())))
                .isInstanceOf(FormatFault.Unsupported.class);
    }

    @Test
    void refusesEncryptedDataWhenAskedForIt() throws Exception {
        for (Path path :
                List.of(
                        fixture("encrypted.pth"),
                        corpus("picklescan__benign_password_protected.zip"),
                        corpus("picklescan__malicious1_0x40.zip"))) {
            ZipDirectory zip = read(path);
            ZipEntry entry = zip.entries().getFirst();
            assertThat(entry.isEncrypted()).isTrue();
            var expected = new FormatFault.Encrypted(path.getFileName() + " > " + entry.name());
            assertThat(fault(() -> zip.data(entry))).isEqualTo(expected);
            assertThat(fault(() -> zip.stream(entry))).isEqualTo(expected);
        }
    }

    @Test
    void readsSizesAndOffsetsBeyond32Bits() throws Exception {
        long big = 5_000_000_000L;
        byte[] a = "big".getBytes(StandardCharsets.UTF_8);
        byte[] b = "behind".getBytes(StandardCharsets.UTF_8);
        byte[] localA = ZipBuilder.localRecord(a, 0, 8, 0, 0, 0);
        byte[] localB = ZipBuilder.localRecord(b, 0, 0, ZipBuilder.crc(ABC), 3, 3);
        long offsetB = big + localA.length;
        byte[] extraA = extra64(big, big);
        byte[] extraB = extra64(offsetB);
        byte[] centralA = ZipBuilder.centralRecord(a, 0, 8, 0, -1, -1, 0, extraA);
        int crc = ZipBuilder.crc(ABC);
        byte[] centralB = ZipBuilder.centralRecord(b, 0, 0, crc, 3, 3, -1, extraB);
        long offset = offsetB + localB.length + 3;
        long size = (long) centralA.length + centralB.length;
        Path path = folder.resolve("big.pth");
        try (var channel =
                FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(localA));
            channel.position(offsetB);
            for (byte[] part :
                    List.of(
                            localB,
                            ABC,
                            centralA,
                            centralB,
                            ZipBuilder.end64(2, size, offset, offset + size),
                            ZipBuilder.endRecord(0xFFFF, -1, -1, new byte[0]))) {
                channel.write(ByteBuffer.wrap(part));
            }
        }
        try (var file = MappedFile.open(path);
                var jdk = new ZipFile(path.toFile())) {
            ZipDirectory zip = ZipDirectory.read(file.view(), ZipLimits.DEFAULT);
            assertThat(zip.anomalies()).isEmpty();
            assertThat(zip.data(zip.find("big").orElseThrow()).size())
                    .isEqualTo(jdk.getEntry("big").getSize())
                    .isEqualTo(big);
            assertThat(content(zip, zip.find("behind").orElseThrow())).isEqualTo(ABC);
        }
    }

    @Test
    void readsMoreEntriesThan16BitsCount() throws Exception {
        int count = 92_166;
        var builder = new ZipBuilder();
        byte[] name = {'x'};
        for (int i = 0; i < count; i++) {
            builder.centralRecord(name, 0, 0, 0, 0, 0, 0);
        }
        byte[] plain = builder.end(0xFFFF, new byte[0]);
        int size = plain.length - 22;
        byte[] end64 = ZipBuilder.end64(count, size, 0, size);
        byte[] whole = Arrays.copyOf(plain, plain.length + end64.length);
        System.arraycopy(end64, 0, whole, size, end64.length);
        System.arraycopy(plain, size, whole, size + end64.length, 22);
        ZipDirectory zip = read(whole);
        assertThat(zip.entries()).hasSize(count);
        assertThat(kinds(zip)).doesNotContain(Kind.COUNT_DIFFERS).contains(Kind.DUPLICATE_NAME);
        assertThat(zip.anomalies().getFirst().count()).isEqualTo(count - 1);
        assertThat(zip.anomalies().getFirst().examples()).hasSizeLessThan(20);
    }

    @Test
    void readsPastTheLongestComment() throws Exception {
        byte[] comment = new byte[0xFFFF];
        Arrays.fill(comment, (byte) 'P');
        ZipDirectory zip = read(new ZipBuilder().stored("a", ABC).end(1, comment));
        assertThat(content(zip, zip.entries().getFirst())).isEqualTo(ABC);
        assertThat(zip.anomalies()).isEmpty();
    }

    @Test
    void readsPastBytesBeforeAndAfter() throws Exception {
        byte[] plain = new ZipBuilder().stored("a", ABC).stored("b", ABC).end();
        byte[] prefixed = concat("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8), plain);
        ZipDirectory before = read(prefixed);
        assertThat(kinds(before)).containsExactly(Kind.BYTES_BEFORE);
        assertThat(content(before, before.find("b").orElseThrow())).isEqualTo(ABC);

        ZipDirectory after = read(concat(plain, new byte[1000]));
        assertThat(kinds(after)).containsExactly(Kind.BYTES_AFTER);
        assertThat(content(after, after.find("b").orElseThrow())).isEqualTo(ABC);
    }

    @Test
    void readsAnArchiveWithoutEntries() throws Exception {
        byte[] empty = new ZipBuilder().end();
        assertThat(read(empty).entries()).isEmpty();
        assertThat(ZipProbe.looksLikeZip(read(empty).file())).isTrue();
    }

    @Test
    void reportsNamesThatLeadElsewhere() throws Exception {
        var builder = new ZipBuilder();
        List<String> bad =
                List.of("/etc/x", "../x", "a/../x", "a/..", "C:x", "a\\b", "nul\0", "..");
        List<String> good = List.of("a..b", "..a/b", "a/b..", "archive/data/0", "ü", "\uFFFD");
        bad.forEach(name -> builder.stored(name, ABC));
        good.forEach(name -> builder.stored(name, ABC));
        ZipDirectory zip = read(builder.end());
        assertThat(zip.anomalies()).containsExactly(new ZipAnomaly(Kind.UNSAFE_NAME, 8, bad));
        assertThat(zip.entries().stream().map(ZipEntry::name)).containsAll(good);
        assertThat(read(corpus("modelaudit__path_traversal.zip")).anomalies())
                .extracting(ZipAnomaly::kind)
                .containsExactly(Kind.UNSAFE_NAME);
    }

    @Test
    void showsNamesThatAreNotUtf8AsLatin1() throws Exception {
        var builder = new ZipBuilder();
        byte[] name = {'a', (byte) 0xFC};
        builder.centralRecord(name, 0, 0, 0, 0, 0, 0).local(name, 0, 0, 0, 0, 0);
        ZipDirectory zip = read(builder.end());
        assertThat(zip.find("aü")).isPresent();
        assertThat(kinds(zip)).containsExactly(Kind.NAME_NOT_UTF8);
        assertThat(zip.localDifferences(zip.entries().getFirst())).isEmpty();
    }

    @Test
    void givesTheLastOfSeveralEntriesWithOneName() throws Exception {
        byte[] last = {9};
        ZipDirectory zip = read(new ZipBuilder().stored("a", ABC).stored("a", last).end());
        assertThat(content(zip, zip.find("a").orElseThrow())).isEqualTo(last);
        assertThat(zip.entries()).hasSize(2);
        assertThat(kinds(zip)).containsExactly(Kind.DUPLICATE_NAME);
    }

    @Test
    void tellsALocalHeaderThatDisagrees() throws Exception {
        ZipDirectory zip = read(corpus("picklescan__malicious1_central_directory.zip"));
        ZipEntry entry = zip.entries().getFirst();
        assertThat(entry.name()).isEqualTo("data.pkl");
        assertThat(zip.localDifferences(entry)).containsExactly("name datap.kl");
        assertThat(content(zip, entry)).hasSize(51);
    }

    @Test
    void reportsEntriesThatOverlap() throws Exception {
        var builder = new ZipBuilder().stored("a", ABC);
        builder.centralRecord(new byte[] {'b'}, 0, 0, ZipBuilder.crc(ABC), 3, 3, 0);
        assertThat(kinds(read(builder.end()))).containsExactly(Kind.OVERLAP);
    }

    private static List<Kind> kinds(ZipDirectory zip) {
        return zip.anomalies().stream().map(ZipAnomaly::kind).toList();
    }

    private static byte[] extra64(long... values) {
        byte[] bytes = new byte[4 + 8 * values.length];
        ByteBuffer extra = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        extra.putShort((short) 1).putShort((short) (8 * values.length));
        for (long value : values) {
            extra.putLong(value);
        }
        return bytes;
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
