package org.tensorloupe.ui.picture.control;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.export.AtomicOutput;
import org.tensorloupe.export.SourceFiles;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Work;
import org.tensorloupe.render.PictureBands;
import org.tensorloupe.render.Png;
import org.tensorloupe.render.PngStream;
import org.tensorloupe.render.Raster;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.view.ViewContext;

/// Asks for a size and a place, and writes a picture there, in the background.
public final class PictureSaver {
    private static final Texts TEXTS = Texts.of(PictureSaver.class);

    private final ViewContext context;

    /// @param context asks for the place, and says how it went
    public PictureSaver(ViewContext context) {
        this.context = context;
    }

    /// Saves a picture as PNG, whole or not at all.
    public void save(Document document, PictureSource source) {
        new PictureSizeDialog(context, source, size -> save(document, source, size)).show();
    }

    private void save(Document document, PictureSource source, PictureSize size) {
        Optional<String> refused = PictureLimit.FILE.refuse(() -> source.at(size));
        if (refused.isPresent()) {
            context.complain(refused.get(), refused.get());
            return;
        }
        PictureBands picture = source.at(size);
        write(document, source.name(), (out, monitor) -> PngStream.write(picture, out, monitor));
    }

    /// Saves a picture that has one size, as PNG, whole or not at all.
    ///
    /// @param name suggested name without its ending
    /// @param picture makes the picture, on a background thread
    public void save(Document document, String name, Work<Raster> picture) {
        write(document, name, (out, monitor) -> Png.write(picture.run(monitor), out));
    }

    /// Writes a picture.
    private interface Body {
        void write(OutputStream out, Monitor monitor) throws CheckpointException, IOException;
    }

    private void write(Document document, String name, Body body) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "_") + ".png";
        context.askWhereToSave(TEXTS.get("save.title"), safe)
                .ifPresent(path ->
                        document.save(
                                TEXTS.get("save.job", Names.of(path)),
                                0,
                                monitor -> write(document.path(), path, body, monitor),
                                outcome -> tell(path, outcome)));
    }

    private static Path write(Path source, Path path, Body body, Monitor monitor)
            throws CheckpointException, IOException {
        SourceFiles.protect(source, path);
        try (AtomicOutput output = AtomicOutput.to(path)) {
            body.write(output.stream(), monitor);
            output.commit();
        }
        return path;
    }

    private void tell(Path path, Outcome<Path> outcome) {
        switch (outcome) {
            case Outcome.Done<Path>(Path written) ->
                    context.tell(TEXTS.get("save.done", Names.of(written)));
            case Outcome.Failed<Path> failed ->
                    context.complain(TEXTS.get("save.failed"), FaultText.line(failed.fault()));
            case Outcome.Crashed<Path> crashed ->
                    context.complain(
                            TEXTS.get("save.crashed", Names.of(path)), crashed.cause().toString());
            case Outcome.Cancelled<Path> _ -> context.tell(TEXTS.get("save.stopped"));
        }
    }
}
