package org.tensorloupe.render;

/// Which input channels of every filter a grid shows.
public sealed interface FilterChannel {
    /// One channel in a colour map; cell = filter.
    ///
    /// @param index 0 or more
    record One(int index) implements FilterChannel {}

    /// The first three channels as red, green and blue; cell = filter.
    record Rgb() implements FilterChannel {}

    /// Every channel in a cell of its own; cell = filter × channel, a row per filter unless columns
    /// are given.
    record All() implements FilterChannel {}

    /// Whether a weight has what it takes.
    default boolean fits(FilterAxes axes) {
        return switch (this) {
            case One one -> one.index >= 0 && one.index < axes.channels();
            case Rgb _ -> axes.channels() == 3;
            case All _ -> true;
        };
    }

    /// The first channel that is read.
    default int first() {
        return this instanceof One one ? one.index : 0;
    }

    /// How many channels are read.
    default long count(FilterAxes axes) {
        return switch (this) {
            case One _ -> 1;
            case Rgb _ -> 3;
            case All _ -> axes.channels();
        };
    }

    /// The choice that the command line writes as a number, `rgb` or `all`.
    ///
    /// @throws IllegalArgumentException with a sentence for the user
    static FilterChannel parse(String text) {
        return switch (text) {
            case "rgb" -> new Rgb();
            case "all" -> new All();
            default -> {
                if (!text.matches("[0-9]{1,9}")) {
                    throw new IllegalArgumentException(
                            "channel '" + text + "' is neither a number, rgb nor all");
                }
                yield new One(Integer.parseInt(text));
            }
        };
    }
}
