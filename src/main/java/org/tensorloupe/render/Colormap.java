package org.tensorloupe.render;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A table of 256 opaque colours under matplotlib's name; entry 0 is the low end.
///
/// The table is read from `colormaps/NAME.txt`, 256 lines of `rrggbb`, when first asked for. Immutable and thread-safe;
/// equal if the names are.
public final class Colormap {
    /// Number of entries.
    public static final int ENTRIES = 256;

    private final String name;
    private volatile int @Nullable [] table;

    /// A map whose table is a resource under its own name or, from the other end, under its
    /// inverse's.
    Colormap(String name) {
        this.name = name;
    }

    /// Matplotlib's name, such as `viridis` or `RdBu_r`.
    public String name() {
        return name;
    }

    /// The entry `0xffRRGGBB` at an index from 0 to 255.
    public int argb(int entry) {
        return table()[entry];
    }

    /// The same colours from the high end to the low one; as in matplotlib, its name gains or loses
    /// `_r`. (Where matplotlib rounds the two apart, in gray and two others, there is a table for
    /// each.)
    public Colormap inverted() {
        return new Colormap(inverse(name));
    }

    /// The 256 entries; not to be changed.
    int[] table() {
        int[] known = table;
        if (known == null) {
            known = load();
            table = known;
        }
        return known;
    }

    private static String inverse(String name) {
        return name.endsWith("_r") ? name.substring(0, name.length() - 2) : name + "_r";
    }

    private int[] load() {
        URL own = Colormap.class.getResource("colormaps/" + name + ".txt");
        String other = "colormaps/" + inverse(name) + ".txt";
        URL url = own != null ? own : Colormap.class.getResource(other);
        int[] entries = new int[ENTRIES];
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(url, name).openStream(),
                                StandardCharsets.US_ASCII))) {
            for (int i = 0; i < ENTRIES; i++) {
                String line = Objects.requireNonNull(lines.readLine(), name);
                int entry = own != null ? i : ENTRIES - 1 - i;
                entries[entry] = 0xff000000 | Integer.parseInt(line, 16);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        return entries;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Colormap map && map.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
