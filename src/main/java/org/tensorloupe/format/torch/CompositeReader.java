package org.tensorloupe.format.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.torch.Calls.ArgumentException;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.TensorInfo;

/// Tensors that are made of others: their views, then their components.
final class CompositeReader {
    private final Assembly assembly;
    private final Monitor monitor;
    private final Walk walk;
    private int count;

    CompositeReader(Assembly assembly, Monitor monitor, Walk walk) {
        this.assembly = assembly;
        this.monitor = monitor;
        this.walk = walk;
    }

    Node node(Rebuilt.Composite composite, Place place) {
        int position = walk.position();
        List<Node> children = new ArrayList<>();
        Map<String, TensorInfo> parts = new HashMap<>();
        for (Rebuilt.Part part : composite.parts()) {
            Node child = walk.node(part.value(), place.below(part.key()));
            children.add(child);
            if (child instanceof TensorNode tensor) {
                parts.put(part.key(), tensor.tensor());
            }
        }
        List<TensorNode> views = new ArrayList<>();
        for (TensorNode view : views(composite.views(), parts, place)) {
            boolean whole = view.tensor().name().equals(place.name());
            views.add(
                    whole ? TensorNode.view(view.key(), flagged(view.tensor(), composite)) : view);
        }
        children.addAll(0, views);
        walk.insert(position, views);
        return new ObjectNode(place.key(), place.name(), composite.kind(), children);
    }

    /// The view of the whole is what the whole is.
    private static TensorInfo flagged(TensorInfo view, Rebuilt.Composite whole) {
        TensorInfo.Traits t = view.traits();
        return new TensorInfo(
                view.name(),
                view.dtype(),
                view.shape(),
                view.strides(),
                view.storageOffset(),
                view.storage(),
                new TensorInfo.Traits(
                        whole.parameter(),
                        whole.requiresGrad(),
                        t.conjugate(),
                        t.negative(),
                        t.quantization()));
    }

    private List<TensorNode> views(
            CompositeViews views, Map<String, TensorInfo> parts, Place place) {
        count++;
        String storage = String.format(Locale.ROOT, "view %d of %s", count, place.name());
        try {
            List<TensorNode> made =
                    views.of(
                            parts,
                            new CompositeViews.Place(place.name(), storage, assembly, monitor));
            for (TensorNode view : made) {
                StorageRef ref = view.tensor().storage();
                if (ref != null && !ref.key().equals(storage)) {
                    walk.check(view.tensor());
                }
            }
            return made;
        } catch (CompositeViews.NotShownException e) {
            walk.tell(Severity.INFO, place, String.valueOf(e.getMessage()));
        } catch (ArgumentException e) {
            String why = "the components contradict each other: " + e.getMessage();
            walk.tell(Severity.ERROR, place, why);
        } catch (CheckpointException e) {
            walk.tell(Severity.ERROR, place, String.valueOf(e.getMessage()));
        }
        return List.of();
    }
}
