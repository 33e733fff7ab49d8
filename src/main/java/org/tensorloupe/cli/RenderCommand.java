package org.tensorloupe.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.render.Png;
import org.tensorloupe.render.Raster;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `render FILE TENSOR -o OUT.png`: a picture of a tensor.
@Command(
        name = "render",
        description = "Draws a tensor as a PNG picture: filters of a convolution, or a heatmap.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {
    private static final int MOST_SUGGESTIONS = 3;

    private final Console console;

    @Parameters(index = "0", paramLabel = "FILE", description = "The checkpoint.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "TENSOR", description = "The tensor's name.")
    private String name = "";

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT.png",
            description = "The picture.")
    private Path output = Path.of("");

    @Mixin private PictureOptions options = new PictureOptions();

    RenderCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CheckpointException, OutputException {
        System.setProperty("java.awt.headless", "true");
        try (OpenCheckpoint open = Formats.open(file, Monitor.NONE)) {
            Checkpoint checkpoint = open.checkpoint();
            List<TensorInfo> named =
                    checkpoint.tensors().stream()
                            .map(TensorNode::tensor)
                            .filter(tensor -> tensor.name().equals(name))
                            .toList();
            if (named.isEmpty()) {
                if (checkpoint.isDamaged()) {
                    console.say(unknown(checkpoint));
                    return console.sayDamage(checkpoint);
                }
                throw options.misuse(unknown(checkpoint));
            }
            TensorInfo tensor = named.getFirst();
            if (named.size() > 1) {
                console.say(
                        String.format(
                                Locale.ROOT,
                                "%s: %d tensors are named %s; this is the first",
                                checkpoint.fileName(),
                                named.size(),
                                name));
            }
            Raster picture = draw(tensor, open);
            Results.write(file, output, console, out -> Png.write(picture, out));
            return console.sayDamage(checkpoint);
        }
    }

    private Raster draw(TensorInfo chosen, OpenCheckpoint open) throws CheckpointException {
        TensorInfo tensor = chosen.numbers();
        PictureOptions.View view = options.view(tensor);
        TensorReader.open(tensor, Component.VALUE, open.storages(), Monitor.NONE);
        return switch (view) {
            case FILTERS -> new FilterPicture(options, tensor).draw(open.storages());
            case HEATMAP -> new HeatmapPicture(options, tensor).draw(open.storages());
        };
    }

    private String unknown(Checkpoint checkpoint) {
        List<String> near =
                checkpoint.tensors().stream()
                        .map(TensorNode::name)
                        .filter(other -> other.contains(name))
                        .sorted(Comparator.comparingInt(String::length))
                        .limit(MOST_SUGGESTIONS)
                        .toList();
        return "%s has no tensor '%s'%s"
                .formatted(
                        checkpoint.fileName(),
                        name,
                        near.isEmpty() ? "" : "; did you mean " + String.join(", ", near));
    }
}
