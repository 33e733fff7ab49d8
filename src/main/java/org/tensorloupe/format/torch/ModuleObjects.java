package org.tensorloupe.format.torch;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.pickle.PyDict;
import org.tensorloupe.pickle.PyGlobal;
import org.tensorloupe.pickle.PyObject;

/// Pickled `nn.Module`s: parameters, buffers and modules under the names of `state_dict()`.
///
/// What a module holds beside its state dict stands apart in a group of its own. An object that is
/// also a member of a module, such as the weights that an LSTM lists a second time, becomes a value
/// there that names the member.
final class ModuleObjects {
    private static final String OUTSIDE = "not in the state dict";
    private static final int LONGEST_LINE = 200;
    private static final int DEEPEST = 100;

    private final Walk walk;
    private final IdentityHashMap<Object, String> members = new IdentityHashMap<>();
    private boolean outside;

    ModuleObjects(Walk walk) {
        this.walk = walk;
    }

    /// The node of a value outside a state dict that is a member of a module as well, or was met
    /// there before; empty for any other.
    Optional<Node> known(@Nullable Object value, Place place) {
        if (!outside || value == null) {
            return Optional.empty();
        }
        String name = members.get(value);
        return name == null
                ? Optional.empty()
                : Optional.of(
                        new ValueNode(
                                place.key(),
                                place.name(),
                                "reference",
                                name.isEmpty() ? "the whole object" : "the same as " + name));
    }

    /// Notes where a tensor stands, if that is outside a state dict.
    void met(PyObject tensor, Place place) {
        if (outside) {
            members.putIfAbsent(tensor, place.name());
        }
    }

    /// The node of a module; empty for any other object.
    Optional<Node> node(PyObject call, Place place) {
        if (isCompiled(call)) {
            return Optional.of(compiled(call, place));
        }
        Optional<List<PyDict.Entry>> convolution = QuantizedLayers.convolution(call);
        if (convolution.isPresent()) {
            List<Node> children = new ArrayList<>();
            for (PyDict.Entry entry : convolution.get()) {
                children.add(attribute(entry, place));
            }
            return Optional.of(
                    ObjectNode.module(place.key(), place.name(), className(call), children));
        }
        return ModuleMembers.of(call).map(found -> module(call, found, place));
    }

    /// `torch.compile`'s wrapper: the module, and how it was compiled.
    private static boolean isCompiled(PyObject call) {
        return call.isOf("torch._dynamo.eval_frame", "OptimizedModule")
                && call.args().size() > 0
                && call.args().get(0) instanceof PyObject inner
                && ModuleMembers.of(inner).isPresent();
    }

    private Node compiled(PyObject call, Place place) {
        List<Node> children = new ArrayList<>();
        children.add(walk.node(call.args().get(0), place.below("_orig_mod")));
        for (int i = 1; i < call.args().size(); i++) {
            children.add(walk.node(call.args().get(i), place.below("dynamo_ctx")));
        }
        return ObjectNode.module(place.key(), place.name(), className(call), children);
    }

    private Node module(PyObject call, ModuleMembers found, Place place) {
        note(call, found, place);
        boolean before = outside;
        List<Node> children = new ArrayList<>();
        List<Node> apart = new ArrayList<>();
        try {
            outside = false;
            for (PyDict.Entry entry : found.parameters().entries()) {
                children.add(child(entry, place));
            }
            for (PyDict.Entry entry : found.buffers().entries()) {
                boolean left = entry.value() != null && found.transients().contains(entry.key());
                (left ? apart : children).add(child(entry, place));
            }
            for (PyDict.Entry entry : found.modules().entries()) {
                children.add(child(entry, place));
            }
            outside = true;
            for (PyDict.Entry entry : found.attributes()) {
                if (!ModuleMembers.isMachinery(entry) && !walk.full()) {
                    Node node = attribute(entry, place);
                    boolean held = QuantizedLayers.isPacked(entry.value());
                    (!held && node.totals().tensors() > 0 ? apart : children).add(node);
                }
            }
        } finally {
            outside = before;
        }
        if (!apart.isEmpty()) {
            children.add(outside(apart, place));
        }
        return ObjectNode.module(place.key(), place.name(), className(call), children);
    }

    /// What a module holds beside its state dict, as a group.
    static Node outside(List<Node> nodes, Place module) {
        Place below = module.below(OUTSIDE);
        return new GroupNode(below.key(), below.name(), GroupNode.Kind.OUTSIDE_STATE, nodes);
    }

    private Node child(PyDict.Entry entry, Place place) {
        return walk.node(entry.value(), place.below(KeyText.of(entry.key())));
    }

    /// An attribute: on one line where that says all of it.
    private Node attribute(PyDict.Entry entry, Place place) {
        Place below = place.below(KeyText.of(entry.key()));
        return Printed.isContainer(entry.value())
                ? Printed.of(entry.value(), LONGEST_LINE)
                        .<Node>map(line ->
                                new ValueNode(
                                        below.key(),
                                        below.name(),
                                        Printed.type(entry.value()),
                                        line))
                        .orElseGet(() -> walk.node(entry.value(), below))
                : walk.node(entry.value(), below);
    }

    /// Notes the names of all members of a module, so that attributes met before them can refer to
    /// them.
    private void note(PyObject call, ModuleMembers found, Place place) {
        if (members.putIfAbsent(call, place.name()) != null || place.depth() > DEEPEST) {
            return;
        }
        note(found.parameters(), place);
        note(found.buffers(), place);
        for (PyDict.Entry entry : found.modules().entries()) {
            if (entry.value() instanceof PyObject child) {
                Place below = place.below(KeyText.of(entry.key()));
                ModuleMembers.of(child).ifPresent(inner -> note(child, inner, below));
            }
        }
    }

    private void note(PyDict tensors, Place place) {
        for (PyDict.Entry entry : tensors.entries()) {
            if (entry.value() != null) {
                members.putIfAbsent(entry.value(), place.below(KeyText.of(entry.key())).name());
            }
        }
    }

    private static String className(PyObject call) {
        PyGlobal global = call.global();
        return global == null ? "a computed class" : global.qualifiedName();
    }
}
