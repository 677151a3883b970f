"""Where tests find corpora that are not part of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def shared(path: str) -> Path:
    """A path in the folder of shared corpora; skips the test where it is missing."""
    base = Path(os.environ.get("INCIDENTS_SHARED", ROOT.parent / "shared"))
    found = base / path
    if not found.exists():
        pytest.skip(f"needs the corpus {path}, which is not part of the project")
    return found
