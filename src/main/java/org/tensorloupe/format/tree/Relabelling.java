package org.tensorloupe.format.tree;

import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.model.ValueNode;

/// Gives a node another label; its path stays.
final class Relabelling {
    private Relabelling() {}

    static Node keyed(Node node, String key) {
        return switch (node) {
            case TensorNode t -> new TensorNode(key, t.tensor(), t.totals(), t.children());
            case ValueNode v -> new ValueNode(key, v.name(), v.type(), v.text());
            case TextNode t -> new TextNode(key, t.name(), t.language(), t.content());
            case GroupNode g -> new GroupNode(key, g.name(), g.kind(), g.children(), g.totals());
            case ObjectNode o ->
                    new ObjectNode(
                            key, o.name(), o.className(), o.children(), o.totals(), o.module());
        };
    }
}
