package org.tensorloupe.ui.picture.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Insets;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.load.Slot;
import org.tensorloupe.render.FilterAxes;
import org.tensorloupe.render.FilterChannel;
import org.tensorloupe.render.FilterLikeness;
import org.tensorloupe.tensor.StorageSource;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.picture.paint.PictureText;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.text.Texts;

/// The input channels of the selected filter, and the filters that are most like it.
final class FilterSections {
    private static final Texts TEXTS = Texts.of(FilterSections.class);

    /// Channels up to which every one has a control of its own.
    static final int CHANNELS = 4;

    private final Slot slot = new Slot();
    private final FilterModel model;
    private final IntConsumer select;
    private final Thumbs channels =
            new Thumbs(TEXTS.get("section.channels"), TEXTS.get("section.norm"));
    private final Thumbs alike =
            new Thumbs(TEXTS.get("section.alike"), TEXTS.get("section.cosine"));
    private ChannelThumbs.@Nullable Key wanted;

    /// @param select hears which filter the user chose
    FilterSections(FilterModel model, IntConsumer select) {
        this.model = model;
        this.select = select;
        VBox.setMargin(channels.node(), new Insets(12, 0, 0, 0));
        VBox.setMargin(alike.node(), new Insets(12, 0, 16, 0));
    }

    /// The sections in their order.
    List<VBox> nodes() {
        return List.of(channels.node(), alike.node());
    }

    /// Cancels reading and takes the pictures away.
    void clear() {
        slot.clear();
        wanted = null;
        channels.show(List.of());
        alike.show(List.of());
    }

    /// Shows the model's selection.
    void update(Document document) {
        FilterPicture picture = model.picture().get();
        TensorInfo tensor = model.tensor().get();
        FilterAxes axes = model.axes();
        if (picture == null || tensor == null || axes == null) {
            return;
        }
        showAlike(picture);
        boolean rgb = axes.channels() == 3;
        int count = (int) Math.min(axes.channels(), rgb ? 3 : Thumbs.MOST);
        int first = (int) Math.clamp(model.shownChannel() - 1L, 0, axes.channels() - count);
        ChannelThumbs.Key key =
                new ChannelThumbs.Key(
                        tensor,
                        model.part().get(),
                        model.depth().get(),
                        model.selected().get(),
                        first,
                        count,
                        picture.rule(),
                        model.colormap().get());
        if (key.equals(wanted)) {
            return;
        }
        wanted = key;
        StorageSource source = document.storages();
        slot.replace(
                document.run(
                        TEXTS.get("section.all"),
                        Priority.VISIBLE,
                        0,
                        monitor -> ChannelThumbs.read(key, source, monitor),
                        this::showChannels));
    }

    private void showChannels(Outcome<ChannelThumbs> outcome) {
        if (outcome instanceof Outcome.Done<ChannelThumbs>(ChannelThumbs read)
                && read.asked().equals(wanted)) {
            channels.show(read.pictures().stream().map(this::thumb).toList());
        }
    }

    private Thumbs.Thumb thumb(ChannelThumbs.Picture picture) {
        int channel = picture.channel();
        FilterChannel shows =
                channel < 0 ? new FilterChannel.Rgb() : new FilterChannel.One(channel);
        String name = channel < 0 ? "RGB" : Integer.toString(channel);
        return new Thumbs.Thumb(
                picture.raster(),
                name,
                shortly(picture.norm()),
                channel < 0 ? TEXTS.get("section.rgb.tip") : TEXTS.get("section.channel.tip", name),
                channel == model.shownChannel(),
                () -> model.channel().set(shows));
    }

    private void showAlike(FilterPicture picture) {
        FilterLikeness likeness = model.likeness().get();
        List<Thumbs.Thumb> thumbs = new ArrayList<>();
        if (likeness != null && likeness.filter() == model.selected().get()) {
            likeness.matches().stream()
                    .filter(match -> match.filter() != likeness.filter())
                    .filter(match -> !Double.isNaN(match.cosine()))
                    .limit(Thumbs.MOST)
                    .map(match -> thumb(picture, match))
                    .forEach(thumbs::add);
        }
        alike.show(thumbs);
    }

    private Thumbs.Thumb thumb(FilterPicture picture, FilterLikeness.Match match) {
        return new Thumbs.Thumb(
                picture.raster(match.filter(), model.selectedChannel().get(), 1),
                PictureText.count(match.filter()),
                Figures.fixed(match.cosine(), 2),
                TEXTS.get("section.select", PictureText.count(match.filter())),
                false,
                () -> select.accept(match.filter()));
    }

    private static String shortly(double value) {
        if (Double.isNaN(value)) {
            return Figures.NONE;
        }
        boolean plain = value >= 0.1 && value < 10;
        return plain ? Figures.fixed(value, 2) : Figures.tick(value);
    }
}
