package org.tensorloupe.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Asks real commands, which stand in a folder of the test.
@DisabledOnOs(OS.WINDOWS)
class SystemTextTest {
    @TempDir private Path folder = Path.of("");

    private void command(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private SystemText on(String system, String... variables) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", "not/absolute:" + folder);
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return new SystemText(environment, system);
    }

    private SystemText gnome() {
        return on("Linux", "XDG_CURRENT_DESKTOP", "ubuntu:GNOME");
    }

    /// Columns: the system's text, device pixels per pixel of the window, what is left to do.
    @ParameterizedTest
    @CsvSource({
        "1.25,1,1.25",
        "1.25,1.25,1",
        "1.5,3,1",
        "1.25,2,1.25",
        "2,1,2",
        "2,2,1",
        "0.5,1,0.5",
        "0.8,0.8,1",
        "1,2,1"
    })
    void scalesNothingTwiceOnLinux(double factor, double output, double left) {
        assertThat(on("Linux").beyondScreen(factor, output)).isEqualTo(left);
        assertThat(on("Windows 11").beyondScreen(factor, output)).isEqualTo(factor);
    }

    @ParameterizedTest
    @CsvSource({"1.25,1.25", "1.0,1", "1.3500000000000001,1.35", "0.5,0.5", "3,3"})
    void readsWhatGsettingsPrints(String printed, double factor) throws IOException {
        command(
                "gsettings",
                "[ \"$*\" = 'get org.gnome.desktop.interface text-scaling-factor' ] && echo "
                        + printed);
        assertThat(gnome().ask(1)).hasValue(factor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1,25",
                "NaN",
                "Infinity",
                "-1.25",
                "0.4",
                "3.1",
                "1e0",
                "No such key",
                "0x1p0"
            })
    void ignoresWhatIsNoFactor(String printed) throws IOException {
        command("gsettings", "echo '" + printed + "'");
        assertThat(gnome().ask(1)).isEmpty();
    }

    @Test
    void ignoresACommandThatFailsOrIsMissing() throws IOException {
        assertThat(gnome().ask(1)).isEmpty();
        command("gsettings", "echo 1.25; exit 1");
        assertThat(gnome().ask(1)).isEmpty();
    }

    @Test
    void leavesToGdkWhatTheVariableAsksForThisProgram() throws IOException {
        command("xrdb", "echo 'Xft.dpi: 120'");
        SystemText larger = on("Linux", "GDK_DPI_SCALE", "1.5", "XDG_CURRENT_DESKTOP", "KDE");
        assertThat(larger.beyondScreen(1, 1.5)).isEqualTo(1);
        assertThat(larger.beyondScreen(1.25, 1.875)).isEqualTo(1);
        assertThat(larger.beyondScreen(1.25, 1.5)).isEqualTo(1.25);
        assertThat(larger.ask(1.875)).hasValue(1);
        assertThat(on("Linux", "GDK_DPI_SCALE", "much").beyondScreen(1.25, 1)).isEqualTo(1.25);
    }

    @Test
    void readsTheResourcesOfOtherDesktopsAndCountsTheScreensScaleOnce() throws IOException {
        command(
                "xrdb",
                "printf '*customization:\\t-color\\nXft.antialias:\\t1\\nXft.dpi:\\t240\\n'");
        assertThat(on("Linux", "XDG_CURRENT_DESKTOP", "KDE").ask(2)).hasValue(1.25);
    }

    @Test
    void asksGnomesSettingsWhereTheResourcesSayNothing() throws IOException {
        command("xrdb", "echo");
        command("gsettings", "echo 1.1");
        assertThat(on("Linux", "XDG_CURRENT_DESKTOP", "sway").ask(1)).hasValue(1.1);
    }

    @Test
    void asksCinnamonsOwnSettings() throws IOException {
        command("gsettings", "[ \"$2\" = org.cinnamon.desktop.interface ] && echo 1.2");
        assertThat(on("Linux", "XDG_CURRENT_DESKTOP", "X-Cinnamon").ask(1)).hasValue(1.2);
    }

    @Test
    void readsTheRegistryOfWindows() throws IOException {
        command(
                "reg.exe",
                "printf '\\r\\nHKEY_CURRENT_USER\\\\Software\\r\\n    TextScaleFactor    REG_DWORD    0x7d\\r\\n'");
        assertThat(on("Windows 11").ask(1)).hasValue(1.25);
    }
}
