"""Run all benchmarks, or those named: extraction, resolution, stream."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

from tests.bench import extraction, resolution, stream

BENCHES = {"extraction": extraction.run, "resolution": resolution.run, "stream": stream.run}


def main(names: list[str]) -> None:
    """Print the machine, then a line a benchmark."""
    print(f"{_processor()}, {os.cpu_count()} cores, Python {platform.python_version()}")  # noqa: T201
    for name in names or BENCHES:
        print(BENCHES[name](), flush=True)  # noqa: T201


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    model = next((line.split(":")[1].strip() for line in lines if "model name" in line), "")
    return model or platform.machine()


main(sys.argv[1:])
