package org.tensorloupe.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.ByteViews;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;

class JsonAllowanceTest {
    private static final String MEGABYTE = "x".repeat(1 << 20);

    @Test
    void endsAtAThirdOfTheMemory() {
        JsonAllowance allowance = new JsonAllowance(text("{}"));
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 1024; i++) {
                                allowance.text(MEGABYTE);
                            }
                        })
                .isInstanceOfSatisfying(
                        CheckpointException.class,
                        e -> assertThat(e.fault()).isInstanceOf(FormatFault.LimitExceeded.class));
    }

    @Test
    void doesNotCountWhatIsNotKept() throws CheckpointException {
        JsonAllowance allowance = new JsonAllowance(text("{}"));
        long before = allowance.spent();
        for (int i = 0; i < 1024; i++) {
            allowance.name(MEGABYTE);
            allowance.release(before);
        }
        assertThat(allowance.spent()).isEqualTo(before);
    }

    @Test
    void passesOverValuesOfEveryShapeThatNobodyAsksFor() throws CheckpointException {
        List<String> read = new ArrayList<>();
        JsonVisitor visitor =
                new JsonVisitor() {
                    @Override
                    public Step step(String path) {
                        return path.equals("z/k")
                                ? Step.READ
                                : path.equals("z") ? Step.ENTER : Step.SKIP;
                    }

                    @Override
                    public void value(String path, String key, @Nullable Object value) {
                        read.add(path + "=" + value);
                    }
                };
        JsonValues.visit(
                text(
                        "{\"a\":1,\"b\":[{\"c\":[1,[2]]},{}],\"d\":{\"e\":{\"f\":\"g\"}},\"h\":null,\"z\":{\"i\":[],\"k\":7}}"),
                1000,
                visitor);
        assertThat(read).containsExactly("z/k=7");
    }

    private static ByteView text(String json) {
        return ByteViews.of("t.json", json.getBytes(StandardCharsets.UTF_8));
    }
}
