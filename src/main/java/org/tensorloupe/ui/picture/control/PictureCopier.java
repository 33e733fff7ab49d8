package org.tensorloupe.ui.picture.control;

import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.render.PictureBands;
import org.tensorloupe.render.Raster;
import org.tensorloupe.ui.picture.paint.Pixels;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.view.ViewContext;

/// Puts a picture on the clipboard, as it is shown.
public final class PictureCopier {
    private static final Texts TEXTS = Texts.of(PictureCopier.class);

    private final ViewContext context;

    /// @param context says how it went
    public PictureCopier(ViewContext context) {
        this.context = context;
    }

    /// Copies; the picture is made in the background.
    public void copy(Document document, PictureSource source) {
        Optional<String> refused = PictureLimit.CLIPBOARD.refuse(source::shown);
        if (refused.isPresent()) {
            context.complain(refused.get(), refused.get());
            return;
        }
        PictureBands picture = source.shown();
        document.run(
                TEXTS.get("copy.job"), Priority.ASKED, 0, picture::raster, outcome -> put(outcome));
    }

    private void put(Outcome<Raster> outcome) {
        switch (outcome) {
            case Outcome.Done<Raster>(Raster raster) -> {
                ClipboardContent content = new ClipboardContent();
                content.putImage(Pixels.image(raster));
                boolean taken = Clipboard.getSystemClipboard().setContent(content);
                if (taken) {
                    context.tell(
                            TEXTS.get(
                                    "copy.done",
                                    Amounts.exact(raster.width()),
                                    Amounts.exact(raster.height())));
                } else {
                    String sentence = TEXTS.get("copy.refused");
                    context.complain(sentence, sentence);
                }
            }
            case Outcome.Failed<Raster> failed ->
                    context.complain(TEXTS.get("copy.failed"), FaultText.line(failed.fault()));
            case Outcome.Crashed<Raster> crashed ->
                    context.complain(TEXTS.get("copy.failed"), crashed.cause().toString());
            case Outcome.Cancelled<Raster> _ -> {}
        }
    }
}
