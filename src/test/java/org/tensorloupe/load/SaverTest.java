package org.tensorloupe.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SaverTest {
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final Saver saver =
            new Saver((name, cause) -> troubles.add(name + ": " + cause.getMessage()));

    @Test
    void writesOnlyTheLastVersionOfAFile() {
        saver.later("a", () -> written.add("a1"));
        saver.later("a", () -> written.add("a2"));
        saver.later("b", () -> written.add("b1"));
        saver.flush();

        assertThat(written).containsExactly("a2", "b1");
    }

    @Test
    void writesByItselfOnceChangesHaveSettled() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        saver.later("a", done::countDown);

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void writesWhatWaitsWhenItIsClosed() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        saver.later("a", done::countDown);
        saver.close();

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void saysWhatCouldNotBeWrittenAndGoesOn() {
        saver.later(
                "a",
                () -> {
                    throw new IOException("no space left");
                });
        saver.later("b", () -> written.add("b1"));
        saver.flush();

        assertThat(troubles).containsExactly("a: no space left");
        assertThat(written).containsExactly("b1");
    }
}
