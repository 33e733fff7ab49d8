package org.tensorloupe.app.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tensorloupe.testkit.HangingPath;

@DisabledOnOs(OS.WINDOWS)
class MeetingPlaceTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void makesAFolderThatOnlyTheUserEnters() throws IOException {
        Path own = folder.resolve("own");

        OwnFolder.require(own);
        OwnFolder.require(own);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesALinkToAFolder() throws IOException {
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, Files.createDirectory(folder.resolve("target")));

        assertThatThrownBy(() -> OwnFolder.require(link))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("is no folder, or a link");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesAFolderOfSomebodyElse() throws IOException {
        Path other = Path.of("/proc/1");
        if ("root".equals(System.getProperty("user.name"))) {
            other = folder.resolve("other");
            OwnFolder.require(other);
            Files.setAttribute(other, "unix:uid", 65_534);
        }
        Path foreign = other;

        assertThatThrownBy(() -> OwnFolder.require(foreign))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("belongs to somebody else");
    }

    @Test
    void refusesAFolderThatOthersCouldExchange() throws IOException {
        Path parent = Files.createDirectory(folder.resolve("parent"));
        OwnFolder.require(parent.resolve("own"));
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> OwnFolder.require(parent.resolve("own")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("could be exchanged by others");
    }

    @Test
    void isAnotherOneOnAnotherDisplay() {
        String system = System.getProperty("glass.platform", "");
        System.clearProperty("glass.platform");
        try {
            assertThat(MeetingPlace.session("linux", Map.of("DISPLAY", ":0"))).isEqualTo("-0");
            assertThat(MeetingPlace.session("linux", Map.of("DISPLAY", "remote:10.0")))
                    .isEqualTo("remote-10-0");
            assertThat(MeetingPlace.session("linux", Map.of("WAYLAND_DISPLAY", "wayland-0")))
                    .isEqualTo("wayland-0");
            assertThat(MeetingPlace.session("windows 11", Map.of("SESSIONNAME", "RDP-Tcp#0")))
                    .isEqualTo("RDP-Tcp-0");
            String one = MeetingPlace.session("linux", Map.of("DISPLAY", "a".repeat(300) + ":0"));
            String two = MeetingPlace.session("linux", Map.of("DISPLAY", "a".repeat(300) + ":1"));
            assertThat(one).hasSizeLessThan(30).isNotEqualTo(two);
        } finally {
            System.setProperty("glass.platform", system);
        }
    }

    @Test
    void refusesASocketWhoseNameIsTooLong() {
        assertThatThrownBy(() -> MeetingPlace.in(folder.resolve("x".repeat(100)), ""))
                .isInstanceOf(FileSystemException.class);
    }

    @Test
    void keepsEveryByteOfAName() throws IOException {
        Path latin = Path.of(java.net.URI.create(folder.toUri() + "gr%F6%DFe%0A.pth"));
        List<Path> files = List.of(latin, folder.resolve("猫 %41.pth"));
        ByteBuffer bytes = new Message(7, files).encode();

        int length = Message.length(bytes);

        assertThat(length).isEqualTo(bytes.remaining());
        Message read = Message.decode(bytes);
        assertThat(read.deadline()).isEqualTo(7);
        assertThat(read.files()).isEqualTo(files);
    }

    @Test
    void asksNoDiskForTheFilesOfAMessage() {
        HangingPath share = new HangingPath(folder.resolve("a.pth"));

        ByteBuffer bytes = new Message(7, List.of(share.path(), folder, Path.of("/"))).encode();

        assertThat(share.asking()).isEmpty();
        Message.length(bytes);
        assertThat(Message.decode(bytes).files())
                .containsExactly(folder.resolve("a.pth"), folder, Path.of("/"));
    }

    @Test
    void opensNothingLaterThatWasNotTakenInTime() {
        List<Runnable> stuck = new ArrayList<>();
        List<Path> opened = new ArrayList<>();
        OpenRequests requests = new OpenRequests();
        requests.receive(stuck::add, opened::addAll);

        boolean taken = requests.offer(List.of(folder), Duration.ofMillis(1));
        stuck.forEach(Runnable::run);

        assertThat(taken).isFalse();
        assertThat(stuck).hasSize(1);
        assertThat(opened).isEmpty();
    }

    @Test
    void keepsRequestsUntilThereIsAWindow() {
        List<Path> opened = new ArrayList<>();
        OpenRequests requests = new OpenRequests();
        requests.add(List.of(folder));

        requests.receive(Runnable::run, opened::addAll);

        assertThat(opened).containsExactly(folder);
        assertThat(requests.offer(List.of(folder), Duration.ofSeconds(1))).isTrue();
        requests.close();
        assertThat(requests.offer(List.of(folder), Duration.ofSeconds(1))).isFalse();
    }
}
