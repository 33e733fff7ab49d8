package org.tensorloupe.format.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tensorloupe.format.archive.ZipFiles.fault;
import static org.tensorloupe.format.archive.ZipFiles.fixture;
import static org.tensorloupe.format.archive.ZipFiles.read;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.bytes.FaultIOException;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

class HostileZipTest {
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NAME = {'a'};
    private static final byte[] NOTHING = {};

    @Test
    void tellsAFileWithoutDirectoryFromOneThatIsNoZip() throws Exception {
        assertThat(fault(() -> read(fixture("cut.pth"))))
                .isEqualTo(new FormatFault.CutShort("cut.pth", 355_475, "the ZIP directory"));
        assertThat(fault(() -> read(fixture("cut-small.pth"))))
                .isInstanceOf(FormatFault.CutShort.class);
        assertThat(fault(() -> read(fixture("legacy.pth"))))
                .isEqualTo(
                        new FormatFault.Malformed(
                                "legacy.pth", "a ZIP archive", "bytes 80 02 8a 0a"));
        for (String name : List.of("zeros.pth", "html.pth", "not-a-checkpoint.pth")) {
            assertThat(fault(() -> read(fixture(name)))).isInstanceOf(FormatFault.Malformed.class);
        }
        for (int size = 0; size < 30; size++) {
            byte[] zeros = new byte[size];
            assertThat(fault(() -> read(zeros))).isInstanceOf(FormatFault.Malformed.class);
        }
    }

    @Test
    void doesNotTakeANestedArchiveForTheCutOneAroundIt() throws Exception {
        byte[] inner = new ZipBuilder().stored("inner", ABC).end();
        byte[] outer = new ZipBuilder().stored("data/0", inner).stored("b", ABC).bytes();
        assertThat(fault(() -> read(outer))).isInstanceOf(FormatFault.CutShort.class);
    }

    @Test
    void refusesADirectoryThatIsNotWhereTheEndRecordSays() {
        byte[] end = ZipBuilder.endRecord(1, 46, 1000, NOTHING);
        byte[] file = new ZipBuilder().raw(new byte[200]).raw(end).bytes();
        assertThat(fault(() -> read(file))).isInstanceOf(FormatFault.Malformed.class);
        byte[] huge = ZipBuilder.endRecord(1, 0xFFFF_FFF0L, 0, NOTHING);
        byte[] other = new ZipBuilder().raw(new byte[200]).raw(huge).bytes();
        assertThat(fault(() -> read(other))).isInstanceOf(FormatFault.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40})
    void refusesZip64EndRecordsThatLie(long lie) {
        for (int field = 0; field < 3; field++) {
            byte[] end64 =
                    ZipBuilder.end64(
                            field == 0 ? lie : 1, field == 1 ? lie : 47, field == 2 ? lie : 34, 0);
            byte[] file =
                    new ZipBuilder()
                            .stored("a", ABC)
                            .raw(end64)
                            .raw(ZipBuilder.endRecord(0xFFFF, -1, -1, NOTHING))
                            .bytes();
            assertThat(fault(() -> read(file))).isInstanceOf(FormatFault.CutShort.class);
        }
    }

    @Test
    void readsTheEntriesThatAreThereWhateverTheirNumberIsSaidToBe() throws Exception {
        for (int announced : new int[] {0, 2, 60_000, 0xFFFF}) {
            ZipDirectory zip = read(new ZipBuilder().stored("a", ABC).end(announced, NOTHING));
            assertThat(zip.entries()).hasSize(1);
            assertThat(zip.anomalies())
                    .extracting(ZipAnomaly::kind)
                    .containsExactly(ZipAnomaly.Kind.COUNT_DIFFERS);
        }
    }

    @Test
    void refusesAnEntryThatReachesOutsideTheFile() throws Exception {
        int crc = ZipBuilder.crc(ABC);
        var long1 = new ZipBuilder().local(NAME, 0, 0, crc, 3, 3).raw(ABC);
        ZipDirectory tooLong = read(long1.centralRecord(NAME, 0, 0, crc, 999, 999, 0).end());
        assertThat(fault(() -> tooLong.data(tooLong.entries().getFirst())))
                .isEqualTo(new FormatFault.OutOfRange("a.zip > a", 31, 1030, 103));
        for (long offset : new long[] {5, 80, 99, 0xFFFF_FFFEL, 0xFFFF_FFFFL}) {
            var far = new ZipBuilder().local(NAME, 0, 0, crc, 3, 3).raw(ABC);
            ZipDirectory zip = read(far.centralRecord(NAME, 0, 0, crc, 3, 3, offset).end());
            assertThat(fault(() -> zip.data(zip.entries().getFirst())))
                    .isInstanceOf(FormatFault.Malformed.class);
        }
    }

