package org.tensorloupe.ui.histogram;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;
import org.tensorloupe.ui.picture.PictureKit;

/// What tests of the histogram have in common.
final class HistogramKit {
    /// The axis of `int8`, whose numbers are -11 to 12.
    static final ValueAxis INT8 = new ValueAxis(-11.75, 12.75);

    static PictureKit kit() {
        return kit("histograms.pth");
    }

    static PictureKit kit(String fixture) {
        return PictureKit.open(new HistogramPane(), Places.fixture(fixture), 1000, 700);
    }

    static Map<String, Object> expected(String name) {
        return Json.map(Json.object(Places.fixture("histograms.json")).get(name));
    }

    static long whole(Map<String, Object> row, String key) {
        return ((Number) Objects.requireNonNull(row.get(key), key)).longValue();
    }

    /// The rows that are copied: lower edge, upper edge, count.
    static List<double[]> bins(PictureKit kit) {
        return table(kit).stream()
                .skip(1)
                .map(row -> Arrays.stream(row).mapToDouble(Double::parseDouble).toArray())
                .toList();
    }

    static List<String[]> table(PictureKit kit) {
        kit.copied.clear();
        PictureKit.run(() -> kit.node("histogram-plot").requestFocus());
        kit.robot.push(KeyCode.SHORTCUT, KeyCode.C);
        kit.settle();
        return kit.copied.getFirst().lines().map(line -> line.split("\t", -1)).toList();
    }

    static void press(PictureKit kit, KeyCode... keys) {
        PictureKit.run(() -> kit.node("histogram-plot").requestFocus());
        kit.robot.type(keys);
        kit.settle();
    }

    static PlotArea area(Node plot, boolean marks) {
        return PlotArea.of(
                plot.getLayoutBounds().getWidth(), plot.getLayoutBounds().getHeight(), marks);
    }

    static boolean isSeen(PictureKit kit, String query) {
        return kit.robot.lookup(query).queryAll().stream().anyMatch(Node::isVisible);
    }

    static List<String> words(Node tip) {
        return PictureKit.on(() ->
                tip.lookupAll(".label").stream().map(label -> ((Label) label).getText()).toList());
    }

    static double width(List<double[]> bins) {
        return bins.getFirst()[1] - bins.getFirst()[0];
    }

    static double[] pointed(PictureKit kit) {
        String edges = kit.pointed.split(" = ", -1)[0].replace('−', '-');
        double[] ends =
                Arrays.stream(edges.split("\\.\\.", -1)).mapToDouble(Double::parseDouble).toArray();
        return ends.length == 2 ? ends : new double[] {ends[0], ends[0]};
    }

    static String field(PictureKit kit, String name) {
        TextField field =
                kit.robot
                        .lookup(node -> name.equals(node.getAccessibleText()))
                        .lookup(".text-field")
                        .query();
        return field.getText();
    }

    private HistogramKit() {}
}
