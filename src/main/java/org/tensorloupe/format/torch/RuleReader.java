package org.tensorloupe.format.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.tensor.TensorInfo;

/// The nodes of values that a container knows by its own rule.
final class RuleReader {
    private static final int MOST_WRAPPERS = 16;

    private final ObjectRule rule;
    private final Walk walk;

    RuleReader(ObjectRule rule, Walk walk) {
        this.rule = rule;
        this.walk = walk;
    }

    /// How the container reads a value; empty if as in any pickle.
    Optional<ObjectRule.Reading> read(Object object) {
        return rule.read(object);
    }

    Node node(ObjectRule.Reading reading, Place place) {
        return switch (reading) {
            case ObjectRule.Reading.Tensor(TensorInfo tensor) -> {
                TensorInfo named = tensor.named(place.name());
                walk.check(named);
                yield walk.tensor(named, place);
            }
            case ObjectRule.Reading.Value(Object value) -> {
                Object inner = value;
                int wrappers = 0;
                while (inner != null
                        && rule.read(inner).orElse(null)
                                instanceof ObjectRule.Reading.Value(Object next)) {
                    if (++wrappers > MOST_WRAPPERS) {
                        String why = "a value is wrapped too often";
                        walk.tell(Severity.ERROR, place, why);
                        yield new ValueNode(place.key(), place.name(), "not shown", why);
                    }
                    inner = next;
                }
                yield walk.node(inner, place);
            }
            case ObjectRule.Reading.Attributes(String className, var attributes, var module) -> {
                List<Node> children = attributes(attributes, place);
                yield module
                        ? ObjectNode.module(place.key(), place.name(), className, children)
                        : new ObjectNode(place.key(), place.name(), className, children);
            }
        };
    }

    private List<Node> attributes(List<ObjectRule.Attribute> attributes, Place place) {
        List<Node> children = new ArrayList<>();
        List<Node> apart = new ArrayList<>();
        for (int i = 0; i < attributes.size() && !walk.full(); i++) {
            ObjectRule.Attribute attribute = attributes.get(i);
            int before = walk.position();
            Node child = walk.node(attribute.value(), place.below(attribute.key()));
            if (attribute.role() == ObjectRule.Role.PARAMETER
                    && child instanceof TensorNode tensor) {
                TensorNode parameter = new TensorNode(child.key(), tensor.tensor().asParameter());
                walk.replace(before, parameter);
                child = parameter;
            }
            boolean outside = attribute.role() == ObjectRule.Role.OUTSIDE;
            (outside && child.totals().tensors() > 0 ? apart : children).add(child);
        }
        if (!apart.isEmpty()) {
            children.add(ModuleObjects.outside(apart, place));
        }
        return children;
    }
}
