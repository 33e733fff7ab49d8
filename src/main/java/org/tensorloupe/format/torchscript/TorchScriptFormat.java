package org.tensorloupe.format.torchscript;

import java.util.Optional;
import org.tensorloupe.bytes.ScratchSpace;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.fault.FormatFault;
import org.tensorloupe.format.CheckpointFormat;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.Source;
import org.tensorloupe.format.archive.ZipDirectory;
import org.tensorloupe.format.archive.ZipParts;

/// TorchScript's ZIP: a pickled module tree with its code, of `torch.jit.save` and
/// `_save_for_lite_interpreter`.
public final class TorchScriptFormat implements CheckpointFormat {
    @Override
    public String name() {
        return "torchscript";
    }

    @Override
    public Probe probe(Source source) {
        return source.zip().flatMap(ScriptLayout::of).isPresent()
                ? new Probe.Claimed()
                : new Probe.Refused("no zip archive with TorchScript's code and constants");
    }

    @Override
    public OpenCheckpoint open(Source source, Opening opening) throws CheckpointException {
        Optional<ZipDirectory> directory = source.zip();
        Optional<ScriptLayout> layout = directory.flatMap(ScriptLayout::of);
        if (directory.isEmpty() || layout.isEmpty()) {
            throw new CheckpointException(new FormatFault.MissingPart(source.name(), "data.pkl"));
        }
        ScratchSpace scratch = new ScratchSpace(opening.cache());
        boolean opened = false;
        try {
            ZipParts parts = new ZipParts(directory.get(), layout.get().top(), scratch);
            OpenCheckpoint checkpoint =
                    new ScriptReader(parts, layout.get().form(), opening).read(name());
            opened = true;
            return checkpoint;
        } finally {
            if (!opened) {
                scratch.close();
            }
        }
    }
}
