package org.tensorloupe.format.archive;

import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.tensor.StorageRef;

/// Entries that are shown as what they are: texts to read, and the rest by its size.
public final class ZipTexts {
    /// Languages by the ending of a name; an ending is a hint that costs nothing, as a text is only
    /// shown.
    private static final Map<String, String> LANGUAGES =
            Map.ofEntries(
                    Map.entry("py", "Python"),
                    Map.entry("json", "JSON"),
                    Map.entry("yaml", "YAML"),
                    Map.entry("yml", "YAML"),
                    Map.entry("toml", "TOML"),
                    Map.entry("md", "Markdown"),
                    Map.entry("cpp", "C++"),
                    Map.entry("h", "C++"),
                    Map.entry("txt", ""),
                    Map.entry("csv", ""),
                    Map.entry("cfg", ""),
                    Map.entry("log", ""),
                    Map.entry("extern_modules", ""));

    private ZipTexts() {}

    /// The node of an entry of an archive that serves its entries as storages, see [ZipParts].
    ///
    /// @param key label of the node
    /// @param name path of the node
    /// @param topLength characters of the entry's name that are the folder of the archive's parts
    public static Node node(String key, String name, ZipEntry entry, int topLength) {
        String language = language(entry.name());
        if (language == null || entry.isEncrypted()) {
            return size(key, name, entry);
        }
        return text(key, name, language, entry, topLength);
    }

    /// The node of an entry that is known to be a text.
    public static Node text(
            String key, String name, String language, ZipEntry entry, int topLength) {
        return new TextNode(
                key,
                name,
                language,
                new StorageRef(
                        entry.name().substring(topLength),
                        "cpu",
                        entry.size(),
                        ByteOrder.LITTLE_ENDIAN));
    }

    /// A node that tells only the size of an entry.
    public static Node size(String key, String name, ZipEntry entry) {
        return new ValueNode(
                key, name, "file", String.format(Locale.ROOT, "%,d bytes", entry.size()));
    }

    /// The language of a text, as its name tells it; null if it does not tell of a text.
    public static @Nullable String language(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return LANGUAGES.get(file.substring(file.lastIndexOf('.') + 1));
    }
}
