package org.tensorloupe.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.model.ValueNode;

/// The nodes of a checkpoint by their paths; of several with one path, the first.
public final class Nodes {
    private final OpenCheckpoint open;
    private final Map<String, Node> byName = new LinkedHashMap<>();

    public Nodes(OpenCheckpoint open) {
        this.open = open;
        Deque<Node> left = new ArrayDeque<>(open.checkpoint().root().children());
        while (!left.isEmpty()) {
            Node node = left.pop();
            byName.putIfAbsent(node.name(), node);
            node.children().forEach(left::addLast);
        }
    }

    /// All paths.
    public Set<String> names() {
        return byName.keySet();
    }

    /// The node of a path, which must be of this type.
    public <T extends Node> T get(Class<T> type, String name) {
        assertThat(byName.get(name)).as(name).isInstanceOf(type);
        return type.cast(byName.getOrDefault(name, open.checkpoint().root()));
    }

    /// The text of a value.
    public String value(String name) {
        return get(ValueNode.class, name).text();
    }

    /// The content of a text.
    public String content(String name) throws CheckpointException {
        ByteView bytes = open.storages().bytes(get(TextNode.class, name).content(), Monitor.NONE);
        return new String(bytes.bytes(0, (int) bytes.size()), StandardCharsets.UTF_8);
    }

    /// Whether a tensor is a parameter.
    public boolean isParameter(String name) {
        return get(TensorNode.class, name).tensor().traits().parameter();
    }
}
