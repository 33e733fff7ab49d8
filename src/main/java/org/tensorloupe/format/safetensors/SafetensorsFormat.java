package org.tensorloupe.format.safetensors;

import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.CheckpointFormat;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.format.Opening;
import org.tensorloupe.format.Source;

/// safetensors: the length of a JSON header, the header, then the tensors' bytes.
///
/// The rules are those of the safetensors library 0.8, which refuses a file that breaks one of them.
/// Here a file with a sound header opens, and the finding says which rule a tensor breaks.
public final class SafetensorsFormat implements CheckpointFormat {
    @Override
    public String name() {
        return "safetensors";
    }

    @Override
    public Probe probe(Source source) throws CheckpointException {
        return SafetensorsHeader.looksLikeOne(source.bytes())
                ? new Probe.Claimed()
                : new Probe.Refused("no JSON header behind a length of 8 bytes");
    }

    @Override
    public OpenCheckpoint open(Source source, Opening opening) throws CheckpointException {
        ByteView file = source.bytes();
        SafetensorsHeader header = SafetensorsHeader.read(file);
        return new SafetensorsReader(file, header, opening.monitor()).read(name());
    }
}
