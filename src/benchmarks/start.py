"""Times the start of the program's folder against `import torch`, in turns, on the same machine.

    xvfb-run -a python src/benchmarks/start.py target/package/tensorloupe FILE [RUNS]

Run it with a Python that has PyTorch. FILE is the checkpoint to open, for example resnet18's. Needs a
display. Prints medians in milliseconds from the start of the process to the end of each phase, their
shares, the ratio to `import torch`, memory, and the processor time of an idle window.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

PHASES = {
    "java": "Java and its AOT cache",
    "toolkit": "JavaFX toolkit",
    "window": "theme, window, panes of the file",
    "tree": "layout and first frame, with the tree",
}
IDLE_SECONDS = 10
TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")


def environment(home, options):
    fresh = {name: home for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")}
    return os.environ | fresh | {"TENSORLOUPE_JAVA_OPTIONS": options}


def start(launcher, file, home):
    """Microseconds to the end of each phase, and bytes of the heap that are in use."""
    report = os.path.join(home, "report")
    began = time.time_ns() // 1000
    options = f"-Dtensorloupe.start.report={report} -Dtensorloupe.start.began={began}"
    subprocess.run([launcher, file], env=environment(home, options), check=True)
    with open(report) as lines:
        return {name: int(value) for name, value in (line.split("\t") for line in lines)}


def import_torch():
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import torch"], check=True)
    return 1000 * (time.perf_counter() - began)


def processor_ms(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return TICK_MS * (int(fields[11]) + int(fields[12]))


def resident_mb(pid):
    with open(f"/proc/{pid}/status") as status:
        line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1000


def idle(launcher, file, home):
    """Processor time of an idle window in milliseconds, and its resident memory in MB."""
    with subprocess.Popen([launcher, file], env=environment(home, "")) as window:
        time.sleep(IDLE_SECONDS)
        before = processor_ms(window.pid)
        time.sleep(IDLE_SECONDS)
        used = processor_ms(window.pid) - before
        resident = resident_mb(window.pid)
        window.terminate()
    return used, resident


def main():
    folder, file = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 11
    launcher = os.path.join(folder, "bin", "tensorloupe")
    with tempfile.TemporaryDirectory() as home:
        start(launcher, file, home)
        import_torch()
        starts, imports = [], []
        for _ in range(runs):
            starts.append(start(launcher, file, home))
            imports.append(import_torch())
        whole = statistics.median(run["tree"] for run in starts) / 1000
        before = 0
        print(f"| phase | until, ms | share |\n|---|---|---|")
        for name, title in PHASES.items():
            until = statistics.median(run[name] for run in starts) / 1000
            print(f"| {title} | {until:.0f} | {100 * (until - before) / whole:.0f}% |")
            before = until
        torch = statistics.median(imports)
        print(f"\nimport torch: {torch:.0f} ms ({min(imports):.0f}..{max(imports):.0f}); ratio {whole / torch:.2f}")
        totals = [run["tree"] / 1000 for run in starts]
        print(f"start: {whole:.0f} ms ({min(totals):.0f}..{max(totals):.0f})")
        print(f"heap in use: {starts[-1]['heap'] / 1e6:.0f} MB")
        used, resident = idle(launcher, file, home)
        print(f"idle: {used:.0f} ms of processor time in {IDLE_SECONDS} s; resident {resident:.0f} MB")


if __name__ == "__main__":
    main()
