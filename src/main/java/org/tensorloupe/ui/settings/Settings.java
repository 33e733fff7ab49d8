package org.tensorloupe.ui.settings;

import org.tensorloupe.bytes.HeapCache;
import org.tensorloupe.render.Colormap;
import org.tensorloupe.render.Colormaps;
import org.tensorloupe.ui.theme.Theme;

/// What the user chose for all windows.
///
/// @param theme what decides between light and dark
/// @param text how large text is
/// @param heatmapMap the colour map that heatmaps start with
/// @param filterMap the colour map that grids of filters start with
/// @param numbers how numbers are written in the window
/// @param openIn where a file appears that is opened from outside
/// @param cacheBytes memory for what can be had again, of all files together
public record Settings(
        Theme.Mode theme,
        TextSize text,
        Colormap heatmapMap,
        Colormap filterMap,
        NumberStyle numbers,
        OpenIn openIn,
        long cacheBytes) {
    /// What holds where nothing was chosen.
    public static final Settings DEFAULT =
            new Settings(
                    Theme.Mode.SYSTEM,
                    TextSize.SYSTEM,
                    Colormaps.DIVERGING,
                    Colormaps.GRAY,
                    NumberStyle.SYSTEM,
                    OpenIn.TAB,
                    HeapCache.USUAL);

    /// Checks the size of the cache: 0 or more.
    public Settings {
        if (cacheBytes < 0) {
            throw new IllegalArgumentException("cache of " + cacheBytes + " bytes");
        }
    }

    /// The same with another theme.
    public Settings withTheme(Theme.Mode other) {
        return new Settings(other, text, heatmapMap, filterMap, numbers, openIn, cacheBytes);
    }

    /// The same with another size of text.
    public Settings withText(TextSize other) {
        return new Settings(theme, other, heatmapMap, filterMap, numbers, openIn, cacheBytes);
    }

    /// The same with another map for heatmaps.
    public Settings withHeatmapMap(Colormap other) {
        return new Settings(theme, text, other, filterMap, numbers, openIn, cacheBytes);
    }

    /// The same with another map for filters.
    public Settings withFilterMap(Colormap other) {
        return new Settings(theme, text, heatmapMap, other, numbers, openIn, cacheBytes);
    }

    /// The same with another way to write numbers.
    public Settings withNumbers(NumberStyle other) {
        return new Settings(theme, text, heatmapMap, filterMap, other, openIn, cacheBytes);
    }

    /// The same with another place for files from outside.
    public Settings withOpenIn(OpenIn other) {
        return new Settings(theme, text, heatmapMap, filterMap, numbers, other, cacheBytes);
    }

    /// The same with another size of the cache.
    public Settings withCacheBytes(long other) {
        return new Settings(theme, text, heatmapMap, filterMap, numbers, openIn, other);
    }
}
