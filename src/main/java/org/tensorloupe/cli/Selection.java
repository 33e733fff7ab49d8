package org.tensorloupe.cli;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/// What `--select` selects: names that contain a match; without it, all.
///
/// @param pattern null if it was not given
record Selection(@Nullable Pattern pattern) {
    /// @throws ParameterException if it is no regular expression
    static Selection of(@Nullable String regex, Syntax syntax) {
        try {
            return new Selection(regex == null ? null : Pattern.compile(regex));
        } catch (PatternSyntaxException e) {
            throw syntax.misuse("--select '%s': %s".formatted(regex, e.getDescription()));
        }
    }

    boolean isGiven() {
        return pattern != null;
    }

    boolean takes(String name) {
        return pattern == null || pattern.matcher(name).find();
    }
}
