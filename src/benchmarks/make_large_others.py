"""Writes one large file of each other container, for measuring how opening follows the number of tensors.

    python src/benchmarks/make_large_others.py FOLDER [NAME...]

legacy.pth            legacy pickle stream, 50,000 tensors
many.safetensors      100,000 tensors
shards/               index of 200 safetensors shards with 500 tensors each
stored.npz            20,000 arrays, stored
deflated.npz          20,000 arrays, deflated
many.gguf             20,000 tensors
script.pt             TorchScript archive, 2,000 modules with 20,000 parameters
module.pth            pickled module with 20,000 submodules
arrays.pkl            pickle of 50,000 NumPy arrays
dcp/                  distributed checkpoint, 1,000 tensors in 100,000 chunks
dcp-tensors/          distributed checkpoint, 100,000 tensors of one chunk each
graph.pt2             exported program of 50 MB of graph
bundle.zip            ZIP of 1,000 small checkpoints
optimizer.pth         20,000 parameters, three tensors of optimizer state for each
"""

import argparse
import io
import json
import os
import pickle
import struct
import sys
import zipfile
from collections import OrderedDict
from pathlib import Path

import numpy
import torch

PREFIX = "model.language_model.layers.{}.block_sparse_moe.experts.{}.down_proj.weight"


def names(count: int) -> list[str]:
    return [PREFIX.format(i // 500, i % 500) for i in range(count)]


def legacy(path: Path) -> None:
    state = OrderedDict((name, torch.full((4,), float(i))) for i, name in enumerate(names(50_000)))
    torch.save(state, path, _use_new_zipfile_serialization=False)


def safetensors_bytes(keys: list[str]) -> bytes:
    header = {key: {"dtype": "F32", "shape": [2, 2], "data_offsets": [16 * i, 16 * i + 16]} for i, key in enumerate(keys)}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + bytes(16 * len(keys))


def many_safetensors(path: Path) -> None:
    path.write_bytes(safetensors_bytes(names(100_000)))


def shards(path: Path) -> None:
    path.mkdir(exist_ok=True)
    keys, owners = names(100_000), {}
    for shard in range(200):
        mine, file = keys[shard * 500:(shard + 1) * 500], f"model-{shard + 1:05}-of-00200.safetensors"
        (path / file).write_bytes(safetensors_bytes(mine))
        owners |= dict.fromkeys(mine, file)
    index = {"metadata": {"total_size": 1_600_000}, "weight_map": owners}
    (path / "model.safetensors.index.json").write_text(json.dumps(index, indent=2))


def arrays() -> dict[str, numpy.ndarray]:
    return {name: numpy.full(8, i, numpy.float32) for i, name in enumerate(names(20_000))}


def many_gguf(path: Path) -> None:
    import gguf

    writer = gguf.GGUFWriter(path, "llama")
    for i in range(20_000):
        writer.add_tensor(f"blk.{i // 100}.ffn_down_exps.{i % 100}.weight", numpy.full((4, 8), i, numpy.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


class Small(torch.nn.Module):
    def __init__(self) -> None:
        super().__init__()
        for i in range(10):
            self.register_parameter(f"weight_{i}", torch.nn.Parameter(torch.full((2,), float(i))))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.weight_0


def script(path: Path) -> None:
    torch.jit.save(torch.jit.script(torch.nn.Sequential(*(Small() for _ in range(2_000)))), path)


def module(path: Path) -> None:
    blocks = (torch.nn.Sequential(*(torch.nn.Linear(1, 1) for _ in range(99))) for _ in range(200))
    torch.save(torch.nn.Sequential(*blocks), path)


def arrays_pickle(path: Path) -> None:
    with path.open("wb") as file:
        pickle.dump({name: numpy.full(8, i, numpy.float32) for i, name in enumerate(names(50_000))}, file)


def dcp(path: Path, tensors: int, chunks: int) -> None:
    from torch.distributed.checkpoint.filesystem import _StorageInfo
    from torch.distributed.checkpoint.metadata import (
        ChunkStorageMetadata, Metadata, MetadataIndex, TensorProperties, TensorStorageMetadata)

    path.mkdir(exist_ok=True)
    stream = io.BytesIO()
    torch.save(torch.ones(2, 4), stream)
    one, files = stream.getvalue(), 16
    each = tensors * chunks // files
    for file in range(files):
        (path / f"__{file}_0.distcp").write_bytes(one * each)
    listed, storage, place = {}, {}, 0
    for name in names(tensors):
        boxes = []
        for i in range(chunks):
            offset = torch.Size([2 * i, 0])
            boxes.append(ChunkStorageMetadata(offset, torch.Size([2, 4])))
            at = place % each * len(one)
            storage[MetadataIndex(name, offset, i)] = _StorageInfo(f"__{place // each}_0.distcp", at, len(one))
            place += 1
        listed[name] = TensorStorageMetadata(TensorProperties(torch.float32), torch.Size([2 * chunks, 4]), boxes)
    metadata = Metadata(listed, {name: (name,) for name in listed}, storage)
    with (path / ".metadata").open("wb") as file:
        pickle.dump(metadata, file)


def graph(path: Path) -> None:
    """Repeats the nodes and values of a small program until its graph has 50 MB."""

    class Adder(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.weight = torch.nn.Parameter(torch.ones(4))

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            for _ in range(20):
                x = x + self.weight
            return x

    stream = io.BytesIO()
    torch.export.save(torch.export.export(Adder(), (torch.ones(4),)), stream)
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename.endswith("models/model.json"):
                program = json.loads(data)
                inner = program["graph_module"]["graph"]
                nodes, values = inner["nodes"], inner["tensor_values"]
                copies = 50_000_000 // len(json.dumps([nodes, values], indent=1))
                inner["nodes"] = nodes * copies
                inner["tensor_values"] = values | {f"v{i}_{k}": v for i in range(copies) for k, v in values.items()}
                data = json.dumps(program, indent=1).encode()
            new.writestr(entry.filename, data)


def bundle(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for i in range(1_000):
            stream = io.BytesIO()
            torch.save({f"layer{j}.weight": torch.full((4,), float(j)) for j in range(10)}, stream)
            archive.writestr(f"run/step-{i:04}.pth", stream.getvalue())


def optimizer(path: Path) -> None:
    keys = names(20_000)
    state = {i: {"step": torch.tensor(1.0), "exp_avg": torch.zeros(2), "exp_avg_sq": torch.zeros(2)} for i in range(len(keys))}
    groups = [{"lr": 0.001, "betas": (0.9, 0.999), "params": list(range(len(keys)))}]
    torch.save({"model": {key: torch.zeros(2) for key in keys}, "optimizer": {"state": state, "param_groups": groups}}, path)


MAKERS = {
    "legacy.pth": legacy,
    "many.safetensors": many_safetensors,
    "shards": shards,
    "stored.npz": lambda path: numpy.savez(path, **arrays()),
    "deflated.npz": lambda path: numpy.savez_compressed(path, **arrays()),
    "many.gguf": many_gguf,
    "script.pt": script,
    "module.pth": module,
    "arrays.pkl": arrays_pickle,
    "dcp": lambda path: dcp(path, 1_000, 100),
    "dcp-tensors": lambda path: dcp(path, 100_000, 1),
    "graph.pt2": graph,
    "bundle.zip": bundle,
    "optimizer.pth": optimizer,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", help="all, unless given")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(MAKERS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name in arguments.names or MAKERS:
        MAKERS[name](arguments.folder / name)
        print(name, flush=True)


if __name__ == "__main__":
    main()
