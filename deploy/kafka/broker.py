"""Apache Kafka on this machine without Docker: one node, KRaft mode, from its Maven artifacts.

    python3 deploy/kafka/broker.py                      a broker on localhost:9092, until Ctrl-C
    python3 deploy/kafka/broker.py --port 0 --data DIR  any free port; keeps its data in DIR

Needs Java 17 or newer and, for the first run, Maven (43 MB of jars, kept in the user's cache under
a name made from the hash of `pom.xml`). The tests start the same broker. It is for development: one
replica, plain text, this machine only.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import hashlib
import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

POM = Path(__file__).with_name("pom.xml")
JAVA_MAJOR = 17
HEAP = "-Xmx512m"
START_SECONDS = 60.0
STOP_SECONDS = 30.0

PROPERTIES = {
    "process.roles": "broker,controller",
    "node.id": "1",
    "controller.quorum.voters": "1@127.0.0.1:{controller_port}",
    "listeners": "PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller_port}",
    "advertised.listeners": "PLAINTEXT://127.0.0.1:{port}",
    "controller.listener.names": "CONTROLLER",
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    "inter.broker.listener.name": "PLAINTEXT",
    "log.dirs": "{logs}",
    "auto.create.topics.enable": "false",
    "offsets.topic.replication.factor": "1",
    "offsets.topic.num.partitions": "4",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "transaction.state.log.num.partitions": "1",
    "share.coordinator.state.topic.replication.factor": "1",
    "share.coordinator.state.topic.min.isr": "1",
    "share.coordinator.state.topic.num.partitions": "1",
    "group.initial.rebalance.delay.ms": "0",
    "broker.session.timeout.ms": "3000",
    "broker.heartbeat.interval.ms": "500",
}
"""`{port}`, `{controller_port}` and `{logs}` are filled in when the broker starts."""


class LocalBrokerError(Exception):
    """The broker cannot be fetched, started or stopped; the message says what to do."""


def cache_dir() -> Path:
    """Where jars are kept between runs: the XDG cache of this user."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "incidents"


def jar_dir() -> Path:
    """The folder of the jars that `pom.xml` as it stands asks for."""
    return cache_dir() / f"kafka-{hashlib.sha256(POM.read_bytes()).hexdigest()[:16]}"


def missing_tools() -> tuple[str, ...]:
    """What this machine lacks to run a broker; empty where it can."""
    missing = [] if _java_major() >= JAVA_MAJOR else [f"Java {JAVA_MAJOR} or newer"]
    if not jar_dir().is_dir() and shutil.which("mvn") is None:
        missing.append("Maven")
    return tuple(missing)


def fetch_jars() -> Path:
    """The folder of Kafka's jars, filled by Maven the first time (15 to 50 s)."""
    jars = jar_dir()
    if jars.is_dir():
        return jars
    jars.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=jars.parent) as unfinished:
        _copy_dependencies(Path(unfinished) / "jars")
        # A second process may have been faster: its jars are the same.
        with contextlib.suppress(OSError):
            (Path(unfinished) / "jars").rename(jars)
    return jars


