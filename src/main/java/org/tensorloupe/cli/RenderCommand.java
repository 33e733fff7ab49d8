package org.tensorloupe.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
import picocli.CommandLine.Model.CommandSpec;

/// `render FILE TENSOR -o OUT.png`: a picture of a tensor.
final class RenderCommand {
    private final Console console;
    private final Syntax syntax =
            new Syntax(
                    "render",
                    this::call,
                    "Draws a tensor as a PNG picture: filters of a convolution, or a heatmap.");
    private final Argument<Path> file = syntax.file("The checkpoint.");
    private final Argument<String> name = syntax.word("TENSOR", String.class, "The tensor's name.");
    private final Argument<Path> output = syntax.output(true, "OUT.png", "The picture.");
    private final PictureOptions options = new PictureOptions(syntax);

    private RenderCommand(Console console) {
        this.console = console;
    }

    /// The command for picocli.
    static CommandSpec spec(Console console) {
        return new RenderCommand(console).syntax.complete();
    }

    private int call() throws CheckpointException, OutputException {
        System.setProperty("java.awt.headless", "true");
        try (OpenCheckpoint open = Formats.open(file.get(), Monitor.NONE)) {
            Checkpoint checkpoint = open.checkpoint();
            List<TensorInfo> named =
                    checkpoint.tensors().stream()
                            .map(TensorNode::tensor)
                            .filter(tensor -> tensor.name().equals(name.get()))
                            .toList();
            if (named.isEmpty()) {
                if (checkpoint.isDamaged()) {
                    console.say(UnknownTensor.message(checkpoint, name.get()));
                    return console.sayDamage(checkpoint);
                }
                throw options.misuse(UnknownTensor.message(checkpoint, name.get()));
            }
            TensorInfo tensor = named.getFirst();
            if (named.size() > 1) {
                console.say(
                        String.format(
                                Locale.ROOT,
                                "%s: %d tensors are named %s; this is the first",
                                checkpoint.fileName(),
                                named.size(),
                                name.get()));
            }
            Raster picture = draw(tensor, open);
            Results.write(file.get(), output.get(), console, out -> Png.write(picture, out));
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
}
