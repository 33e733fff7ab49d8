"""Measures the statistics of whole files beside PyTorch, per element type, in one run; prints a Markdown table.

    python src/benchmarks/summaries.py FOLDER [--runs N] [--only WORD]

FOLDER takes the files, made if they are not there: 2.3 GB of float32 in the layers of a language model
(make_large.py), 0.5 GB of every other type, and views of a matrix. All are in the page cache, opened beforehand, and
both sides have two threads. Each figure is the median over the runs after warming up.

PyTorch   `std_mean` and `aminmax` of every tensor; of types that they refuse, of the tensor as float32
ours      all statistics, with histogram and quantiles; and without these (JMH: StatisticsBenchmark)
cat       the file to /dev/null
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import torch

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
THREADS = 2
ELEMENTS = 1 << 27
SIDE = 8192

torch.set_num_threads(THREADS)


def numbers(count: int) -> torch.Tensor:
    return torch.randn(count, generator=torch.Generator().manual_seed(3)).mul_(0.02)


def matrix() -> torch.Tensor:
    return numbers(SIDE * SIDE).reshape(SIDE, SIDE)


def copies(times: int) -> torch.Tensor:
    return torch.cat([numbers(ELEMENTS)] * times)


MAKERS: dict[str, Callable[[], torch.Tensor]] = {
    "float32": lambda: numbers(ELEMENTS),
    "float64": lambda: numbers(ELEMENTS // 2).double(),
    "bfloat16": lambda: copies(2).bfloat16(),
    "float16": lambda: copies(2).half(),
    "int8": lambda: copies(4).mul_(1000).to(torch.int8),
    "float8_e4m3fn": lambda: copies(4).mul_(100).to(torch.float8_e4m3fn),
    "float8_e5m2": lambda: copies(4).mul_(100).to(torch.float8_e5m2),
    "matrix": matrix,
    "transposed": lambda: matrix().t(),
    "broadcast": lambda: matrix()[:, :1].expand(SIDE, SIDE),
    "every-second": lambda: matrix()[:, ::2],
    "matrix-bfloat16": lambda: matrix().bfloat16(),
    "transposed-bfloat16": lambda: matrix().bfloat16().t(),
}


def files(folder: Path, only: str) -> list[Path]:
    """The 2.3 GB file first."""
    folder.mkdir(parents=True, exist_ok=True)
    large = folder / "two-gigabytes.pth"
    made = [large] if only in large.stem else []
    if made and not large.exists():
        subprocess.run([sys.executable, HERE / "make_large.py", folder, "two-gigabytes"], check=True)
    for name, make in MAKERS.items():
        path = folder / f"{name}.pth"
        if only in name:
            if not path.exists():
                torch.save({"weight": make()}, path)
            made.append(path)
    return made


def median(work: Callable[[], object], runs: int) -> float:
    seconds = []
    for _ in range(runs + 1):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds[1:])


def torch_statistics(state: dict[str, torch.Tensor]) -> None:
    for t in state.values():
        wide = t if t.is_floating_point() and t.itemsize > 1 else t.float()
        torch.std_mean(wide, correction=0)
        torch.aminmax(t if t.itemsize > 1 or not t.is_floating_point() else wide)


def build() -> list[str]:
    """The command that runs JMH."""
    java = find_java()
    environment = os.environ | {"JAVA_HOME": str(java)}
    subprocess.run(
        ["mvn", "-q", "-B", "-f", ROOT / "pom.xml", "-Pbenchmarks", "-DskipChecks=true", "process-test-classes"],
        env=environment, check=True, stdout=sys.stderr)
    target = ROOT / "target"
    classes = [target / "benchmark-classes", target / "classes", (target / "benchmarks.classpath").read_text().strip()]
    return [str(java / "bin" / "java"), "-cp", os.pathsep.join(map(str, classes)), "org.openjdk.jmh.Main"]


def find_java() -> Path:
    script = f'. "{ROOT}/packaging/lib/setup.sh"; find_jdk; echo "$JAVA_HOME"'
    return Path(subprocess.run(["bash", "-c", script], check=True, capture_output=True, text=True).stdout.strip())


def ours(jmh: list[str], path: Path, runs: int) -> dict[str, float]:
    """Median seconds by the name of the benchmark."""
    report = ROOT / "target" / "statistics.json"
    subprocess.run(
        jmh + ["StatisticsBenchmark", "-p", f"file={path}", "-i", str(runs), "-rf", "json", "-rff", str(report)],
        check=True, stdout=subprocess.DEVNULL)
    return {
        row["benchmark"].rsplit(".", 1)[1]: statistics.median(row["primaryMetric"]["rawData"][0]) / 1000
        for row in json.loads(report.read_text())
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--only", default="", help="files whose name holds this")
    arguments = parser.parse_args()
    paths = files(arguments.folder, arguments.only)
    jmh = build()
    print("| file | GB | PyTorch s | all s | ratio | without quantiles s | ratio | GB/s | cat s |")
    print("|---|---|---|---|---|---|---|---|---|")
    for path in paths:
        cat = median(lambda: subprocess.run(["cat", path], stdout=subprocess.DEVNULL, check=True), arguments.runs)
        state = torch.load(path, mmap=True)
        size = sum(t.numel() * t.itemsize for t in state.values()) / 1e9
        theirs = median(lambda: torch_statistics(state), arguments.runs)
        del state
        mine = ours(jmh, path, arguments.runs)
        full, figures = mine["all"], mine["withoutQuantiles"]
        print(
            f"| {path.stem} | {size:.2f} | {theirs:.3f} | {full:.3f} | {theirs / full:.1f} | {figures:.3f} "
            f"| {theirs / figures:.1f} | {size / full:.1f} | {cat:.3f} |", flush=True)


if __name__ == "__main__":
    main()