class LocalBroker:
    """A broker process over the data folder `data`; start, stop, kill and start it again.

    The port stays the same over restarts, as do the topics and what is in them. `properties` add to
    `PROPERTIES` or replace them; `format_options` go to the tool that formats the storage.
    """

    def __init__(
        self,
        data: Path,
        *,
        port: int = 0,
        properties: Mapping[str, str] = MappingProxyType({}),
        format_options: Sequence[str] = (),
    ) -> None:
        self._data = data
        self._wanted = PROPERTIES | dict(properties)
        self._format_options = format_options
        self._port = port or free_port()
        self._controller_port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def bootstrap_servers(self) -> str:
        """`host:port` for clients."""
        return f"127.0.0.1:{self._port}"

    @property
    def log_file(self) -> Path:
        """What the broker printed."""
        return self._data / "broker.log"

    @property
    def running(self) -> bool:
        """Whether the process is alive."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Format the storage if it is new, start the broker and wait until it answers."""
        if self.running:
            return
        if _answers(self._port):
            raise LocalBrokerError(f"something else answers on {self.bootstrap_servers} already")
        classpath = f"{fetch_jars()}/*"
        self._configure()
        if not (self._data / "logs").is_dir():
            self._format(classpath)
        with self.log_file.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603
                _java(classpath, "kafka.Kafka", str(self._properties)), stdout=log, stderr=log
            )
        try:
            self._wait_until_it_answers()
        except BaseException:  # an interrupt, too, leaves no process behind
            self.kill()
            raise

    def stop(self) -> None:
        """Shut the broker down in good order; kill it where it does not obey in time."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the process at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def wait(self) -> int:
        """Wait until the process ends by itself; its exit status."""
        return self._process.wait() if self._process else 0

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop."""
        self.stop()

    @property
    def _properties(self) -> Path:
        return self._data / "server.properties"

    def _configure(self) -> None:
        self._data.mkdir(parents=True, exist_ok=True)
        ports = {"port": self._port, "controller_port": self._controller_port}
        self._properties.write_text(
            "".join(
                f"{name}={value.format(**ports, logs=self._data / 'logs')}\n"
                for name, value in self._wanted.items()
            )
        )

    def _format(self, classpath: str) -> None:
        cluster = base64.urlsafe_b64encode(uuid.uuid4().bytes).rstrip(b"=").decode()
        tool = (
            "kafka.tools.StorageTool",
            "format",
            f"--cluster-id={cluster}",
            "-c",
            str(self._properties),
        )
        _run(_java(classpath, *tool, *self._format_options), "cannot format Kafka's storage")

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if not self.running:
                raise LocalBrokerError(f"Kafka ended at once:\n{self._last_words()}")
            if _answers(self._port):
                return
            time.sleep(0.1)
        raise LocalBrokerError(
            f"Kafka does not answer after {START_SECONDS:.0f} s:\n{self._last_words()}"
        )

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def _last_words(self, lines: int = 20) -> str:
        return "\n".join(self.log_file.read_text(errors="replace").splitlines()[-lines:])


def _java(classpath: str, *arguments: str) -> list[str]:
    options = [HEAP, "-XX:+UseSerialGC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"]
    return ["java", *options, "-cp", classpath, *arguments]


def _java_major() -> int:
    if shutil.which("java") is None:
        return 0
    shown = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False)  # noqa: S607
    found = re.search(r'version "(\d+)', shown.stderr + shown.stdout)
    return int(found.group(1)) if found else 0


def _copy_dependencies(target: Path) -> None:
    if shutil.which("mvn") is None:
        raise LocalBrokerError("Maven is not installed: it fetches Kafka's jars the first time")
    command = ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies"]
    _run([*command, f"-DoutputDirectory={target}"], "Maven cannot fetch Kafka's jars")


def _run(command: list[str], failure: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise LocalBrokerError(f"{failure}:\n{done.stdout}{done.stderr}")


def free_port() -> int:
    """A port of this machine that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    """Whether the broker answers an ApiVersions request (key 18, version 0, no client id).

    It does so only after it has joined its own quorum and accepts requests; an open port is less.
    """
    request = struct.pack(">hhih", 18, 0, 1, -1)
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
            connection.sendall(struct.pack(">i", len(request)) + request)
            return len(connection.recv(8)) == 8
    except OSError:
        return False


def main() -> int:
    """Run a broker in the foreground until it is interrupted; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_Formatter)
    parser.add_argument("--port", type=int, default=9092, help="0: any free port")
    parser.add_argument("--data", type=Path, help="keep data here; without it, nothing is kept")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with tempfile.TemporaryDirectory(prefix="kafka-") as scratch:
        try:
            with LocalBroker(arguments.data or Path(scratch), port=arguments.port) as broker:
                print(f"Kafka answers on {broker.bootstrap_servers}", file=sys.stderr)  # noqa: T201
                return broker.wait()
        except KeyboardInterrupt:
            return 0
        except LocalBrokerError as error:
            print(error, file=sys.stderr)  # noqa: T201
            return 1


class _Formatter(argparse.ArgumentDefaultsHelpFormatter, argparse.RawDescriptionHelpFormatter):
    """The module's docstring as it stands, with the defaults of the options."""


if __name__ == "__main__":
    sys.exit(main())
