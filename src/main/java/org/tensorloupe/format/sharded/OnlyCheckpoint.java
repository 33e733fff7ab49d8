package org.tensorloupe.format.sharded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.model.Checkpoint;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.Finding.Severity;
import org.tensorloupe.tensor.StorageSource;

/// The one checkpoint of a folder, under the folder's name.
///
/// @param inner the file's own
record OnlyCheckpoint(Checkpoint checkpoint, OpenCheckpoint inner) implements OpenCheckpoint {
    private static final int MOST_TRIED = 200;

    /// Files that ask for too much, after which no more are tried: finding that out takes time.
    private static final int MOST_EXCESSIVE = 5;

    /// Opens it. Of several, the only one of safetensors, as it lies beside an optimizer's state.
    ///
    /// @param names the folder's files
    /// @throws CheckpointException Folder if there is none, or several
    static OpenCheckpoint open(String where, Path folder, List<String> names, Opening opening)
            throws CheckpointException {
        List<OpenCheckpoint> found = new ArrayList<>();
        int chosen = -1;
        int excessive = 0;
        try {
            for (String name : names.subList(0, Math.min(names.size(), MOST_TRIED))) {
                try {
                    found.add(opening.open(folder.resolve(name)));
                } catch (CheckpointException e) {
                    // Most files beside a model are none.
                    if (e.fault() instanceof FormatFault.LimitExceeded
                            && ++excessive == MOST_EXCESSIVE) {
                        break;
                    }
                }
            }
            int only = choose(found);
            if (only < 0) {
                throw new CheckpointException(new FormatFault.Folder(where));
            }
            OpenCheckpoint inner = found.get(only);
            OpenCheckpoint open = new OnlyCheckpoint(renamed(where, only, found), inner);
            chosen = only;
            return open;
        } finally {
            for (int i = 0; i < found.size(); i++) {
                if (i != chosen) {
                    found.get(i).close();
                }
            }
        }
    }

    /// Position of the one to show; -1 if that is not certain.
    private static int choose(List<OpenCheckpoint> found) {
        if (found.size() == 1) {
            return 0;
        }
        int only = -1;
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).checkpoint().format().equals("safetensors")) {
                if (only >= 0) {
                    return -1;
                }
                only = i;
            }
        }
        return only;
    }

    private static Checkpoint renamed(String name, int chosen, List<OpenCheckpoint> all) {
        Checkpoint c = all.get(chosen).checkpoint();
        List<Finding> findings = new ArrayList<>(c.findings());
        for (int i = 0; i < all.size(); i++) {
            String file = all.get(i).checkpoint().fileName();
            findings.add(
                    new Finding(
                            Severity.INFO,
                            "",
                            i == chosen
                                    ? "the folder's %s is shown".formatted(file)
                                    : "the folder also has " + file));
        }
        return new Checkpoint(
                name,
                c.fileSize(),
                c.format(),
                c.formatVersion(),
                c.root(),
                c.tensors(),
                c.stateDicts(),
                c.metadata(),
                c.imports(),
                findings,
                c.fault());
    }

    @Override
    public StorageSource storages() {
        return inner.storages();
    }

    @Override
    public void close() {
        inner.close();
    }
}
