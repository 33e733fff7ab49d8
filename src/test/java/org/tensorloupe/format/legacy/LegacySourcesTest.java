package org.tensorloupe.format.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.Places;

/// A pickled module with the source text of its classes.
class LegacySourcesTest {
    @Test
    void showsTheSourceOfEveryClassBesideTheObject() throws CheckpointException {
        Map<String, Object> expected =
                Json.map(Json.object(Places.fixture("legacy-module.json")).get("sources"));
        try (OpenCheckpoint open =
                Formats.open(Places.fixture("legacy-module.pth"), Monitor.NONE)) {
            Node group = open.checkpoint().root().children().getLast();
            Map<String, Object> found = new LinkedHashMap<>();
            for (Node child : group.children()) {
                TextNode text = (TextNode) child;
                ByteView bytes = open.storages().bytes(text.content(), Monitor.NONE);
                assertThat(text.language()).isEqualTo("Python");
                assertThat(bytes.size()).isEqualTo(text.content().size());
                found.put(
                        text.key(),
                        new String(bytes.bytes(0, (int) bytes.size()), StandardCharsets.UTF_8));
            }
            assertThat(group.name()).isEqualTo("source code");
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void saysWhereASourceCameFrom() throws CheckpointException {
        try (OpenCheckpoint open =
                Formats.open(Places.fixture("legacy-module.pth"), Monitor.NONE)) {
            Node group = open.checkpoint().root().children().getLast();
            TextNode text = (TextNode) group.children().getFirst();
            assertThat(open.storages().locate(text.content()).part()).isEqualTo("acme/models.py");
        }
    }

    @Test
    void takesTheClassForTheObjectsClass() throws CheckpointException {
        try (OpenCheckpoint open =
                Formats.open(Places.fixture("legacy-module.pth"), Monitor.NONE)) {
            assertThat(open.checkpoint().tensors()).hasSize(3);
            assertThat(open.checkpoint().imports())
                    .anyMatch(i -> i.module().equals("acme.models") && i.name().equals("Scaled"));
            assertThat(open.checkpoint().isDamaged()).isFalse();
        }
    }

    @Test
    void keepsWhatTheMachineSaidOfItself() throws CheckpointException {
        try (OpenCheckpoint open =
                Formats.open(Places.fixture("legacy-big-endian.pth"), Monitor.NONE)) {
            assertThat(open.checkpoint().metadata())
                    .containsEntry("little_endian", "False")
                    .containsEntry("type_sizes.long", "4");
            assertThat(List.of(open.checkpoint().format(), open.checkpoint().formatVersion()))
                    .isEqualTo(List.of("legacy", "1001"));
        }
    }
}
