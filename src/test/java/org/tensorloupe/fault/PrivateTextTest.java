package org.tensorloupe.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /srv/acme/model.pth (No such file) | …/model.pth (No such file)
                    model.pt > archive/data/17 > bytes 4096..8192: past the end | model.pt > archive/data/17 > bytes 4096..8192: past the end
                    cannot move '/a/b c/d.pt' to '/e/f.pt' | cannot move '…/d.pt' to '…/f.pt'
                    D:\\work\\acme\\m.pt is gone | …/m.pt is gone
                    at app//org.tensorloupe.X.y(X.java:7) | at app//org.tensorloupe.X.y(X.java:7)
                    at javafx.graphics@26/com.sun.A.b(A.java:1) | at javafx.graphics@26/com.sun.A.b(A.java:1)
                    1/2 of layer/0/weight | 1/2 of layer/0/weight
                    """)
    void leavesOnlyTheLastNameOfAPath(String text, String expected) {
        assertThat(PrivateText.of(text)).isEqualTo(expected);
    }

    @Test
    void endsWhereCausesGoRound() {
        Exception outer = new IllegalStateException("outer");
        Exception inner = new IllegalStateException("inner", outer);
        outer.initCause(inner);

        assertThat(PrivateText.trace(outer)).containsOnlyOnce("inner").containsOnlyOnce("outer");
    }
}
