"""Writes a distributed checkpoint with one tensor far larger than any heap, as sparse files.

    python make_large_dcp.py FOLDER
    java -Xmx256m ... stats FOLDER

The tensor `model.weight` is float32 [32768, 65536], 8 GiB, in four chunks of a 2 x 2 mesh. All of it is 0, save for the first
element of each chunk, which is 1, 2, 3 and 4: so its sum is 10, and its L2 the root of 30.
"""

import argparse
import pickle
import struct
import zipfile
from pathlib import Path

import torch
from torch.distributed.checkpoint.filesystem import _StorageInfo
from torch.distributed.checkpoint.metadata import ChunkStorageMetadata, Metadata, MetadataIndex, TensorProperties, TensorStorageMetadata

NAME = "model.weight"
ROWS, COLUMNS = 32768, 65536


def write_chunk(path: Path, first: float) -> int:
    with torch.serialization.skip_data():
        torch.save(torch.empty(ROWS // 2, COLUMNS // 2), path)
    with zipfile.ZipFile(path) as archive:
        entry = next(i for i in archive.infolist() if i.filename.endswith("data/0"))
    with path.open("r+b") as file:
        file.seek(entry.header_offset + 26)
        name, extra = struct.unpack("<HH", file.read(4))
        file.seek(entry.header_offset + 30 + name + extra)
        file.write(struct.pack("<f", first))
    return path.stat().st_size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    chunks, storage = [], {}
    for i in range(4):
        offsets = torch.Size([i // 2 * (ROWS // 2), i % 2 * (COLUMNS // 2)])
        size = write_chunk(folder / f"__{i}_0.distcp", i + 1.0)
        chunks.append(ChunkStorageMetadata(offsets, torch.Size([ROWS // 2, COLUMNS // 2])))
        storage[MetadataIndex(NAME, offsets, i)] = _StorageInfo(f"__{i}_0.distcp", 0, size)
    tensor = TensorStorageMetadata(TensorProperties(torch.float32), torch.Size([ROWS, COLUMNS]), chunks)
    metadata = Metadata({NAME: tensor}, {NAME: ("model", "weight")}, storage)
    with (folder / ".metadata").open("wb") as file:
        pickle.dump(metadata, file)


if __name__ == "__main__":
    main()
