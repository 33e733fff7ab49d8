package org.tensorloupe.format.exported;

import java.util.ArrayList;
import java.util.List;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.archive.ZipEntry;
import org.tensorloupe.format.archive.ZipParts;
import org.tensorloupe.format.archive.ZipTexts;
import org.tensorloupe.format.json.JsonValues;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.GroupNode.Kind;
import org.tensorloupe.model.Node;

/// The node of a graph: the shapes of its values, the ranges of its symbols, and its text.
final class GraphNodes {
    private GraphNodes() {}

    /// @param part entry of the graph's JSON, which must be there
    /// @param longest bytes of JSON that are read at most
    static Node node(ZipParts parts, String part, long longest, ProgramTree tree)
            throws CheckpointException {
        tree.opening().monitor().advance(0);
        String file = part.substring(part.lastIndexOf('/') + 1);
        String path = "graph." + file.substring(0, file.length() - ".json".length());
        List<Node> children = new ArrayList<>();
        GraphValues graph = new GraphValues(path, tree.metadata());
        try {
            JsonValues.visit(parts.view(part, tree.opening().monitor()), longest, graph);
        } catch (CheckpointException e) {
            tree.gathering().find(Severity.ERROR, path, String.valueOf(e.getMessage()));
        }
        if (!graph.values().isEmpty()) {
            children.add(new GroupNode("values", path + ".values", Kind.DICT, graph.values()));
        }
        if (!graph.ranges().isEmpty()) {
            children.add(new GroupNode("symbols", path + ".symbols", Kind.DICT, graph.ranges()));
        }
        ZipEntry entry = parts.find(part).orElseThrow();
        children.add(ZipTexts.text("text", part, "JSON", entry, parts.top().length()));
        return new GroupNode(path, path, Kind.FILE, children);
    }
}
