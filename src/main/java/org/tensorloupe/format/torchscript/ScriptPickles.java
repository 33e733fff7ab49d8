package org.tensorloupe.format.torchscript;

import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.archive.ZipParts;
import org.tensorloupe.format.torch.KnownImports;
import org.tensorloupe.format.torch.TorchStorages;
import org.tensorloupe.model.Import;
import org.tensorloupe.pickle.Pickle;
import org.tensorloupe.pickle.PickleLimits;
import org.tensorloupe.pickle.PickleReader;
import org.tensorloupe.pickle.PyGlobal;

/// The pickles of a TorchScript archive; the storages of `NAME.pkl` stand in `NAME/`. One thread.
final class ScriptPickles {
    private final ZipParts parts;
    private final ScriptCode code;
    private final Monitor monitor;
    private final ByteOrder order;
    private final Map<String, Import> imports = new LinkedHashMap<>();

    ScriptPickles(ZipParts parts, ScriptCode code, ByteOrder order, Monitor monitor) {
        this.parts = parts;
        this.code = code;
        this.order = order;
        this.monitor = monitor;
    }

    /// The object in `NAME.pkl`.
    ///
    /// @throws CheckpointException if it is not there or cannot be read
    @Nullable Object read(String archive) throws CheckpointException {
        ByteView bytes = parts.view(archive + ".pkl", monitor);
        Pickle pickle =
                PickleReader.read(
                        bytes,
                        0,
                        PickleLimits.defaults(),
                        new TorchStorages(bytes.name(), order, key -> place(archive, key)),
                        monitor);
        for (Import found : KnownImports.grade(pickle.imports())) {
            Import graded =
                    new Import(
                            found.module(),
                            found.name(),
                            found.called(),
                            found.known() || isOwn(found));
            imports.merge(
                    found.module() + "." + found.name(), graded, (a, b) -> a.called() ? a : b);
        }
        return pickle.root();
    }

    /// What all pickles so far name. The archive's own classes count as known: their code stands
    /// in it, in a language that cannot leave PyTorch.
    List<Import> imports() {
        return List.copyOf(imports.values());
    }

    private boolean isOwn(Import found) {
        return found.module().equals("torch.jit._pickle")
                || found.module().equals("__torch__")
                || found.module().startsWith("__torch__.")
                || code.of(new PyGlobal(found.module(), found.name())).isPresent();
    }

    /// Mobile archives keep the constants of their byte code with those of the code.
    private String place(String archive, String key) {
        String own = archive + "/" + key;
        String shared = "constants/" + key;
        return parts.find(own).isEmpty() && parts.find(shared).isPresent() ? shared : own;
    }
}
