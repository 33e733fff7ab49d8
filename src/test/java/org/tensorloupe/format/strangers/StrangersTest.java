package org.tensorloupe.format.strangers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.Formats;
import org.tensorloupe.testkit.Places;

/// One file of every kind that is not opened, and what is said of it.
class StrangersTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    onnx.onnx       | an ONNX model, made by pytorch
                    graph.pb        | a TensorFlow graph
                    saved_model.pb  | a TensorFlow SavedModel
                    core.mlmodel    | a Core ML model
                    net.caffemodel  | a Caffe model
                    program.pdmodel | a Paddle program
                    params.pdiparams | parameters of Paddle
                    net.params      | parameters of MXNet
                    flax.msgpack    | a MessagePack file, as Flax (JAX) writes
                    manifest.ocdbt  | a manifest of an Orbax (JAX) checkpoint
                    net.weights     | weights of Darknet (YOLO)
                    tensor.t7       | an object of Torch7 (Lua), binary
                    table.t7        | a table of Torch7 (Lua), binary
                    text.t7         | an object of Torch7 (Lua), in text
                    keras.h5        | an HDF5 file, as Keras writes
                    user-block.h5   | an HDF5 file, as Keras writes
                    model.tflite    | a TensorFlow Lite model
                    model.pte       | an ExecuTorch program
                    model.ort       | an ONNX Runtime model
                    engine.plan     | a TensorRT engine
                    ggml.bin        | a ggml model, older than GGUF
                    ggmf.bin        | a ggmf model, older than GGUF
                    ggjt.bin        | a ggjt model, older than GGUF
                    ggla.bin        | a ggla adapter, older than GGUF
                    model.ckpt.index | the index of a TensorFlow checkpoint
                    model.ckpt.data-00000-of-00001 | the data of a TensorFlow checkpoint
                    net.mat         | a MATLAB file
                    net.xml         | a network of OpenVINO, whose weights are in the .bin file beside it
                    .zarray         | the description of a Zarr array
                    model.keras     | a Keras model (.keras)
                    """)
    void namesContainersOfWeightsThatAreNotRead(String file, String kind) {
        FormatFault fault = fault(sample(file));
        assertThat(fault)
                .isInstanceOfSatisfying(
                        FormatFault.UnreadFormat.class,
                        f -> {
                            assertThat(f.format()).isEqualTo(kind);
                            assertThat(f.tried()).isNotEmpty();
                        });
        assertThat(FaultText.of(fault).advice()).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    model.tar.gz  | a gzip archive of a tar whose first file is run/config.json
                    model.pth.gz  | a gzip archive of a pickle, perhaps a PyTorch checkpoint
                    array.npy.bz2 | a bzip2 archive of a NumPy array
                    text.bz2      | a bzip2 archive
                    text.xz       | an xz archive
                    text.zst      | a zstd archive
                    dump.pkl.z    | zlib-compressed data of a pickle
                    plain.tar     | a tar whose first file is run/config.json
                    weights.zip   | a zip archive without data.pkl, which holds weights/model.safetensors
                    secret.enc    | a file encrypted by openssl
                    key.asc       | a file encrypted by PGP
                    picture.png   | a PNG picture
                    picture.jpeg  | a JPEG picture
                    picture.gif   | a GIF picture
                    picture.webp  | a WebP picture
                    picture.tiff  | a TIFF picture
                    figure.pdf    | a PDF document
                    sound.wav     | a WAV recording
                    table.db      | an SQLite database
                    program       | a program or library for Linux
                    zeros.bin     | nothing but zeros, probably an incomplete download
                    some-zeros.bin | a file that begins with 4,096 zeros, probably an incomplete download
                    part.pth.part | a part of an unfinished download
                    ._model.pth   | what macOS keeps beside a file
                    tokenizer.model | a SentencePiece vocabulary
                    hub.txt       | a server's answer saved instead of the file: "Entry not found"
                    github.txt    | a server's answer saved instead of the file: "404: Not Found"
                    login.txt     | a server's answer saved instead of the file: "Invalid username or password."
                    error.json    | a server's error message saved instead of the file
                    config.json   | a model's configuration in JSON
                    list.json     | a JSON text
                    s3.xml        | an error message of a storage service saved instead of the file: AccessDenied
                    other.xml     | an XML text
                    annex.pth     | a git-annex pointer, not the file itself
                    readme.txt    | a text
                    unknown.bin   | unknown content, beginning with f1 f2 f3 f4 f5 f6 f7 f8
                    """)
    void saysWhatIsNoCheckpoint(String file, String kind) {
        assertThat(fault(sample(file)))
                .isInstanceOfSatisfying(
                        FormatFault.NotACheckpoint.class,
                        f -> assertThat(f.looksLike()).isEqualTo(kind));
    }

    @Test
    void namesEverySampleInARow() throws IOException {
        try (Stream<Path> samples = Files.list(Places.fixture("strangers"))) {
            assertThat(
                            samples.filter(path -> isUnknown(fault(path)))
                                    .map(path -> path.getFileName().toString())
                                    .collect(Collectors.toSet()))
                    .containsExactly("unknown.bin");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    pytorch__test_versioned_div_tensor_v2.ptl.ff | a FlatBuffer model of PyTorch Mobile, which is not read yet
                    whisper.cpp__for-tests-ggml-parakeet-tdt.bin | a ggml model, older than GGUF, which is not read yet
                    whisper.cpp__for-tests-silero-v6.2.0-ggml.bin | a ggml model, older than GGUF, which is not read yet
                    whisper.cpp__for-tests-ggml-parakeet-tdt-bad-nfft0.bin | a ggml model, older than GGUF, which is not read yet
                    allennlp__basic_classifier_model.tar.gz | not a checkpoint: a gzip archive of a tar whose first file is config.json
                    picklescan__malicious1.7z | not a checkpoint: a 7z archive
                    picklescan__bad_pytorch.pt | not a checkpoint: a PNG picture
                    burn__broken.pt | not a checkpoint: a text
                    """)
    void saysWhatFilesOfOtherProjectsAre(String file, String reason) {
        assumeTrue(Places.corpus().isPresent(), "no corpus folder");
        Path path = Places.corpus().orElseThrow().resolve("files").resolve(file);
        assertThat(FaultText.of(fault(path)).reason()).isEqualTo(reason);
    }

    @Test
    void saysHowLargeTheFileBehindAPointerIs() {
        assertThat(FaultText.of(fault(Places.fixture("git-lfs-pointer.pth"))).reason())
                .contains("a Git LFS pointer, not the file itself (46,830,571 bytes)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import os; os.environ.get(\"A\", \"b\") == \"b\" and __import__(\"c\").add()\n",
                "/home/me/My Projects/src\n",
                "\ufeffC:\\Users\\me\\src\r\n",
                "mypackage\n",
                ".\n..\n",
                "# nothing yet\n"
            })
    void knowsAPathFileOfPythonByItsEndingAndItsLines(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("easy-install.PTH"), text);
        FaultText fault = FaultText.of(fault(file));
        assertThat(fault.title()).isEqualTo("This is a path file of Python, not a checkpoint");
        assertThat(fault.reason()).contains("a path file of Python (site.py reads it)");
        assertThat(fault.advice()).contains("Nothing is wrong with it and nothing in it was run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mypackage\n", "# nothing yet\n", "Read this: it is a text.\n"})
    void takesNoOtherTextForAPathFile(String text) throws IOException {
        assertThat(FaultText.of(fault(Files.writeString(folder.resolve("a.txt"), text))).reason())
                .isEqualTo("not a checkpoint: a text");
    }

    @Test
    void takesNoProseForAPathFile() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.pth"), "Read this: it is a text.\n");
        assertThat(FaultText.of(fault(file)).reason()).isEqualTo("not a checkpoint: a text");
    }

    @Test
    void looksForADownloadThatIsStillRunning() throws IOException {
        Path file = Files.write(folder.resolve("model.bin"), new byte[] {-13, -14, -15, -16});
        Files.write(folder.resolve("model.bin.aria2"), new byte[] {0, 1});
        assertThat(FaultText.of(fault(file)).reason()).contains("an unfinished download");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    STAND_IN | hub.txt | s3.xml | error.json | annex.pth | zeros.bin | part.pth.part
                    OTHER    | picture.png | config.json | model.tar.gz | text.xz | weights.zip | readme.txt
                    UNKNOWN  | unknown.bin | unknown.bin | unknown.bin | unknown.bin | unknown.bin | unknown.bin
                    """)
    void tellsWhatIsInOrderFromWhatStandsInForACheckpoint(
            FormatFault.Nature nature, String a, String b, String c, String d, String e, String f) {
        assertThat(Stream.of(a, b, c, d, e, f).map(name -> fault(sample(name))))
                .allSatisfy(fault ->
                        assertThat(fault)
                                .isInstanceOfSatisfying(
                                        FormatFault.NotACheckpoint.class,
                                        no -> assertThat(no.nature()).isEqualTo(nature)));
    }

    private static boolean isUnknown(FormatFault fault) {
        return fault instanceof FormatFault.NotACheckpoint f
                && f.looksLike().startsWith("unknown content");
    }

    private static Path sample(String name) {
        return Places.fixture("strangers/" + name);
    }

    private static FormatFault fault(Path path) {
        CheckpointException thrown =
                catchThrowableOfType(
                        CheckpointException.class, () -> Formats.open(path, Monitor.NONE).close());
        return Objects.requireNonNull(thrown, path.toString()).fault();
    }
}
