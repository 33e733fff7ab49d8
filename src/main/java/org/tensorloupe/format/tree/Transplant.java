package org.tensorloupe.format.tree;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.tensor.Quantization;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.tensor.TensorInfo.Traits;

/// Moves nodes of one tree below a place in another.
///
/// @param prefix path of that place
/// @param storage gives a storage its name in the other tree
record Transplant(String prefix, UnaryOperator<StorageRef> storage) {
    String name(String name) {
        if (prefix.isEmpty()) {
            return name;
        }
        return name.isEmpty() ? prefix : prefix + "." + name;
    }

    Node node(Node node) {
        return switch (node) {
            case TensorNode t -> tensor(t);
            case ValueNode v -> new ValueNode(v.key(), name(v.name()), v.type(), v.text());
            case TextNode t ->
                    new TextNode(t.key(), name(t.name()), t.language(), storage.apply(t.content()));
            case GroupNode g ->
                    new GroupNode(
                            g.key(), name(g.name()), g.kind(), nodes(g.children()), g.totals());
            case ObjectNode o ->
                    new ObjectNode(
                            o.key(),
                            name(o.name()),
                            o.className(),
                            nodes(o.children()),
                            o.totals(),
                            o.module());
        };
    }

    private List<Node> nodes(List<Node> nodes) {
        return nodes.stream().map(this::node).toList();
    }

    TensorNode tensor(TensorNode node) {
        return new TensorNode(
                node.key(), info(node.tensor()), node.totals(), nodes(node.children()));
    }

    private TensorInfo info(TensorInfo t) {
        StorageRef ref = t.storage();
        return new TensorInfo(
                name(t.name()),
                t.dtype(),
                t.shape(),
                t.strides(),
                t.storageOffset(),
                ref == null ? null : storage.apply(ref),
                traits(t.traits()));
    }

    private Traits traits(Traits t) {
        return t.quantization() == null
                ? t
                : new Traits(
                        t.parameter(),
                        t.requiresGrad(),
                        t.conjugate(),
                        t.negative(),
                        quantization(t.quantization()));
    }

    private @Nullable Quantization quantization(@Nullable Quantization quantization) {
        return quantization
                        instanceof
                        Quantization.PerChannel(int axis, TensorInfo scales, TensorInfo zeroPoints)
                ? new Quantization.PerChannel(axis, info(scales), info(zeroPoints))
                : quantization;
    }
}
