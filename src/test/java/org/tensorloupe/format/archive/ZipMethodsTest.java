package org.tensorloupe.format.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tensorloupe.format.archive.ZipFiles.content;
import static org.tensorloupe.format.archive.ZipFiles.fault;
import static org.tensorloupe.format.archive.ZipFiles.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.FaultIOException;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.bytes.ScratchSpace;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

class ZipMethodsTest {
    private static final byte[] DATA =
            "weights and biases, ".repeat(5000).getBytes(StandardCharsets.UTF_8);

    /// Deflate64 reads deflate as long as no match is 258 bytes long, hence the Huffman strategy.
    @ParameterizedTest
    @ValueSource(ints = {8, 9, 12})
    void unpacks(int method) throws Exception {
        ZipDirectory zip = zip(method, pack(method), DATA);
        assertThat(content(zip, zip.entries().getFirst())).isEqualTo(DATA);
    }

    @ParameterizedTest
    @CsvSource({
        "14,LZMA",
        "93,Zstandard",
        "20,Zstandard",
        "95,XZ",
        "98,PPMd",
        "1,Shrink",
        "6,Implode",
        "77,method 77"
    })
    void namesTheMethodItDoesNotRead(int method, String name) throws Exception {
        ZipDirectory zip = zip(method, DATA, DATA);
        assertThat(fault(() -> zip.stream(zip.entries().getFirst())))
                .isEqualTo(new FormatFault.Unsupported("a.zip > a", name + " compression"));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 12})
    void refusesDataThatIsLongerOrShorterThanTheDirectorySays(int method) throws Exception {
        for (int size : new int[] {0, DATA.length - 1, DATA.length + 1}) {
            ZipDirectory zip = zip(method, pack(method), Arrays.copyOf(DATA, size));
            assertThat(streamFault(zip)).isInstanceOf(FormatFault.Malformed.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 12})
    void refusesDataThatIsCutOrChanged(int method) throws Exception {
        byte[] raw = pack(method);
        for (int length = 0; length < raw.length; length += 1 + raw.length / 50) {
            ZipDirectory cut = zip(method, Arrays.copyOf(raw, length), DATA);
            assertThat(streamFault(cut)).isInstanceOf(FormatFault.Malformed.class);
        }
        byte[] other = DATA.clone();
        other[77]++;
        assertThat(streamFault(zip(method, raw, other)))
                .isInstanceOfSatisfying(
                        FormatFault.Malformed.class,
                        fault -> assertThat(fault.expected()).startsWith("CRC-32 "));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 12})
    void givesAFaultForAnyMutantOfTheData(int method) throws Exception {
        byte[] raw = pack(method);
        Random random = new Random(method);
        for (int i = 0; i < 1000; i++) {
            byte[] mutant = raw.clone();
            int at = random.nextInt(raw.length);
            mutant[at] ^= (byte) (1 << random.nextInt(8));
            mutant[random.nextInt(raw.length)] = mutant[at];
            if (!Arrays.equals(mutant, raw)) {
                ZipDirectory zip = zip(method, mutant, DATA);
                try {
                    assertThat(content(zip, zip.entries().getFirst())).isEqualTo(DATA);
                } catch (FaultIOException e) {
                    assertThat(e.carried().fault()).isInstanceOf(FormatFault.Malformed.class);
                } catch (CheckpointException e) {
                    assertThat(e.fault()).isInstanceOf(FormatFault.Malformed.class);
                }
            }
        }
    }

    @Test
    void stopsABombAtTheSizeTheDirectorySays() throws Exception {
        byte[] bomb = pack(8, new byte[200 << 20]);
        assertThat(bomb).hasSizeLessThan(1 << 20);
        ZipDirectory zip = zip(8, bomb, new byte[1000]);
        try (var scratch = new ScratchSpace()) {
            assertThat(fault(() -> zip.view(zip.entries().getFirst(), scratch, Monitor.NONE)))
                    .isInstanceOf(FormatFault.Malformed.class);
        }
    }

    @Test
    void allocatesNothingByTheSizeADirectoryClaims() throws Exception {
        byte[] raw = pack(8);
        byte[] name = {'a'};
        var builder = new ZipBuilder().local(name, 8, 0, 0, raw.length, 0).raw(raw);
        builder.centralRecord(name, 8, 0, 0, raw.length, 0xFFFF_FFFEL, 0);
        ZipDirectory zip = read(builder.end());
        try (var scratch = new ScratchSpace()) {
            assertThat(fault(() -> zip.view(zip.entries().getFirst(), scratch, Monitor.NONE)))
                    .isInstanceOf(FormatFault.Malformed.class);
        }
    }

    private static FormatFault streamFault(ZipDirectory zip) {
        return catchThrowableOfType(
                        FaultIOException.class,
                        () -> {
                            try {
                                content(zip, zip.entries().getFirst());
                            } catch (CheckpointException e) {
                                throw new FaultIOException(e);
                            }
                        })
                .carried()
                .fault();
    }

    private static ZipDirectory zip(int method, byte[] raw, byte[] data) throws Exception {
        return read(new ZipBuilder().entry("a", method, 0, raw, data).end());
    }

    private static byte[] pack(int method) throws IOException {
        return pack(method, DATA);
    }

    private static byte[] pack(int method, byte[] data) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        if (method == 9) {
            deflater.setStrategy(Deflater.HUFFMAN_ONLY);
        }
        try (var out =
                method == 12
                        ? new BZip2CompressorOutputStream(bytes)
                        : new DeflaterOutputStream(bytes, deflater)) {
            out.write(data);
        }
        deflater.end();
        return bytes.toByteArray();
    }
}
