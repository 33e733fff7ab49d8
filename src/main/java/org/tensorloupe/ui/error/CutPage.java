package org.tensorloupe.ui.error;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.theme.TextScale;

/// What stands beside the tree of a file of which only a part could be read: why, how much of it is
/// whole, and the way to it. JavaFX thread only.
public final class CutPage extends ScrollPane {
    private static final Texts TEXTS = Texts.of(CutPage.class);

    private static final double WIDTH = 720;
    private static final double BAR = 20;

    /// @param checkpoint the part that was read
    /// @param fault why it is not all
    /// @param show selects a tensor by its name
    /// @param copy puts text on the clipboard
    public CutPage(
            Checkpoint checkpoint,
            FormatFault fault,
            Consumer<String> show,
            Consumer<String> copy) {
        getStyleClass().add("page");
        setFitToWidth(true);
        Problem problem = Problem.of(fault);
        Set<String> broken =
                checkpoint.findings().stream()
                        .filter(f -> f.severity() == Finding.Severity.ERROR)
                        .map(Finding::name)
                        .collect(Collectors.toSet());
        List<TensorNode> whole =
                checkpoint.tensors().stream().filter(t -> !broken.contains(t.name())).toList();
        List<TensorNode> lost =
                checkpoint.tensors().stream().filter(t -> broken.contains(t.name())).toList();
        Label known = Parts.paragraph(TEXTS.get("cut.known"), "error-text");
        VBox page =
                new VBox(
                        ErrorPage.head(problem, known),
                        bar(bytes(whole), bytes(lost)),
                        figures(whole, lost),
                        buttons(whole, show),
                        ErrorPage.tried(problem, copy));
        VBox.setMargin(page.getChildren().get(1), new Insets(24, 0, 16, 0));
        VBox.setMargin(page.getChildren().get(3), new Insets(20, 0, 0, 0));
        TextScale.bind(WIDTH, page.maxWidthProperty());
        StackPane centred = new StackPane(page);
        centred.setAlignment(Pos.TOP_CENTER);
        centred.setPadding(new Insets(56, 24, 24, 24));
        setContent(centred);
        setAccessibleText(problem.title() + ". " + problem.sentence());
    }

    private static long bytes(List<TensorNode> tensors) {
        return tensors.stream().mapToLong(t -> t.totals().bytes()).sum();
    }

    /// Whole and lost bytes as parts of one bar.
    private static HBox bar(long whole, long lost) {
        Region there = part("cut-whole");
        Region gone = part("cut-lost");
        double share = whole + lost == 0 ? 0 : (double) whole / (whole + lost);
        HBox bar = new HBox(there, gone);
        HBox.setHgrow(gone, Priority.ALWAYS);
        there.prefWidthProperty().bind(bar.widthProperty().multiply(share));
        bar.setMinHeight(BAR);
        bar.setMaxHeight(BAR);
        return bar;
    }

    private static Region part(String style) {
        Region part = new Region();
        part.getStyleClass().add(style);
        part.setMinWidth(0);
        return part;
    }

    private static HBox figures(List<TensorNode> whole, List<TensorNode> lost) {
        HBox card =
                new HBox(
                        Parts.figure(
                                TEXTS.count("cut.whole", whole.size()),
                                TEXTS.get("cut.bytes.whole", Amounts.bytes(bytes(whole))),
                                false),
                        Parts.figure(
                                TEXTS.get("cut.lost", Amounts.exact(lost.size())),
                                TEXTS.get("cut.bytes.lost", Amounts.bytes(bytes(lost))),
                                true));
        card.getStyleClass().add("card");
        return card;
    }

    private static HBox buttons(List<TensorNode> whole, Consumer<String> show) {
        if (whole.isEmpty()) {
            return new HBox();
        }
        Button main =
                Parts.main(
                        "fth-eye",
                        TEXTS.count("cut.show", whole.size()),
                        () -> show.accept(whole.getFirst().name()));
        return new HBox(8, main);
    }
}
