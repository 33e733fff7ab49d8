package org.tensorloupe.app.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Starts of the whole program, as processes.
@DisabledOnOs(OS.WINDOWS)
class SecondStartTest {
    private static final Path DEMO = Path.of("assets", "demo", "demo-cnn.pth");

    @TempDir private Path folder = Path.of("");

    private Starts starts;

    @BeforeEach
    void prepare() throws IOException {
        starts = new Starts(folder);
    }

    @AfterEach
    void end() throws InterruptedException {
        starts.stop();
    }

    private Path file(String name) throws IOException {
        return Files.copy(DEMO, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void opensItsFilesInTheProgramThatRuns() throws IOException, InterruptedException {
        Process first = starts.startWith(file("a.pth"));

        Process second = starts.start(file("größe 猫.pth"), file("c d.pth"));

        assertThat(Starts.end(second)).isZero();
        Starts.until(() -> starts.opened(folder.resolve("größe 猫.pth")));
        Starts.until(() -> starts.opened(folder.resolve("c d.pth")));
        assertThat(first.isAlive()).isTrue();
    }

    @Test
    void startsNoJavaFxForASecondStart() throws IOException, InterruptedException {
        starts.startWith(file("a.pth"));
        Path classes = folder.resolve("classes.txt");

        assertThat(Starts.end(starts.listing(classes))).isZero();

        assertThat(Files.readString(classes))
                .contains("org.tensorloupe.app.instance.Caller")
                .doesNotContain("javafx.")
                .doesNotContain("java.util.logging.");
    }

    @Test
    void bringsTenStartsAtOnceIntoOneProgram() throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            files.add(file("model-" + i + ".pth"));
        }
        for (Path file : files) {
            starts.start(file);
        }

        for (Path file : files) {
            Starts.until(() -> starts.opened(file));
        }
        Starts.until(() -> starts.alive() == 1);
        assertThat(starts.log()).isEmpty();
    }

    @Test
    void takesThePlaceOfOneThatDied() throws IOException, InterruptedException {
        Process first = starts.startWith(file("a.pth"));
        Starts.until(() -> Files.exists(starts.socket()));
        first.destroyForcibly();
        Starts.end(first);
        assertThat(starts.socket()).exists();

        starts.startWith(file("b.pth"));

        assertThat(Starts.end(starts.start(file("c.pth")))).isZero();
        Starts.until(() -> starts.opened(folder.resolve("c.pth")));
        assertThat(starts.alive()).isEqualTo(1);
    }

    @Test
    void showsItsOwnWindowWhenTheOtherHangs() throws IOException, InterruptedException {
        Process first = starts.startWith(file("a.pth"));
        Starts.until(() -> Files.exists(starts.socket()));
        Starts.signal("STOP", first);

        starts.startWith(file("b.pth"));

        assertThat(starts.alive()).isEqualTo(2);
        Starts.signal("CONT", first);
        // What it did not take in time it does not open now: it takes the next one, and only that.
        assertThat(Starts.end(starts.start(file("c.pth")))).isZero();
        Starts.until(() -> starts.opened(folder.resolve("c.pth")));
        assertThat(starts.alive()).isEqualTo(2);
    }

    @Test
    void isNotDisturbedByWhatItDoesNotUnderstand() throws IOException, InterruptedException {
        Process first = starts.startWith(file("a.pth"));
        Starts.until(() -> Files.exists(starts.socket()));
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            say(ByteBuffer.wrap(noise));
        }
        ByteBuffer endless = ByteBuffer.allocate(8).putInt(0x544C7601).putInt(Integer.MAX_VALUE);
        say(endless.flip());
        ByteBuffer strange = new Message(Long.MAX_VALUE, List.of()).encode();
        byte[] scheme = "jar:file:/x.jar!/".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        ByteBuffer other = ByteBuffer.allocate(strange.remaining() + scheme.length);
        other.put(strange).put(scheme).putInt(4, Long.BYTES + scheme.length);
        say(other.flip());

        assertThat(Starts.end(starts.start(file("b.pth")))).isZero();
        Starts.until(() -> starts.opened(folder.resolve("b.pth")));
        assertThat(first.isAlive()).isTrue();
    }

    private void say(ByteBuffer bytes) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(starts.socket()));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.shutdownOutput();
            assertThat(channel.read(ByteBuffer.allocate(1))).as("it hangs up").isEqualTo(-1);
        } catch (SocketException e) {
            assertThat(e).as("it hangs up before it has read all").hasMessage("Connection reset");
        }
    }

    @Test
    void meetsNobodyInAFolderThatOthersCanEnter() throws IOException {
        Files.createDirectory(
                starts.runtime(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));

        starts.startWith(file("a.pth"));

        Starts.until(() -> {
            try {
                return starts.log().contains("can be entered by others");
            } catch (IOException e) {
                return false;
            }
        });
        assertThat(starts.runtime()).isEmptyDirectory();
    }
}