    @Test
    void refusesAStoredEntryOfTwoSizes() throws Exception {
        int crc = ZipBuilder.crc(ABC);
        var builder = new ZipBuilder().local(NAME, 0, 0, crc, 3, 3).raw(ABC);
        ZipDirectory zip = read(builder.centralRecord(NAME, 0, 0, crc, 3, 4, 0).end());
        assertThat(fault(() -> zip.data(zip.entries().getFirst())))
                .isInstanceOf(FormatFault.Malformed.class);
    }

    @Test
    void keepsToItsLimits() {
        byte[] file = new ZipBuilder().stored("a", ABC).stored("b", ABC).end();
        ByteView view = ByteViews.of("a.zip", file);
        assertThat(fault(() -> ZipDirectory.read(view, new ZipLimits(1, 1000))))
                .isEqualTo(new FormatFault.LimitExceeded("a.zip", "entries in the ZIP", 1, 2));
        assertThat(fault(() -> ZipDirectory.read(view, new ZipLimits(9, 93))))
                .isEqualTo(
                        new FormatFault.LimitExceeded(
                                "a.zip", "bytes in the ZIP directory", 93, 94));
    }

    @Test
    void refusesASplitArchive() {
        byte[] file = new ZipBuilder().stored("a", ABC).end();
        file[file.length - 18] = 3;
        assertThat(fault(() -> read(file))).isInstanceOf(FormatFault.Unsupported.class);
    }

    @Test
    void givesOneFaultWhereverAFileIsCut() throws Exception {
        byte[] whole = Files.readAllBytes(fixture("small.pth"));
        for (int percent = 1; percent < 100; percent++) {
            byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
            assertThat(fault(() -> read(cut))).isInstanceOf(FormatFault.CutShort.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small.pth", "deflated.pth", "zip64.pth", "encrypted.pth"})
    void givesAnAnswerOrAFaultForAnyMutant(String name) throws Exception {
        byte[] original = Files.readAllBytes(fixture(name));
        Random random = new Random(20_26);
        int read = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] mutant = mutate(original, random);
            read += touchEverything(ByteViews.of("mutant", mutant)) ? 1 : 0;
        }
        assertThat(read).isBetween(300, 2999);
    }

    /// Changes a few bytes, half of the time in the last third, where the directory is.
    private static byte[] mutate(byte[] original, Random random) {
        byte[] mutant = original.clone();
        byte[] edges = {0, 1, 'P', 'K', 0x7F, (byte) 0x80, (byte) 0xFF};
        int from = random.nextBoolean() ? 0 : mutant.length * 2 / 3;
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            int at = from + random.nextInt(mutant.length - from);
            byte value = edges[random.nextInt(edges.length)];
            int run = random.nextInt(4) == 0 ? Math.min(8, mutant.length - at) : 1;
            Arrays.fill(mutant, at, at + run, value);
        }
        return random.nextInt(5) == 0
                ? Arrays.copyOf(mutant, random.nextInt(mutant.length))
                : mutant;
    }

    private static boolean touchEverything(ByteView file) throws Exception {
        try {
            ZipSalvage salvage = ZipSalvage.read(file, ZipLimits.DEFAULT, Monitor.NONE);
            touchEntries(salvage.directory());
        } catch (CheckpointException e) {
            assertThat(e.fault().where()).startsWith("mutant");
        }
        try {
            touchEntries(ZipDirectory.read(file, ZipLimits.DEFAULT));
            return true;
        } catch (CheckpointException e) {
            assertThat(e.fault().where()).startsWith("mutant");
            return false;
        }
    }

    private static void touchEntries(ZipDirectory zip) throws Exception {
        for (ZipEntry entry : zip.entries()) {
            try {
                zip.localDifferences(entry);
                try (InputStream in = zip.stream(entry)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            } catch (FaultIOException e) {
                assertThat(e.carried().fault().where()).startsWith("mutant");
            } catch (CheckpointException e) {
                assertThat(e.fault().where()).startsWith("mutant");
            }
        }
    }
}
