"""The pool of processes."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.stream import fakes
from tests.stream.harness import wait_for
from worker.domain.outcome import OutcomeKind, Understanding
from worker.errors import ModelError, PoolStopped
from worker.pipeline import Message, Pipeline
from worker.pool import BATCH_ARTICLES, BUILD_ATTEMPTS, Pool
from worker.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def no_model(_settings: Settings) -> Pipeline:
    """As where the language model is not installed."""
    raise ModelError("the model is not here")


def broken_build(_settings: Settings) -> Pipeline:
    """As where our own code is wrong."""
    raise ZeroDivisionError


def deadly_build(_settings: Settings) -> Pipeline:
    """As where there is not enough memory for the model."""
    os._exit(9)


def messages(*words: str) -> list[Message]:
    """An article for each word, named by its number."""
    return [
        Message(fakes.article(f"a{number}", word), f"a{number}".encode())
        for number, word in enumerate(words)
    ]


def codes(found: Iterable[Understanding]) -> list[str | None]:
    """What became of each, in order."""
    return [understanding.outcome.code for understanding in found]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """Two processes, and half a second for each article."""
    with Pool(Settings(processes=2, article_timeout_seconds=1), fakes.build) as running:
        yield running


OK = "nothing_reported"


def test_map_keeps_the_order(pool: Pool) -> None:
    """Understandings come in the order of the messages, whichever is ready first."""
    articles = messages(*(f"sleep:{0.05 if n % 7 == 0 else 0}" for n in range(40)))
    found = [understanding.outcome.article_id for understanding in pool.map(articles)]
    assert found == [f"a{number}" for number in range(40)]


def test_map_does_not_read_ahead_without_bound(pool: Pool) -> None:
    """A large input is not taken into memory: only a little more than is being read is taken."""
    taken = 0

    def endless() -> Iterator[Message]:
        nonlocal taken
        while True:
            taken += 1
            yield messages("nothing")[0]

    next(iter(pool.map(endless())))
    assert taken <= 4 * BATCH_ARTICLES * pool.processes


def test_defect(pool: Pool) -> None:
    """A defect of the pipeline is the outcome of its article, and of no other."""
    assert codes(pool.map(messages("nothing", "defect", "nothing"))) == [OK, "unprocessable", OK]


def test_slow(pool: Pool) -> None:
    """An article that takes too long is rejected, its process lives on, the others are read."""
    deaths = pool.deaths
    found = list(pool.map(messages("nothing", "hang", "nothing")))
    assert codes(found) == [OK, "unprocessable", OK]
    assert found[1].outcome.message == "took longer than 1 s"
    assert pool.deaths == deaths


@pytest.mark.parametrize("word", ["crash", "freeze"])
def test_death(pool: Pool, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article that kills its process, or hangs it for good, is rejected alone and by its id."""
    monkeypatch.setattr("worker.pool.GRACE_SECONDS", 0.2)
    found = list(pool.map(messages("nothing", word, "nothing")))
    assert codes(found) == [OK, "unprocessable", OK]
    assert found[1].outcome.kind is OutcomeKind.REJECTED
    assert found[1].outcome.article_id == "a1"


def test_killed_by_others(pool: Pool) -> None:
    """When a process is killed from outside, no article is lost and none is rejected."""
    found = pool.map(messages(*["sleep:0.05"] * 30))
    first = next(found)
    for child in multiprocessing.active_children():
        child.kill()
    assert codes([first, *found]) == [OK] * 30


def test_no_model() -> None:
    """Where the model is missing every article fails with that, and the pool says so."""
    with Pool(Settings(processes=1), no_model) as pool:
        with pytest.raises(ModelError, match="not here"):
            pool.submit(messages("nothing")[0]).result(30)
        assert isinstance(pool.failure, ModelError)
        with pytest.raises(ModelError):
            pool.submit(messages("nothing")[0]).result(1)


def test_broken_build() -> None:
    """A pipeline that cannot be built for whatever reason fails the pool; it does not hang."""
    with (
        Pool(Settings(processes=1), broken_build) as pool,
        pytest.raises(ModelError, match="ZeroDivisionError"),
    ):
        pool.submit(messages("nothing")[0]).result(30)


def test_deadly_build() -> None:
    """Processes that die before they are ready cost no article its life: the pool gives up."""
    with Pool(Settings(processes=1), deadly_build) as pool:
        with pytest.raises(ModelError, match="die while"):
            pool.submit(messages("nothing")[0]).result(60)
        assert pool.deaths == BUILD_ATTEMPTS


def test_stop() -> None:
    """A pool that is stopped ends at once; what it has not read says so."""
    pool = Pool(Settings(processes=1, article_timeout_seconds=60), fakes.build)
    pool.start()
    futures = [pool.submit(message) for message in messages(*["hang"] * 3)]
    wait_for(lambda: pool.busy)
    start = time.monotonic()
    pool.stop()
    assert time.monotonic() - start < 5
    assert [type(future.exception(1)) for future in futures] == [PoolStopped] * 3


def test_orphans() -> None:
    """When the worker is killed, its processes end by themselves."""
    script = """
        import sys, time
        from tests.stream import fakes
        from worker.pool import Pool
        from worker.settings import Settings
        if __name__ == "__main__":
            pool = Pool(Settings(processes=2), fakes.build)
            pool.start()
            while not all(keeper.ready for keeper in pool._keepers):
                time.sleep(0.02)
            print(*(keeper._pid for keeper in pool._keepers), flush=True)
            time.sleep(600)
    """
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert parent.stdout is not None
    children = [int(pid) for pid in parent.stdout.readline().split()]
    assert len(children) == 2
    parent.kill()
    parent.wait()
    wait_for(lambda: not any(_lives(pid) for pid in children), 10)


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
