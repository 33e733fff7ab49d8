package org.tensorloupe.format.torch;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tensorloupe.format.tree.Assembly;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.GroupNode.Kind;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.tensor.StorageRef;

/// The source texts of modules as a part of the tree: to be read, never run.
public final class SourceGroup {
    private static final String LABEL = "source code";

    private SourceGroup() {}

    /// The tree with one more group behind the object, of a name that nothing else in it has; the
    /// same tree if there are no sources.
    ///
    /// @param assembly takes the texts
    public static GroupNode append(GroupNode root, List<ModuleSource> sources, Assembly assembly) {
        if (sources.isEmpty()) {
            return root;
        }
        Set<String> taken = new HashSet<>();
        root.children().forEach(child -> taken.add(child.key()));
        String group = LABEL;
        while (taken.contains(group)) {
            group = "(" + group + ")";
        }
        List<Node> texts = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            ModuleSource source = sources.get(i);
            StorageRef ref =
                    new StorageRef(
                            group + "/" + i, "cpu", source.text().size(), ByteOrder.LITTLE_ENDIAN);
            assembly.embed(ref, source.text(), source.file());
            String name = group + "." + source.className();
            texts.add(new TextNode(source.className(), name, "Python", ref));
        }
        List<Node> children = new ArrayList<>(root.children());
        children.add(new GroupNode(group, group, Kind.FILE, texts));
        return new GroupNode(root.key(), root.name(), root.kind(), children);
    }
}
