package org.tensorloupe.format.torchscript;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.tensorloupe.format.archive.ZipEntry;
import org.tensorloupe.format.archive.ZipParts;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.GroupNode.Kind;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.tensor.StorageRef;

/// The texts of a TorchScript archive: its code, and the files that were saved along with it.
final class ScriptTexts {
    private ScriptTexts() {}

    /// One group for each folder that holds texts.
    static List<Node> nodes(ZipParts parts) {
        List<Node> groups = new ArrayList<>();
        for (String folder : List.of("code", "libs", "extra")) {
            List<Node> texts = new ArrayList<>();
            for (ZipEntry entry : parts.directory().entries()) {
                parts.nameOf(entry)
                        .filter(name -> name.startsWith(folder + "/") && isText(name))
                        .ifPresent(name -> texts.add(text(name, folder, entry)));
            }
            if (!texts.isEmpty()) {
                groups.add(new GroupNode(folder, folder, Kind.FILE, texts));
            }
        }
        return groups;
    }

    /// Source ranges of the code are pickles, and nothing to read.
    private static boolean isText(String name) {
        return !name.endsWith("/") && !name.endsWith(".debug_pkl") && !name.endsWith(".pkl");
    }

    private static TextNode text(String name, String folder, ZipEntry entry) {
        String language = name.endsWith(".py") ? "Python" : name.endsWith(".json") ? "JSON" : "";
        return new TextNode(
                name.substring(folder.length() + 1),
                name,
                language,
                new StorageRef(name, "cpu", entry.size(), ByteOrder.LITTLE_ENDIAN));
    }
}
