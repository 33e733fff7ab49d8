package org.tensorloupe.format.strangers;

import java.util.List;

/// The beginnings by which files are told apart, each from its format's document or its writer.
final class Signatures {
    private static final String FROM_KERAS =
            "Load it with Keras and save its weights with numpy.savez or safetensors.";
    private static final String FROM_ITS_SOURCE =
            "It was made from a model for one kind of device: open that model's checkpoint instead.";
    private static final String FROM_TORCH7 =
            "Load it in Torch7, or with the Python package torchfile, and save its arrays with"
                    + " numpy.savez.";
    private static final String FROM_GGML =
            "Convert it with the scripts of llama.cpp or whisper.cpp, or fetch a GGUF version.";
    private static final String FROM_MAT =
            "Load it with scipy.io.loadmat and save with numpy.savez.";
    private static final String DECRYPT = "Decrypt it with the tool that made it.";

    static final List<Signature> ALL =
            List.of(
                    new Signature(
                            "\u0089HDF\r\n\u001a\n",
                            Stranger.weights("an HDF5 file, as Keras writes", FROM_KERAS)),
                    new Signature(
                            4,
                            "TFL3",
                            Stranger.weights("a TensorFlow Lite model", FROM_ITS_SOURCE)),
                    new Signature(
                            4,
                            "PTMF",
                            Stranger.weights(
                                    "a FlatBuffer model of PyTorch Mobile", FROM_ITS_SOURCE)),
                    new Signature(
                            4, "ET1", Stranger.weights("an ExecuTorch program", FROM_ITS_SOURCE)),
                    new Signature(
                            4, "ORTM", Stranger.weights("an ONNX Runtime model", FROM_ITS_SOURCE)),
                    new Signature("ptrt", Stranger.weights("a TensorRT engine", FROM_ITS_SOURCE)),
                    new Signature("ftrt", Stranger.weights("a TensorRT engine", FROM_ITS_SOURCE)),
                    new Signature(
                            "lmgg", Stranger.weights("a ggml model, older than GGUF", FROM_GGML)),
                    new Signature(
                            "fmgg", Stranger.weights("a ggmf model, older than GGUF", FROM_GGML)),
                    new Signature(
                            "tjgg", Stranger.weights("a ggjt model, older than GGUF", FROM_GGML)),
                    new Signature(
                            "algg", Stranger.weights("a ggla adapter, older than GGUF", FROM_GGML)),
                    new Signature(
                            8,
                            "\u0003\0\0\0V 1",
                            Stranger.weights("an object of Torch7 (Lua), binary", FROM_TORCH7)),
                    new Signature(
                            "4\n1\n3\nV 1\n",
                            Stranger.weights("an object of Torch7 (Lua), in text", FROM_TORCH7)),
                    new Signature(
                            "\u0012\u0001\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
                            Stranger.weights(
                                    "parameters of MXNet",
                                    "Load them with mxnet.nd.load and save with numpy.savez.")),
                    new Signature(
                            "\0\0\0\0\u0002\0\0\0\u0005\0\0\0",
                            Stranger.weights(
                                    "weights of Darknet (YOLO)",
                                    "Convert them with a script that knows the network's .cfg"
                                            + " file.")),
                    new Signature(
                            "\u000c\u00db:*",
                            Stranger.weights(
                                    "a manifest of an Orbax (JAX) checkpoint",
                                    "Restore the checkpoint with Orbax and save with"
                                            + " numpy.savez.")),
                    new Signature(
                            "MATLAB 5.0 MAT-file", Stranger.weights("a MATLAB file", FROM_MAT)),
                    new Signature("SIMPLE  =", Stranger.empty("a FITS picture")),
                    new Signature("7z\u00bc\u00af'\u001c", Stranger.packed("a 7z archive")),
                    new Signature("\u00fd7zXZ\0", Stranger.packed("an xz archive")),
                    new Signature("(\u00b5/\u00fd", Stranger.packed("a zstd archive")),
                    new Signature("\u0004\"M\u0018", Stranger.packed("an lz4 archive")),
                    new Signature("Rar!\u001a\u0007", Stranger.packed("a RAR archive")),
                    new Signature("\u001f\u009d", Stranger.packed("a compress (.Z) archive")),
                    new Signature("!<arch>\n", Stranger.packed("an ar archive")),
                    new Signature(
                            "Salted__", Stranger.other("a file encrypted by openssl", DECRYPT)),
                    new Signature(
                            "-----BEGIN PGP MESSAGE-----",
                            Stranger.other("a file encrypted by PGP", DECRYPT)),
                    new Signature(
                            "\u008c\r\u0004", Stranger.other("a file encrypted by PGP", DECRYPT)),
                    new Signature(
                            "age-encryption.org/v1",
                            Stranger.other("a file encrypted by age", DECRYPT)),
                    new Signature(
                            "\0\u0005\u0016\u0007",
                            Stranger.other(
                                    "what macOS keeps beside a file",
                                    "Open the file whose name lacks the \"._\" at the"
                                            + " beginning.")),
                    new Signature(
                            "\n\u000e\n\u0005<unk>\u0015",
                            Stranger.empty("a SentencePiece vocabulary")),
                    new Signature("PAR1", Stranger.empty("a Parquet table")),
                    new Signature("ARROW1\0\0", Stranger.empty("an Arrow table")),
                    new Signature("SQLite format 3\0", Stranger.empty("an SQLite database")),
                    new Signature("\u0089PNG", Stranger.empty("a PNG picture")),
                    new Signature("\u00ff\u00d8\u00ff", Stranger.empty("a JPEG picture")),
                    new Signature("GIF8", Stranger.empty("a GIF picture")),
                    new Signature(8, "WEBP", Stranger.empty("a WebP picture")),
                    new Signature(8, "WAVE", Stranger.empty("a WAV recording")),
                    new Signature("II*\0", Stranger.empty("a TIFF picture")),
                    new Signature(4, "ftyp", Stranger.empty("a video or picture in MP4")),
                    new Signature("%PDF-", Stranger.empty("a PDF document")),
                    new Signature("\u007fELF", Stranger.empty("a program or library for Linux")),
                    new Signature(
                            "\u00cf\u00fa\u00ed\u00fe",
                            Stranger.empty("a program or library for macOS")));

    private Signatures() {}
}
