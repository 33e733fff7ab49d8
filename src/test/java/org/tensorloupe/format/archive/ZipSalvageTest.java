package org.tensorloupe.format.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tensorloupe.format.archive.ZipFiles.content;
import static org.tensorloupe.format.archive.ZipFiles.fault;
import static org.tensorloupe.format.archive.ZipFiles.fixture;
import static org.tensorloupe.format.archive.ZipFiles.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

class ZipSalvageTest {
    private static final int DESCRIPTOR_FLAG = 8;

    @ParameterizedTest
    @ValueSource(strings = {"resnet18-small.pth", "small.pth", "stored-unaligned.pth", "zip64.pth"})
    void getsEveryEntryThatIsWholeWhereverTheFileIsCut(String name) throws Exception {
        byte[] whole = Files.readAllBytes(fixture(name));
        ZipDirectory truth = read(fixture(name));
        List<ZipEntry> entries = truth.entries();
        for (int permille = 20; permille <= 1000; permille += 7) {
            int length = (int) ((long) whole.length * permille / 1000);
            ZipSalvage salvage = salvage(Arrays.copyOf(whole, length));
            int found = salvage.directory().entries().size() - (salvage.cut().isPresent() ? 1 : 0);
            for (int i = 0; i < found; i++) {
                ZipEntry entry = salvage.directory().entries().get(i);
                assertThat(entry).isEqualTo(entries.get(i));
                assertThat(content(salvage.directory(), entry))
                        .isEqualTo(content(truth, entries.get(i)));
            }
            if (found < entries.size()) {
                ZipEntry next = entries.get(found);
                byte[] data = content(truth, next);
                long there = length - offset(whole, next);
                assertThat(there).isLessThan(data.length + 24L);
                assertThat(salvage.cut().isPresent()).isEqualTo(there >= 0);
                if (there >= 0) {
                    checkCut(salvage, next, data, (int) there);
                }
            }
            assertThat(found == entries.size() || salvage.end() <= length).isTrue();
        }
    }

    private static void checkCut(ZipSalvage salvage, ZipEntry whole, byte[] data, int there)
            throws CheckpointException, IOException {
        ZipEntry cut = salvage.cut().orElseThrow();
        assertThat(cut.name()).isEqualTo(whole.name());
        assertThat(cut.size()).isEqualTo(there);
        assertThat(salvage.cutSize()).isIn(-1L, (long) data.length);
        byte[] part = content(salvage.directory(), cut);
        assertThat(part).startsWith(Arrays.copyOf(data, Math.min(there, data.length)));
    }

    private static long offset(byte[] file, ZipEntry entry) {
        int at = (int) entry.headerOffset();
        int nameLength = file[at + 26] & 0xFF;
        int extraLength = (file[at + 28] & 0xFF) | (file[at + 29] & 0xFF) << 8;
        return at + 30L + nameLength + extraLength;
    }

    @Test
    void getsWhatIsWholeOfACutCheckpoint() throws Exception {
        ZipSalvage salvage =
                ZipSalvage.read(ZipFiles.view(fixture("cut.pth")), ZipLimits.DEFAULT, Monitor.NONE);
        assertThat(salvage.directory().find("resnet18-small/data.pkl")).isPresent();
        assertThat(salvage.directory().entries()).hasSizeBetween(20, 127);
        assertThat(salvage.cut()).isPresent();
    }

    @Test
    void readsDeflatedEntriesWithDescriptors() throws Exception {
        byte[] data = "weights, ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("a", "b")) {
                zip.putNextEntry(new java.util.zip.ZipEntry(name));
                zip.write(data);
            }
        }
        ZipSalvage salvage = salvage(Arrays.copyOf(bytes.toByteArray(), bytes.size() - 60));
        assertThat(salvage.cut()).isEmpty();
        assertThat(salvage.directory().entries()).hasSize(2);
        for (ZipEntry entry : salvage.directory().entries()) {
            assertThat(content(salvage.directory(), entry)).isEqualTo(data);
        }
    }

    @ParameterizedTest
    @CsvSource({"true,false", "false,false", "true,true", "false,true"})
    void readsEveryFormOfDescriptor(boolean signed, boolean wide) throws Exception {
        byte[] nested = new ZipBuilder().stored("PK", new byte[] {'P', 'K', 7, 8}).end();
        var builder = new ZipBuilder();
        for (byte[] data : List.of(nested, new byte[0], new byte[] {1, 2, 3})) {
            builder.local(new byte[] {'a'}, 0, DESCRIPTOR_FLAG, 0, 0, 0).raw(data);
            builder.raw(descriptor(data, signed, wide));
        }
        builder.stored("last", nested);
        ZipSalvage salvage = salvage(builder.bytes());
        assertThat(salvage.cut()).isEmpty();
        assertThat(salvage.end()).isEqualTo(builder.position());
        assertThat(salvage.directory().entries().stream().map(ZipEntry::size))
                .containsExactly((long) nested.length, 0L, 3L, (long) nested.length);
        assertThat(salvage.directory().entries().getFirst().crc())
                .isEqualTo(ZipBuilder.crc(nested));
    }

    @Test
    void saysHowLongTheCutEntryShouldBeWhereTheFileDoes() throws Exception {
        byte[] file = new ZipBuilder().stored("a", new byte[100]).bytes();
        ZipSalvage salvage = salvage(Arrays.copyOf(file, file.length - 40));
        assertThat(salvage.cut().orElseThrow().size()).isEqualTo(60);
        assertThat(salvage.cutSize()).isEqualTo(100);
    }

    @Test
    void refusesWhatDoesNotStartWithAnEntry() {
        assertThat(fault(() -> salvage(new byte[1000]))).isInstanceOf(FormatFault.Malformed.class);
        assertThat(fault(() -> salvage(new byte[0]))).isInstanceOf(FormatFault.Malformed.class);
    }

    @Test
    void keepsToItsLimitAndCanBeCancelled() {
        byte[] two = new ZipBuilder().stored("a", new byte[1]).stored("b", new byte[1]).bytes();
        var limits = new ZipLimits(1, 1000);
        assertThat(fault(() -> ZipSalvage.read(ByteViews.of("a", two), limits, Monitor.NONE)))
                .isInstanceOf(FormatFault.LimitExceeded.class);
        byte[] open =
                new ZipBuilder()
                        .local(new byte[0], 0, DESCRIPTOR_FLAG, 0, 0, 0)
                        .raw(new byte[100])
                        .bytes();
        var view = ByteViews.of("a", open);
        assertThatThrownBy(() -> ZipSalvage.read(view, ZipLimits.DEFAULT, new Cancelled()))
                .isInstanceOf(CancellationException.class);
    }

    private static byte[] descriptor(byte[] data, boolean signed, boolean wide) {
        var out = ZipBuilder.record((signed ? 4 : 0) + (wide ? 20 : 12));
        if (signed) {
            out.putInt(0x08074b50);
        }
        out.putInt(ZipBuilder.crc(data));
        for (int i = 0; i < 2; i++) {
            if (wide) {
                out.putLong(data.length);
            } else {
                out.putInt(data.length);
            }
        }
        byte[] bytes = new byte[out.flip().remaining()];
        out.get(bytes);
        return bytes;
    }

    private static ZipSalvage salvage(byte[] bytes) throws CheckpointException {
        return ZipSalvage.read(ByteViews.of("a.zip", bytes), ZipLimits.DEFAULT, Monitor.NONE);
    }

    private static final class Cancelled implements Monitor {
        @Override
        public boolean isCancelled() {
            return true;
        }

        @Override
        public void advance(long bytes) {
            throw new CancellationException();
        }
    }
}
