package org.tensorloupe.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tensorloupe.ui.theme.TextScale;

/// How many times as large as usual the user has text in the system, which JavaFX 26 tells on no
/// system: its preferences have no such key. On Linux it often follows it all the same, as it takes
/// the scale of the whole window from GDK, and GDK from its dots per inch.
///
/// What is not there, is no number or is none that [TextScale] takes, counts as not known.
///
/// @param environment of the program
/// @param system its name, as the property `os.name` has it
record SystemText(Map<String, String> environment, String system) {
    private static final long PATIENCE_SECONDS = 3;
    private static final double USUAL_DPI = 96;
    private static final double HUNDRED = 100;
    private static final String GNOME = "org.gnome.desktop.interface";
    private static final String CINNAMON = "org.cinnamon.desktop.interface";

    /// Desktops whose settings of text are GNOME's.
    private static final List<String> LIKE_GNOME =
            List.of("GNOME", "UNITY", "BUDGIE", "PANTHEON", "PHOSH");

    private static final Pattern FACTOR = Pattern.compile("\\d{1,3}(\\.\\d{1,20})?");
    private static final Pattern DPI = Pattern.compile("Xft\\.dpi:\\s*(\\S+)");
    private static final Pattern PERCENT =
            Pattern.compile("\\s*TextScaleFactor\\s+REG_DWORD\\s+0x([0-9a-fA-F]{1,4})\\s*");

    /// Of this program.
    static SystemText here() {
        return new SystemText(System.getenv(), System.getProperty("os.name", ""));
    }

    /// What is left to do where JavaFX has made the whole window as large already: nothing, if its
    /// scale is that of the text, times the whole scale of the screen.
    ///
    /// @param factor the system's text
    /// @param output device pixels per pixel of the window
    double beyondScreen(double factor, double output) {
        double screen = withoutOwn(output) / factor;
        double whole = factor < 1 ? 1 : Math.max(1, Math.rint(screen));
        boolean done = isLinux() && Math.abs(screen - whole) < 0.01;
        return done ? 1 : factor;
    }

    /// A scale without what the variable `GDK_DPI_SCALE` asks for this program: GDK has seen to it.
    private double withoutOwn(double output) {
        return output / factor(environment.getOrDefault("GDK_DPI_SCALE", ""), 1).orElse(1);
    }

    private boolean isLinux() {
        return system.startsWith("Linux");
    }

    /// Asks the system by a command of its own, for some seconds at most. Not for the JavaFX thread.
    ///
    /// @param output device pixels per pixel of the window, which count once only
    OptionalDouble ask(double output) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return registry();
        }
        if (name.startsWith("mac")) {
            return OptionalDouble.empty();
        }
        String desktop =
                environment.getOrDefault("XDG_CURRENT_DESKTOP", "").toUpperCase(Locale.ROOT);
        if (LIKE_GNOME.stream().anyMatch(desktop::contains)) {
            return settings(GNOME);
        }
        if (desktop.contains("CINNAMON")) {
            return settings(CINNAMON);
        }
        OptionalDouble dots = resources(output);
        return dots.isPresent() ? dots : settings(GNOME);
    }

    /// `1.25`
    private OptionalDouble settings(String schema) {
        return lines("gsettings", "get", schema, "text-scaling-factor").stream()
                .map(line -> factor(line, 1))
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    /// `Xft.dpi:	120`
    private OptionalDouble resources(double output) {
        return lines("xrdb", "-query").stream()
                .map(DPI::matcher)
                .filter(Matcher::matches)
                .map(line -> factor(line.group(1), USUAL_DPI * withoutOwn(output)))
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    /// `TextScaleFactor    REG_DWORD    0x7d`
    private OptionalDouble registry() {
        return lines(
                        "reg.exe",
                        "query",
                        "HKCU\\Software\\Microsoft\\Accessibility",
                        "/v",
                        "TextScaleFactor")
                .stream()
                .map(PERCENT::matcher)
                .filter(Matcher::matches)
                .map(line -> factor(Integer.toString(Integer.parseInt(line.group(1), 16)), HUNDRED))
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble factor(String text, double unit) {
        if (!FACTOR.matcher(text.strip()).matches()) {
            return OptionalDouble.empty();
        }
        double factor = Double.parseDouble(text.strip()) / unit;
        return TextScale.isFactor(factor) ? OptionalDouble.of(factor) : OptionalDouble.empty();
    }

    /// What a command prints; nothing if it is missing, fails or takes too long.
    private List<String> lines(String command, String... arguments) {
        Optional<Path> program = find(command);
        if (program.isEmpty()) {
            return List.of();
        }
        List<String> line =
                Stream.concat(Stream.of(program.get().toString()), Stream.of(arguments)).toList();
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            try (BufferedReader output = process.inputReader()) {
                process.getOutputStream().close();
                if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        && process.exitValue() == 0) {
                    return output.lines().toList();
                }
                return List.of();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException | UncheckedIOException _) {
            return List.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private Optional<Path> find(String command) {
        String places =
                environment.entrySet().stream()
                        .filter(entry -> entry.getKey().equalsIgnoreCase("PATH"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("");
        String separator = Pattern.quote(System.getProperty("path.separator", ":"));
        for (String place : places.split(separator, -1)) {
            try {
                Path program = Path.of(place).resolve(command);
                if (program.isAbsolute() && Files.isExecutable(program)) {
                    return Optional.of(program);
                }
            } catch (InvalidPathException _) {
                // No folder of this system.
            }
        }
        return Optional.empty();
    }
}
