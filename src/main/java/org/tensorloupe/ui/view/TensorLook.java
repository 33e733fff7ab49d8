package org.tensorloupe.ui.view;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.render.Colormap;
import org.tensorloupe.render.Colormaps;
import org.tensorloupe.render.RangeRule;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;

/// How the values of the tensor in front are looked at: what the views of a document have in
/// common. JavaFX thread only.
public final class TensorLook {
    private final ObjectProperty<Component> part = new SimpleObjectProperty<>(Component.VALUE);
    private final ObjectProperty<RangeRule> rule =
            new SimpleObjectProperty<>(new RangeRule.Robust());
    private final BooleanProperty locked = new SimpleBooleanProperty();
    private final ObjectProperty<Colormap> heatmapMap =
            new SimpleObjectProperty<>(Colormaps.DIVERGING);
    private final ObjectProperty<Colormap> filterMap = new SimpleObjectProperty<>(Colormaps.GRAY);
    private @Nullable TensorInfo tensor;

    /// A look at no tensor.
    public TensorLook() {
        part.subscribe((_, _) -> release());
    }

    /// Which number of each element.
    public ObjectProperty<Component> part() {
        return part;
    }

    /// How the range of the heatmap's colours follows from the values.
    public ObjectProperty<RangeRule> rule() {
        return rule;
    }

    /// Whether the range stays for the next tensors.
    public BooleanProperty locked() {
        return locked;
    }

    /// The colours that heatmaps have where no others were chosen.
    public ObjectProperty<Colormap> heatmapMap() {
        return heatmapMap;
    }

    /// The colours that grids of filters have where no others were chosen.
    public ObjectProperty<Colormap> filterMap() {
        return filterMap;
    }

    /// Lets the map of a view follow one of these for as long as nothing else is chosen there.
    ///
    /// @param usual [#heatmapMap()] or [#filterMap()]
    /// @param chosen the map of the view
    public static void follow(ObjectProperty<Colormap> usual, ObjectProperty<Colormap> chosen) {
        chosen.set(usual.get());
        usual.subscribe((before, now) -> {
            if (chosen.get().equals(before)) {
                chosen.set(now);
            }
        });
    }

    /// The same look for views that take the place of those before.
    public TensorLook copy() {
        TensorLook copy = new TensorLook();
        copy.tensor = tensor;
        copy.heatmapMap.set(heatmapMap.get());
        copy.filterMap.set(filterMap.get());
        copy.part.set(part.get());
        copy.locked.set(locked.get());
        copy.rule.set(rule.get());
        return copy;
    }

    /// Begins with a tensor. Limits that were set for another one are forgotten, unless they are
    /// locked.
    public void begin(TensorInfo next) {
        TensorInfo numbers = next.numbers();
        if (!numbers.equals(tensor)) {
            tensor = numbers;
            part.set(Component.VALUE);
            release();
        }
    }

    private void release() {
        if (!locked.get() && rule.get() instanceof RangeRule.Fixed) {
            rule.set(new RangeRule.Robust());
        }
    }
}
