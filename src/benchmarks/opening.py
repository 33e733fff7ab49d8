"""Measures how long `info` takes on one large file of each container, beside the library that reads it in Python.

    python src/benchmarks/opening.py FOLDER [--runs N]

FOLDER holds what make_large_others.py writes. Both sides are whole processes, with the start of Java under
-Xmx256m and the imports of Python; medians of the runs, page cache warm, in turns. Prints a Markdown table: seconds
of wall time and of processor, and the largest resident memory in MB.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

RUN = Path(__file__).resolve().parents[2] / "packaging" / "run"
LOAD = "import sys, torch; torch.load(sys.argv[1], weights_only=False)"
SHARDS = """
import json, pathlib, sys
from safetensors import safe_open
folder = pathlib.Path(sys.argv[1])
index = json.loads((folder / "model.safetensors.index.json").read_text())
for shard in sorted(set(index["weight_map"].values())):
    with safe_open(folder / shard, "pt") as file:
        [file.get_slice(key).get_shape() for key in file.keys()]
"""
REFERENCES = {
    "legacy.pth": ("torch.load", LOAD),
    "many.safetensors": ("safe_open, each shape", """
import sys
from safetensors import safe_open
with safe_open(sys.argv[1], "pt") as file:
    [file.get_slice(key).get_shape() for key in file.keys()]
"""),
    "shards": ("safe_open, each shape", SHARDS),
    "stored.npz": ("np.load, each array", "import sys, numpy; [a.shape for a in numpy.load(sys.argv[1]).values()]"),
    "deflated.npz": ("np.load, each array", "import sys, numpy; [a.shape for a in numpy.load(sys.argv[1]).values()]"),
    "many.gguf": ("GGUFReader", "import sys, gguf; gguf.GGUFReader(sys.argv[1])"),
    "script.pt": ("jit.load, state_dict", "import sys, torch; torch.jit.load(sys.argv[1]).state_dict()"),
    "module.pth": ("torch.load", LOAD),
    "arrays.pkl": ("pickle.load", "import pickle, sys; pickle.load(open(sys.argv[1], 'rb'))"),
    "dcp": ("read_metadata", "import sys; from torch.distributed.checkpoint import FileSystemReader as R; R(sys.argv[1]).read_metadata()"),
    "graph.pt2": ("json.loads of the graph", """
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    [json.loads(archive.read(name)) for name in archive.namelist() if name.endswith("models/model.json")]
"""),
    "bundle.zip": ("torch.load, each entry", """
import io, sys, torch, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    [torch.load(io.BytesIO(archive.read(name))) for name in archive.namelist()]
"""),
    "optimizer.pth": ("torch.load", LOAD),
}


def measured(command: list[str]) -> tuple[float, float, float]:
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[-1]}: status {process.returncode}: {errors.strip()[-300:]}")
    return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def cells(runs: list[tuple[float, float, float]]) -> str:
    wall, cpu, memory = (statistics.median(column) for column in zip(*runs))
    return f"{wall:.1f} s, {cpu:.1f} s, {memory:.0f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    os.environ["TENSORLOUPE_JAVA_OPTIONS"] = "-Xmx256m"
    subprocess.run([RUN, "--version"], stdout=subprocess.DEVNULL, check=True)
    print("| file | `info` | reference | takes |\n|---|---|---|---|")
    for name, (label, code) in REFERENCES.items():
        commands = [str(RUN), "info", str(arguments.folder / name)], [sys.executable, "-W", "ignore", "-c", code, str(arguments.folder / name)]
        ours, theirs = [], []
        for _ in range(arguments.runs):
            ours.append(measured(commands[0]))
            theirs.append(measured(commands[1]))
        print(f"| {name} | {cells(ours)} | {label} | {cells(theirs)} |", flush=True)


if __name__ == "__main__":
    main()
