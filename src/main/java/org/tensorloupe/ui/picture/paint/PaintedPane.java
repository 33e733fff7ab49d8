package org.tensorloupe.ui.picture.paint;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.stage.Window;
import org.tensorloupe.ui.theme.Appearance;
import org.tensorloupe.ui.theme.TextScale;

/// A region that is painted on a canvas of its own size, in the theme's colours and fonts.
///
/// It is painted anew when its size, its colours or the screen's resolution change, and after [#repaint()].
/// JavaFX thread only.
public final class PaintedPane extends Region {
    /// Size of the labels of axes.
    private static final double TEXT_SIZE = 11;

    private static final StyleablePropertyFactory<PaintedPane> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final Map<Ink, CssMetaData<PaintedPane, Color>> INKS = inks();
    private static final List<CssMetaData<? extends Styleable, ?>> STYLEABLES =
            Stream.concat(Region.getClassCssMetaData().stream(), INKS.values().stream())
                    .<CssMetaData<? extends Styleable, ?>>map(data -> data)
                    .toList();

    private final Canvas canvas = new Canvas();
    private final Appearance appearance;
    private Font number = Font.getDefault();
    private Font label = Font.getDefault();
    private final Map<Ink, StyleableObjectProperty<Color>> colours = new EnumMap<>(Ink.class);
    private final Painter painter;
    private boolean stale;

    /// A pane with style class `painted`.
    public PaintedPane(Appearance appearance, Painter painter) {
        this.painter = painter;
        this.appearance = appearance;
        getStyleClass().add("painted");
        for (Ink ink : Ink.values()) {
            StyleableObjectProperty<Color> colour =
                    new SimpleStyleableObjectProperty<>(
                            Objects.requireNonNull(INKS.get(ink)),
                            this,
                            ink.property(),
                            ink.initial());
            colour.subscribe(this::repaint);
            colours.put(ink, colour);
        }
        canvas.setManaged(false);
        getChildren().add(canvas);
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::renderScaleXProperty)
                .subscribe(() -> {
                    repaint();
                    requestLayout();
                });
        chooseFonts();
        TextScale.follow(
                this,
                () -> {
                    chooseFonts();
                    repaint();
                });
    }

    private void chooseFonts() {
        double size = TEXT_SIZE * TextScale.factor();
        number = Font.font(appearance.mono(), size);
        label = Font.font(appearance.sans(), size);
    }

    private static Map<Ink, CssMetaData<PaintedPane, Color>> inks() {
        Map<Ink, CssMetaData<PaintedPane, Color>> inks = new EnumMap<>(Ink.class);
        Arrays.stream(Ink.values())
                .forEach(ink ->
                        inks.put(
                                ink,
                                FACTORY.createColorCssMetaData(
                                        ink.property(), pane -> pane.colour(ink), ink.initial())));
        return inks;
    }

    /// What draws on a pane.
    @FunctionalInterface
    public interface Painter {
        /// Draws everything. The canvas is clear, and images are not smoothed.
        ///
        /// @param pane gives colours and fonts
        /// @param width width in the scene's pixels, above 0
        /// @param height height in the scene's pixels, above 0
        void paint(PaintedPane pane, GraphicsContext g, double width, double height);
    }

    /// Paints again before the next frame; several calls are one.
    public void repaint() {
        if (!stale) {
            stale = true;
            Platform.runLater(this::paintIfStale);
        }
    }

    /// The present colour of an ink.
    public Color ink(Ink ink) {
        return colour(ink).get();
    }

    private StyleableObjectProperty<Color> colour(Ink ink) {
        return Objects.requireNonNull(colours.get(ink));
    }

    /// The font of numbers, at the size of axis labels.
    public Font numberFont() {
        return number;
    }

    /// The font of words, at the size of axis labels.
    public Font labelFont() {
        return label;
    }

    /// Device pixels per pixel of the scene.
    public double outputScale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
    }

    private void paintIfStale() {
        if (stale) {
            paintNow();
        }
    }

    private void paintNow() {
        stale = false;
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, height);
        g.setImageSmoothing(false);
        if (width > 0 && height > 0) {
            g.save();
            painter.paint(this, g, width, height);
            g.restore();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(0, Math.floor(getWidth()));
        double height = Math.max(0, Math.floor(getHeight()));
        if (width != canvas.getWidth() || height != canvas.getHeight()) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            paintNow();
        }
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLEABLES;
    }
}
