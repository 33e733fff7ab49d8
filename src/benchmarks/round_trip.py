"""Converts and exports every file of a folder with the command line, and compares the results with what Python's libraries gave.

round_trip.py FILES TRUTH COMMAND...: FILES holds checkpoints, TRUTH a NAME.json for each that a library can load, with the SHA-256 of
every tensor's contiguous little-endian bytes; COMMAND starts Tensorloupe. No file of the folder is loaded here: only what Tensorloupe made
of it, with the safetensors library and NumPy.
"""

import collections
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
from safetensors import safe_open

SAME_IN_NUMPY = {"bool", "uint8", "int8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float16", "float32", "float64", "complex64",
                 "complex128"}


def digest(tensor: torch.Tensor) -> str:
    return hashlib.sha256(tensor.contiguous().reshape(-1).view(torch.uint8).numpy().tobytes() if tensor.numel() else b"").hexdigest()


def run(command: list[str], *args: object) -> tuple[int, str]:
    done = subprocess.run([*command, *map(str, args)], capture_output=True, text=True)
    return done.returncode, done.stderr.strip()


def check_safetensors(out: Path, truth: dict | None, roots: list[str], count: collections.Counter, fail) -> None:
    with safe_open(out, framework="pt") as file:
        names = list(file.keys())
        metadata = file.metadata() or {}
        held = {name: file.get_tensor(name) for name in names}
    count["tensors written"] += len(held)
    if truth is None:
        return
    for full, facts in truth.items():
        name = next((full[len(root):] for root in roots if full.startswith(root) and full[len(root):] in {*held, *metadata}), None)
        if name is None:
            count["not in the file: " + facts["dtype"]] += 1
            print(f"{full} {facts['dtype']} {facts['shape']} is not in {out.name}", flush=True)
            continue
        if name not in held:
            kept = held.get(metadata[name])
            if kept is not None and list(kept.shape) == facts["shape"]:
                count["tied"] += 1
                if digest(kept) != facts["sha256"]:
                    fail(f"{full}: tied to {metadata[name]}, which has other bytes")
            else:
                count["part of another"] += 1
            continue
        tensor = held[name]
        dtype = str(tensor.dtype).removeprefix("torch.")
        if list(tensor.shape) != facts["shape"]:
            fail(f"{full}: shape {list(tensor.shape)}, not {facts['shape']}")
        elif dtype != facts["dtype"]:
            count[f"{facts['dtype']} as {dtype}"] += 1
        elif "sha256" not in facts:
            count["without a sum"] += 1
        elif digest(tensor) != facts["sha256"]:
            fail(f"{full}: other bytes")
        else:
            count["equal"] += 1


def check_npz(out: Path, truth: dict | None, count: collections.Counter, fail) -> None:
    arrays = np.load(out, allow_pickle=False)
    count["arrays written"] += len(arrays.files)
    for full, facts in (truth or {}).items():
        if full not in arrays.files:
            count["not in the npz: " + facts["dtype"]] += 1
            continue
        array = arrays[full]
        if list(array.shape) != facts["shape"]:
            fail(f"npz {full}: shape {list(array.shape)}, not {facts['shape']}")
        elif facts["dtype"] not in SAME_IN_NUMPY:
            count[f"npz {facts['dtype']} as {array.dtype}"] += 1
        elif facts["dtype"] == "int8" and array.dtype == np.float32:
            count["npz of raw integers as float32"] += 1
        elif str(array.dtype) != facts["dtype"]:
            fail(f"npz {full}: {array.dtype}, not {facts['dtype']}")
        elif "sha256" in facts and hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest() != facts["sha256"]:
            fail(f"npz {full}: other bytes")
        else:
            count["npz equal"] += 1


def main() -> None:
    files, truths, command = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    total: collections.Counter = collections.Counter()
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for file in sorted(files.iterdir()):
            fail = lambda text, name=file.name: failures.append(f"{name}: {text}")
            truth_file = truths / (file.name + ".json")
            truth = json.loads(truth_file.read_text())["tensors"] if truth_file.exists() else None
            for kind, args in {"best": ["convert"], "all": ["convert", "--all"], "npz": ["export", "--select", ""]}.items():
                out = Path(folder) / ("out.npz" if kind == "npz" else "out.safetensors")
                out.unlink(missing_ok=True)
                status, said = run(command, args[0], file, *args[1:], "-o", out)
                total[f"{kind}: exit {status}"] += 1
                if status not in (0, 2, 4) or (status == 0 and not out.exists()):
                    fail(f"{kind}: exit {status}: {said}")
                elif truth and status != 0:
                    fail(f"{kind}: exit {status}: {said}")
                print(f"{status} {file.name}: {said}", flush=True)
                if not out.exists():
                    continue
                count: collections.Counter = collections.Counter()
                if kind == "npz":
                    check_npz(out, truth, count, fail)
                else:
                    dicts = json.loads(subprocess.run([*command, "info", str(file), "--json"], capture_output=True).stdout)["state_dicts"]
                    best = dicts[0] + "." if dicts and dicts[0] else ""
                    chosen = truth if kind == "all" or truth is None else {n: f for n, f in truth.items() if n.startswith(best)}
                    check_safetensors(out, chosen, [""] if kind == "all" else [best], count, fail)
                for key, n in count.items():
                    total[f"{kind}: {key}"] += n
            if any(Path(folder).glob(".*")):
                fail("left a file behind")
    for key in sorted(total):
        print(f"{total[key]:8,} {key}")
    print(*failures, sep="\n")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
