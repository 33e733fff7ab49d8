"""Writes the large checkpoints that the benchmarks open.

    python src/benchmarks/make_large.py FOLDER [many] [two-gigabytes] [sparse-20gb]

many.pth           92,160 float32 tensors with long names, a mixture of experts; about 54 MB
two-gigabytes.pth  float32, layers of a language model; 2.3 GB
sparse-20gb.pth    20 GB of bfloat16 whose storages are holes: takes about 1.4 MB of disk where the file
                   system has sparse files; reads as zeros
"""

import argparse
import sys
from collections import OrderedDict
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "fixtures"))

import crafted  # noqa: E402
from zip_writer import ZipWriter  # noqa: E402

LAYERS, EXPERTS = 48, 320
PROJECTIONS = (("gate_proj", (8, 14)), ("up_proj", (8, 14)), ("down_proj", (14, 8)))
SCALES = (("gate_proj", (8,)), ("up_proj", (8,)), ("down_proj", (14,)))


def many(path: Path) -> None:
    """48 layers x 320 experts x 3 projections, each with a weight and a scale."""
    generator, state = torch.Generator().manual_seed(1), OrderedDict()
    for layer in range(LAYERS):
        for expert in range(EXPERTS):
            prefix = f"model.language_model.layers.{layer}.block_sparse_moe.experts.{expert}"
            for (name, shape), (_, scale) in zip(PROJECTIONS, SCALES):
                state[f"{prefix}.{name}.weight"] = torch.randn(shape, generator=generator)
                state[f"{prefix}.{name}.weight_scale_inv"] = torch.rand(scale, generator=generator)
    torch.save(state, path)


def language_model(width: int, inner: int, layers: int, words: int) -> OrderedDict[str, tuple[int, ...]]:
    """Names and shapes of a decoder-only transformer."""
    shapes: OrderedDict[str, tuple[int, ...]] = OrderedDict({"model.embed_tokens.weight": (words, width)})
    for layer in range(layers):
        prefix = f"model.layers.{layer}"
        for name in ("q_proj", "k_proj", "v_proj", "o_proj"):
            shapes[f"{prefix}.self_attn.{name}.weight"] = (width, width)
        shapes[f"{prefix}.mlp.gate_proj.weight"] = shapes[f"{prefix}.mlp.up_proj.weight"] = (inner, width)
        shapes[f"{prefix}.mlp.down_proj.weight"] = (width, inner)
        shapes[f"{prefix}.input_layernorm.weight"] = shapes[f"{prefix}.post_attention_layernorm.weight"] = (width,)
    return shapes | {"model.norm.weight": (width,), "lm_head.weight": (words, width)}


def two_gigabytes(path: Path) -> None:
    generator, state = torch.Generator().manual_seed(2), OrderedDict()
    for name, shape in language_model(width=1536, inner=4096, layers=17, words=32000).items():
        state[name] = torch.randn(shape, generator=generator).mul_(0.02)
    torch.save(state, path)


def sparse(path: Path) -> None:
    shapes = language_model(width=4096, inner=16384, layers=36, words=49152)
    state = OrderedDict()
    for name, shape in shapes.items():
        storage = crafted.Storage(torch.BFloat16Storage, b"", elements(shape))
        stride = tuple(elements(shape[axis + 1:]) for axis in range(len(shape)))
        state[name] = crafted.tensor(storage, shape, stride)
    parts = crafted.pickled(state)
    with path.open("wb") as out:
        writer = ZipWriter(out, align=crafted.ALIGNMENT)
        writer.add("archive/data.pkl", parts.pickle)
        writer.add("archive/byteorder", b"little")
        for storage in parts.storages:
            writer.add_hole(f"archive/data/{storage.key}", 2 * storage.numel)
        writer.add("archive/version", b"3\n")
        writer.close()


def elements(shape: tuple[int, ...]) -> int:
    result = 1
    for size in shape:
        result *= size
    return result


MAKERS = {"many": many, "two-gigabytes": two_gigabytes, "sparse-20gb": sparse}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", help=f"of {', '.join(MAKERS)}; all, unless given")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(MAKERS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name in arguments.names or MAKERS:
        path = arguments.folder / f"{name}.pth"
        MAKERS[name](path)
        print(f"{path.name}: {path.stat().st_size:,} bytes, {path.stat().st_blocks * 512:,} on disk")


if __name__ == "__main__":
    main()
