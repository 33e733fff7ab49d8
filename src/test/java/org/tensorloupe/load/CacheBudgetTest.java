package org.tensorloupe.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorloupe.bytes.HeapCache;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.testkit.Places;

/// One budget for what all open documents keep in memory.
class CacheBudgetTest {
    private final HeapCache cache = new HeapCache(8 << 20);
    private final JobRunner jobs = new JobRunner(Runnable::run, 2);
    private final Documents documents = new Documents(jobs, cache);

    @AfterEach
    void close() {
        documents.close();
    }

    private Document open(String name) throws Exception {
        CompletableFuture<Document> opened = new CompletableFuture<>();
        documents.open(
                Places.fixture(name),
                outcome -> {
                    if (outcome instanceof Outcome.Done<Document>(Document document)) {
                        opened.complete(document);
                    } else {
                        opened.completeExceptionally(new AssertionError(outcome));
                    }
                });
        return opened.get(20, TimeUnit.SECONDS);
    }

    private static TensorInfo tensor(Document document) {
        return document.checkpoint().tensors().stream()
                .map(TensorNode::tensor)
                .filter(t -> t.hasValues() && t.numel() > 0)
                .findFirst()
                .orElseThrow();
    }

    private static void look(Document document) throws Exception {
        document.summary(tensor(document), Component.VALUE, Monitor.NONE);
    }

    @Test
    void allDocumentsCountAndThoseThatAreClosedNoLongerDo() throws Exception {
        Document one = open("resnet18-small.pth");
        Document two = open("small.pth");
        look(one);
        long ofOne = cache.weight();
        assertThat(ofOne).isPositive();
        look(two);
        assertThat(cache.weight()).isGreaterThan(ofOne);

        two.close();
        assertThat(cache.weight()).isEqualTo(ofOne);
        one.close();
        assertThat(cache.weight()).isZero();
    }

    @Test
    void unpackedWeightsCount() throws Exception {
        try (Document document = open("deflated.pth")) {
            StorageRef storage = Objects.requireNonNull(tensor(document).storage());

            long before = cache.weight();
            long size = document.storages().bytes(storage, Monitor.NONE).size();

            assertThat(size).isPositive();
            assertThat(cache.weight()).isEqualTo(before + size);
        }
    }

    @Test
    void aSmallerBudgetLetsGoAtOnce() throws Exception {
        try (Document one = open("resnet18-small.pth")) {
            look(one);
            assertThat(cache.weight()).isPositive();

            cache.setBudget(1);

            assertThat(cache.weight()).isZero();
        }
    }
}
