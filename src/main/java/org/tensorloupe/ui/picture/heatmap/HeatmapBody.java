package org.tensorloupe.ui.picture.heatmap;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tensorloupe.ui.theme.Appearance;
import org.tensorloupe.ui.theme.TextScale;

/// The picture with what stands around it: rulers, profiles, colour bar, histogram and mini-map.
final class HeatmapBody extends Region {
    /// Below this width of the window the profiles go, so that the picture has their room.
    private static final double PROFILES_FROM = 1100;

    private static final double TOP = 8;
    private static final double LEFT = 8;
    private static final double RIGHT = 16;
    private static final double RULER_HEIGHT = 20;
    private static final double RULER_WIDTH = 40;
    private static final double PROFILE_WIDTH = 80;
    private static final double PROFILE_HEIGHT = 72;
    private static final double BAR_WIDTH = 60;
    private static final double FIELDS_WIDTH = 144;
    private static final double NOTE_WIDTH = 152;
    private static final double SPECIALS = 20;
    private static final double LEAST = 32;

    private final HeatmapModel model;
    private final PictureWindow picture;
    private final Ruler top;
    private final Ruler left;
    private final ProfilePlot rowPlot;
    private final ProfilePlot columnPlot;
    private final VBox note;
    private final ColourBar bar;
    private final Region specials;
    private final RangeStrip strip;
    private final RangeFields fields;
    private final MiniMap map;
    private final CursorTip tip;
    private final GoToIndex goTo;
    private boolean profiles;

    HeatmapBody(
            Appearance appearance,
            HeatmapModel model,
            PictureWindow picture,
            MiniMap map,
            Region specials,
            GoToIndex goTo) {
        this.model = model;
        this.picture = picture;
        this.map = map;
        this.specials = specials;
        this.goTo = goTo;
        top = new Ruler(appearance, model, false);
        left = new Ruler(appearance, model, true);
        rowPlot = new ProfilePlot(appearance, model, false);
        columnPlot = new ProfilePlot(appearance, model, true);
        note = new VBox();
        bar = new ColourBar(appearance, model);
        RangeAxis axis = new RangeAxis(model);
        strip = new RangeStrip(appearance, model, axis);
        fields = new RangeFields(model, axis);
        tip = new CursorTip(model);
        getStyleClass().add("heatmap-body");
        getChildren()
                .addAll(
                        top.node(),
                        left.node(),
                        picture.node(),
                        columnPlot.node(),
                        bar.node(),
                        rowPlot.node(),
                        note,
                        strip.node(),
                        fields.node(),
                        specials,
                        map.node(),
                        tip.node(),
                        goTo.node());
        model.cursor().subscribe(this::placeTip);
        specials.managedProperty().subscribe(this::requestLayout);
        TextScale.follow(this, this::requestLayout);
    }

    /// Whether there is room for profiles.
    boolean showsProfiles() {
        return profiles;
    }

    /// Shows the profiles of the cursor.
    ///
    /// @param reach value at the plots' edges
    void show(double[] row, double[] column, double reach, Node... words) {
        rowPlot.show(row, reach);
        columnPlot.show(column, reach);
        note.getChildren().setAll(words);
    }

    /// Takes the profiles away.
    void hideProfiles() {
        rowPlot.show(null, 0);
        columnPlot.show(null, 0);
        note.getChildren().clear();
    }

    private void placeTip() {
        StackPane node = picture.node();
        tip.update(
                node.getLayoutX(),
                node.getLayoutY(),
                node.getWidth(),
                node.getHeight(),
                picture.outputScale());
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double window = getScene() == null ? getWidth() : getScene().getWidth();
        profiles = window >= TextScale.px(PROFILES_FROM);
        double x = LEFT + TextScale.px(RULER_WIDTH);
        double y = TOP + TextScale.row(RULER_HEIGHT);
        double aside = profiles ? 8 + TextScale.px(PROFILE_WIDTH) + 12 : 12;
        double below =
                (profiles ? 8 + TextScale.px(PROFILE_HEIGHT) : 0) + 12 + RangeStrip.height() + 8;
        double width =
                Math.max(
                        LEAST,
                        Math.floor(getWidth() - x - aside - TextScale.px(BAR_WIDTH) - RIGHT));
        double height = Math.max(LEAST, Math.floor(getHeight() - y - below));
        place(
                top.node(),
                x - TextScale.px(Ruler.MARGIN),
                TOP,
                width + 2 * TextScale.px(Ruler.MARGIN),
                TextScale.row(RULER_HEIGHT));
        place(
                left.node(),
                LEFT,
                y - TextScale.px(Ruler.MARGIN),
                TextScale.px(RULER_WIDTH),
                height + 2 * TextScale.px(Ruler.MARGIN));
        place(picture.node(), x, y, width, height);
        double extra = specials.isManaged() ? TextScale.row(SPECIALS) + 4 : 0;
        place(bar.node(), x + width + aside, y, TextScale.px(BAR_WIDTH), height - extra);
        double wide = specials.prefWidth(-1);
        place(
                specials,
                getWidth() - 8 - wide,
                y + height - extra + 4,
                wide,
                TextScale.row(SPECIALS));
        columnPlot.node().setVisible(profiles);
        rowPlot.node().setVisible(profiles);
        note.setVisible(profiles);
        if (profiles) {
            place(columnPlot.node(), x + width + 8, y, TextScale.px(PROFILE_WIDTH), height);
            place(rowPlot.node(), x, y + height + 8, width, TextScale.px(PROFILE_HEIGHT));
            place(
                    note,
                    x + width + 8,
                    y + height + 12,
                    TextScale.px(NOTE_WIDTH),
                    TextScale.px(PROFILE_HEIGHT) - 4);
        }
        double foot = getHeight() - RangeStrip.height() - 8;
        double stripWidth = getWidth() - x - 16 - TextScale.px(FIELDS_WIDTH) - RIGHT;
        place(strip.node(), x, foot, Math.max(LEAST, stripWidth), RangeStrip.height());
        double fieldsX = getWidth() - RIGHT - TextScale.px(FIELDS_WIDTH);
        place(fields.node(), fieldsX, foot, TextScale.px(FIELDS_WIDTH), RangeStrip.height());
        map.node()
                .relocate(
                        x + width - 8 - map.node().getWidth(),
                        y + height - 8 - map.node().getHeight());
        goTo.place(x + width / 2, y);
        double scale = picture.outputScale();
        model.resize((int) Math.floor(width * scale), (int) Math.floor(height * scale));
        placeTip();
    }

    private static void place(Node node, double x, double y, double width, double height) {
        node.resizeRelocate(x, y, width, height);
    }
}
