#!/usr/bin/env bash
# Measures this program and PyTorch on the same files in one run, warm page cache, and prints the
# medians with their ratios.
#
#   PYTHON=/path/to/python src/benchmarks/compare.sh FOLDER [RUNS]
#
# PYTHON has PyTorch 2.13 and NumPy; FOLDER takes the files (2.4 GB, made by make_large.py if they
# are not there). Quote ratios: absolute times are the machine's.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=${1:?usage: compare.sh FOLDER [RUNS]}
runs=${2:-5}
python=${PYTHON:?set PYTHON to a Python with PyTorch}
export TENSORLOUPE_JAVA_OPTIONS=-Xmx256m

[ -e "$folder/two-gigabytes.pth" ] || "$python" "$here/make_large.py" "$folder"
"$root/packaging/run" --version >/dev/null

# Median wall time in seconds of a command, run once before it counts.
median() {
  local i
  "$@" >/dev/null
  for ((i = 0; i < runs; i++)); do
    "$python" - "$@" <<'PY'
import subprocess, sys, time
begun = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(time.perf_counter() - begun)
PY
  done | sort -g | sed -n "$(((runs + 1) / 2))p"
}

torch() {
  "$python" "$here/torch_side.py" "$1" "$2" --repeat "$runs" |
    "$python" -c 'import json, statistics, sys; print(statistics.median(json.load(sys.stdin)["seconds"]))'
}

row() {
  printf '%-58s %8.3f s %8.3f s %7.2fx\n' "$1" "$2" "$3" "$("$python" -c "print($3 / $2)")"
}

printf '%-58s %10s %10s %8s\n' "" Tensorloupe other ratio
ours=$(median "$root/packaging/run" info "$folder/many.pth")
row "list 92,160 tensors, whole process / torch.load(mmap) call" "$ours" \
  "$(torch load "$folder/many.pth")"
ours=$(median "$root/packaging/run" info "$folder/sparse-20gb.pth")
row "open 20 GB, whole process / import torch" "$ours" "$(median "$python" -c 'import torch')"
ours=$(median "$root/packaging/run" stats "$folder/two-gigabytes.pth")
row "all statistics of 2.3 GB, whole process / std_mean + aminmax" "$ours" \
  "$(torch statistics "$folder/two-gigabytes.pth")"
row "all statistics of 2.3 GB, whole process / cat" "$ours" \
  "$(median cat "$folder/two-gigabytes.pth")"
