package org.tensorloupe.format.torch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.pickle.PyDict;
import org.tensorloupe.tensor.TensorInfo;

/// What the readers of single kinds of objects ask of the tree builder.
interface Walk {
    /// The node of any value.
    Node node(@Nullable Object value, Place place);

    /// The nodes of a dict's entries, below its place.
    List<Node> entries(PyDict dict, Place place);

    /// The nodes of items, named by their index.
    List<Node> items(List<? extends @Nullable Object> items, Place place);

    /// The node of a tensor that is known to lie within its storage.
    Node tensor(TensorInfo tensor, Place place);

    /// Tells if a tensor does not lie within its storage.
    void check(TensorInfo tensor);

    /// Puts tensors among those found so far.
    ///
    /// @param position 0 to [#position()]
    void insert(int position, List<TensorNode> more);

    /// Puts a tensor in the place of one found before.
    void replace(int position, TensorNode tensor);

    /// How many tensors were found so far.
    int position();

    /// Adds a finding about what stands at a place.
    void tell(Severity severity, Place place, String what);

    /// Whether the limit of nodes is reached.
    boolean full();
}
