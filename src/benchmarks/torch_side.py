"""Times what PyTorch needs for the work that the viewer does; prints one JSON object.

    python src/benchmarks/torch_side.py load FILE [--repeat N]
    python src/benchmarks/torch_side.py statistics FILE [--repeat N]

load        `torch.load(mmap=True)`, the call alone, without the import
statistics  `std_mean` and `aminmax` of every tensor, two threads; the file is opened with mmap first, outside the
            time, and read once beforehand, so that its pages are cached

`seconds` has every run, `best` the fastest, `import_seconds` the time of `import torch`.
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

START = time.perf_counter()
import torch  # noqa: E402

IMPORT_SECONDS = time.perf_counter() - START
THREADS = 2
CHUNK = 1 << 24


def warm(path: Path) -> None:
    with path.open("rb", buffering=0) as file:
        while file.read(CHUNK):
            pass


def load(path: Path) -> dict[str, torch.Tensor]:
    return torch.load(path, map_location="cpu", mmap=True)


def statistics(state: dict[str, torch.Tensor]) -> int:
    """Returns the number of tensors, so that the work has a result."""
    count = 0
    for t in state.values():
        if t.is_floating_point() and t.numel():
            torch.std_mean(t, correction=0)
            torch.aminmax(t)
            count += 1
    return count


def timed(work: Callable[[], object], repeat: int) -> list[float]:
    runs = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        runs.append(time.perf_counter() - start)
    return runs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("work", choices=("load", "statistics"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    torch.set_num_threads(THREADS)

    if arguments.work == "load":
        seconds = timed(lambda: load(arguments.file), arguments.repeat)
        tensors = len(load(arguments.file))
    else:
        warm(arguments.file)
        state = load(arguments.file)
        tensors = len(state)
        seconds = timed(lambda: statistics(state), arguments.repeat)
    print(json.dumps({
        "work": arguments.work, "file": arguments.file.name, "bytes": arguments.file.stat().st_size, "tensors": tensors,
        "torch": torch.__version__, "threads": THREADS, "import_seconds": round(IMPORT_SECONDS, 3),
        "seconds": [round(s, 4) for s in seconds], "best": round(min(seconds), 4),
    }))


if __name__ == "__main__":
    main()
