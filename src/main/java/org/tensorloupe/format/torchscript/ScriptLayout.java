package org.tensorloupe.format.torchscript;

import java.util.Optional;
import org.tensorloupe.format.archive.ZipDirectory;
import org.tensorloupe.format.archive.ZipParts;

/// Where a TorchScript archive stands in a ZIP, and which form it has.
///
/// @param top the folder that holds its parts, with its `/`; may be empty
/// @param form which parts there are
record ScriptLayout(String top, Form form) {
    /// Forms of the archive.
    enum Form {
        /// `data.pkl` and `code/`.
        CURRENT,
        /// The same with `bytecode.pkl` for the lite interpreter, which may stand alone.
        LITE,
        /// `model.json`, as PyTorch 1.0 to 1.2 wrote it.
        MODEL_JSON
    }

    /// The layout of an archive; empty if it is another one.
    static Optional<ScriptLayout> of(ZipDirectory directory) {
        for (String top : ZipParts.foldersWith(directory, "constants.pkl")) {
            if (directory.find(top + "bytecode.pkl").isPresent()) {
                return Optional.of(new ScriptLayout(top, Form.LITE));
            }
            if (directory.find(top + "data.pkl").isPresent()) {
                return Optional.of(new ScriptLayout(top, Form.CURRENT));
            }
        }
        for (String top : ZipParts.foldersWith(directory, "bytecode.pkl")) {
            if (directory.find(top + "version").isPresent()) {
                return Optional.of(new ScriptLayout(top, Form.LITE));
            }
        }
        for (String top : ZipParts.foldersWith(directory, "data.pkl")) {
            if (hasCode(directory, top)) {
                return Optional.of(new ScriptLayout(top, Form.CURRENT));
            }
        }
        for (String top : ZipParts.foldersWith(directory, "model.json")) {
            if (directory.find(top + "version").isPresent() && hasCode(directory, top)) {
                return Optional.of(new ScriptLayout(top, Form.MODEL_JSON));
            }
        }
        return Optional.empty();
    }

    private static boolean hasCode(ZipDirectory directory, String top) {
        return directory.entries().stream()
                .anyMatch(entry ->
                        entry.name().startsWith(top + "code/") && entry.name().endsWith(".py"));
    }
}
