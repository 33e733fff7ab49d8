"""Times the subcommands of the program's folder against an empty Java program, in turns.

    python src/benchmarks/commands.py target/package/tensorloupe FILE [RUNS]

The empty program runs on the same runtime, with the same AOT cache and options; it is a class file
without a jar, made by the javac of JAVA_HOME. Prints medians of whole processes in milliseconds and
their ratios.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

SOURCE = "final class Empty { public static void main(String[] args) {} }"
OPTIONS = (
    "-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:+UseSerialGC -XX:-UsePerfData "
    "-Xlog:disable -Xlog:all=off -XX:InitialRAMPercentage=4 -XX:NewRatio=1"
).split()


def empty(folder, classes):
    """The command of the empty program, which is compiled into `classes`."""
    source = os.path.join(classes, "Empty.java")
    with open(source, "w") as file:
        file.write(SOURCE)
    subprocess.run([os.path.join(os.environ["JAVA_HOME"], "bin", "javac"), "-d", classes, source], check=True)
    app = os.path.join(folder, "app")
    with open(os.path.join(app, "classpath")) as lines:
        jars = [os.path.join(app, line.strip()) for line in lines]
    java = os.path.join(folder, "runtime", "bin", "tensorloupe")
    cache = "-XX:AOTCache=" + os.path.join(app, "commands.aot")
    return [java, cache, *OPTIONS, "-cp", os.pathsep.join([*jars, classes]), "Empty"]


def milliseconds(command):
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return 1000 * (time.perf_counter() - began)


def main():
    folder, file = os.path.abspath(sys.argv[1]), sys.argv[2]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 11
    launcher = os.path.join(folder, "bin", "tensorloupe")
    with tempfile.TemporaryDirectory() as classes:
        commands = {
            "an empty program": empty(folder, classes),
            "--version": [launcher, "--version"],
            "info --help": [launcher, "info", "--help"],
            "info FILE": [launcher, "info", file],
            "stats FILE": [launcher, "stats", file],
        }
        times = {name: [] for name in commands}
        for run in range(runs + 1):
            for name, command in commands.items():
                taken = milliseconds(command)
                if run > 0:
                    times[name].append(taken)
    least = statistics.median(times["an empty program"])
    print("| command | ms | ratio |\n|---|---|---|")
    for name, taken in times.items():
        print(f"| {name} | {statistics.median(taken):.0f} | {statistics.median(taken) / least:.2f} |")


if __name__ == "__main__":
    main()
