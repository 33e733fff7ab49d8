package org.tensorloupe.ui.detail;

import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import org.tensorloupe.analysis.OptimizerJoin;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.tree.Outline;

/// Says which parameter an optimizer's state is of, and goes there.
final class OwnerLink {
    private OwnerLink() {}

    static Button of(OptimizerJoin.Owner owner, Outline outline, IntConsumer select) {
        Button link = new Button(Names.shown(owner.text()));
        link.getStyleClass().setAll("button", "crumb", "link");
        link.setMnemonicParsing(false);
        link.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        link.setTooltip(Parts.tip(Names.shown(owner.text())));
        link.setOnAction(_ -> {
            int id = outline.find(owner.path());
            if (id >= 0) {
                select.accept(id);
            }
        });
        return link;
    }
}
