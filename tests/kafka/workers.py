"""Workers as an orchestrator runs them: processes of the command, killed and restarted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pydantic import SecretStr

from deploy.kafka.broker import free_port
from worker.settings import PREFIX, Settings

COMMAND = Path(sys.executable).with_name("incidents")
STOP_SECONDS = 40.0


class WorkerProcess:
    """One worker, with its log; it is a process group of its own, so that nothing outlives it."""

    def __init__(self, settings: Settings, log: Path) -> None:
        self._port = free_port()
        self._environment = environment(settings.model_copy(update={"http_port": self._port}))
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None
        self._groups: list[int] = []

    def start(self) -> None:
        """Start it; not yet ready."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [COMMAND, "worker"],
                env=self._environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._groups.append(self._process.pid)

    @property
    def running(self) -> bool:
        """Whether the process is alive."""
        return self._process is not None and self._process.poll() is None

    def keep_running(self) -> None:
        """Start it again if it ended by itself, as an orchestrator does."""
        if not self.running:
            self.start()

    def get(self, path: str) -> tuple[int, str]:
        """Status and body of a path of its HTTP server; status 0 where it does not answer."""
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self._port}{path}", timeout=3
            ) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def wait_until_ready(self, seconds: float = 60.0) -> None:
        """Wait for /readyz."""

        def ready() -> bool:
            assert self.running, f"the worker has ended by itself:\n{self.last_words()}"
            return self.get("/readyz")[0] == 200

        wait_for(ready, seconds, self.last_words)

    def kill(self) -> None:
        """SIGKILL to the worker alone; what it started must notice by itself."""
        process = self._alive()
        process.kill()
        process.wait()

    def stop(self) -> float:
        """SIGTERM, and the seconds until it has ended."""
        process = self._alive()
        start = time.monotonic()
        process.terminate()
        process.wait(STOP_SECONDS)
        return time.monotonic() - start

    def survivors(self) -> list[int]:
        """What earlier starts have left behind: live processes of groups whose leader is dead."""
        dead = set(self._groups[:-1] if self.running else self._groups)
        return [
            int(entry.name)
            for entry in Path("/proc").iterdir()
            if entry.name.isdigit() and _group_if_alive(entry) in dead
        ]

    def clean_up(self) -> None:
        """End whatever is left of it."""
        for group in self._groups:
            with suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)
        if self._process is not None:
            self._process.wait()

    def last_words(self) -> str:
        """The end of its log."""
        return self._log.read_text(errors="replace")[-4000:] if self._log.exists() else ""

    def _alive(self) -> subprocess.Popen[bytes]:
        assert self._process is not None
        assert self.running, f"the worker has ended by itself:\n{self.last_words()}"
        return self._process


@contextmanager
def worker(settings: Settings, log: Path) -> Iterator[WorkerProcess]:
    """A started worker that is gone afterwards."""
    process = WorkerProcess(settings, log)
    process.start()
    try:
        yield process
    finally:
        process.clean_up()


def environment(settings: Settings) -> dict[str, str]:
    """The environment of this process with the settings and no other of theirs."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    chosen = settings.model_dump(exclude_defaults=True)
    return inherited | {f"{PREFIX}{n.upper()}": _text(v) for n, v in chosen.items()}


def wait_for(
    condition: Callable[[], bool], seconds: float, explain: Callable[[], str] = lambda: ""
) -> float:
    """Wait until the condition holds; the seconds it took. Fails with what `explain` says."""
    start = time.monotonic()
    while not condition():
        assert time.monotonic() - start < seconds, f"not within {seconds:.0f} s\n{explain()}"
        time.sleep(0.05)
    return time.monotonic() - start


def _text(value: object) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)


def _group_if_alive(entry: Path) -> int | None:
    """The process group of a process that is more than a zombie."""
    try:
        fields = (entry / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] == "Z" else int(fields[2])
