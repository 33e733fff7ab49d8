package org.tensorloupe.ui.picture.control;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.load.Work;
import org.tensorloupe.render.Png;
import org.tensorloupe.render.Raster;
import org.tensorloupe.ui.view.ViewContext;

/// Asks for a place and writes a picture there, in the background.
public final class PictureSaver {
    private final ViewContext context;

    /// @param context asks for the place, and says how it went
    public PictureSaver(ViewContext context) {
        this.context = context;
    }

    /// Saves a picture as PNG. It is written beside the wanted file and moved there when it is
    /// complete.
    ///
    /// @param name suggested name without its ending
    /// @param picture makes the picture, on a background thread
    public void save(Document document, String name, Work<Raster> picture) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "_") + ".png";
        context.askWhereToSave("Save picture", safe)
                .ifPresent(path ->
                        document.run(
                                "Saving " + path.getFileName(),
                                Priority.ASKED,
                                0,
                                monitor -> write(picture.run(monitor), path),
                                outcome -> tell(path, outcome)));
    }

    private static Path write(Raster raster, Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Path part = Files.createTempFile(folder, ".tensorloupe", ".png");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                Png.write(raster, out);
            }
            return Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void tell(Path path, Outcome<Path> outcome) {
        switch (outcome) {
            case Outcome.Done<Path>(Path written) -> context.tell("Saved " + written.getFileName());
            case Outcome.Failed<Path> failed ->
                    context.complain("The picture was not saved.", FaultText.line(failed.fault()));
            case Outcome.Crashed<Path> crashed ->
                    context.complain(
                            path.getFileName() + " was not saved.", crashed.cause().toString());
            case Outcome.Cancelled<Path> _ -> {}
        }
    }
}
