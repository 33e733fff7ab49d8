package org.tensorloupe.format.gguf;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorloupe.format.tree.ModuleTree;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.GroupNode.Kind;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.tensor.Quantities;
import org.tensorloupe.tensor.StorageRef;

/// The tree of a GGUF file: its metadata, of which long arrays show their beginning, then its
/// tensors as modules.
final class GgufTree {
    private static final String METADATA = "metadata";

    private final Map<StorageRef, Long> texts = new LinkedHashMap<>();

    /// Where the texts that are read on demand begin in the file.
    Map<StorageRef, Long> texts() {
        return texts;
    }

    GroupNode root(String fileName, Map<String, GgufValue> values, List<TensorNode> tensors) {
        List<Node> children = new ArrayList<>();
        if (!values.isEmpty()) {
            List<Node> nodes = new ArrayList<>();
            values.forEach((key, value) -> nodes.add(node(key, METADATA + "." + key, value)));
            children.add(new GroupNode(METADATA, METADATA, Kind.DICT, nodes));
        }
        children.addAll(ModuleTree.split("", true, List.copyOf(tensors)));
        return new GroupNode(fileName, "", Kind.ROOT, children);
    }

    private Node node(String key, String name, GgufValue value) {
        return switch (value) {
            case GgufValue.Scalar(String type, String text) -> new ValueNode(key, name, type, text);
            case GgufValue.Text text when text.isCut(GgufMetadata.TEXT) -> {
                GgufText content = text.content();
                StorageRef ref =
                        new StorageRef(name, METADATA, content.length(), ByteOrder.LITTLE_ENDIAN);
                texts.put(ref, content.offset());
                yield new TextNode(key, name, "", ref);
            }
            case GgufValue.Text text -> new ValueNode(key, name, "str", text.text());
            case GgufValue.Array array -> array(key, name, array);
        };
    }

    private Node array(String key, String name, GgufValue.Array array) {
        List<Node> items = new ArrayList<>();
        for (int i = 0; i < array.first().size(); i++) {
            items.add(node(Integer.toString(i), name + "." + i, array.first().get(i)));
        }
        long more = array.count() - items.size();
        if (items.isEmpty()) {
            return new ValueNode(key, name, "array of " + array.type(), array.text());
        }
        if (more > 0) {
            items.add(
                    new ValueNode(
                            "…",
                            name + ".…",
                            "not shown",
                            Quantities.exact(more) + " more of " + array.type()));
        }
        return new GroupNode(key, name, Kind.LIST, items);
    }
}
