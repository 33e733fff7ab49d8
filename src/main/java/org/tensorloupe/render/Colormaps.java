package org.tensorloupe.render;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The colour maps, under matplotlib's names. Their origin and licences are in
/// `colormaps/LICENSES.md`.
public final class Colormaps {
    /// All maps, in the order a menu shows them; a new one is added here, with its table.
    public static final List<Colormap> ALL =
            Stream.of(
                            "gray",
                            "viridis",
                            "magma",
                            "inferno",
                            "plasma",
                            "cividis",
                            "turbo",
                            "RdBu_r",
                            "RdBu",
                            "coolwarm",
                            "PuOr_r",
                            "PuOr",
                            "berlin",
                            "vanimo",
                            "managua")
                    .map(Colormap::new)
                    .toList();

    private static final Map<String, Colormap> BY_NAME =
            ALL.stream().collect(Collectors.toMap(Colormap::name, Function.identity()));

    /// Default of filters: black to white.
    public static final Colormap GRAY = new Colormap("gray");

    /// Default of heatmaps: blue, white at the middle, red.
    public static final Colormap DIVERGING = new Colormap("RdBu_r");

    /// Default of differences: orange, white at the middle, purple.
    public static final Colormap DIFFERENCE = new Colormap("PuOr_r");

    private Colormaps() {}

    /// The map of this exact name; also the inverse of any map, such as `viridis_r`.
    public static Optional<Colormap> named(String name) {
        Colormap known = BY_NAME.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        return ALL.stream().map(Colormap::inverted).filter(m -> m.name().equals(name)).findFirst();
    }
}
