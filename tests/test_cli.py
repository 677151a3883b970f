"""The commands: what they print, and the exit codes that scripts rely on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import ROOT

SEEDS = ROOT / "seeds"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `incidents` with these arguments, as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "worker", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", **environment},
    )


@pytest.mark.parametrize(
    "command",
    [
        "demo",
        "worker",
        "replay",
        "tail",
        "clean",
        "extract",
        "resolve",
        "evaluate",
        "dead-letters list",
        "dead-letters show",
        "dead-letters replay",
        "topics apply",
        "topics check",
    ],
)
def test_every_command_says_what_it_does(command: str) -> None:
    """`--help` works for each command and exits with 0."""
    found = run(*command.split(), "--help")
    assert found.returncode == 0
    assert "Usage" in found.stdout


def test_extract_prints_a_line_for_each_article() -> None:
    """Two files of one article each give two JSON lines, in the order given."""
    found = run("extract", "seeds/01-qalamoun-jet.txt", "seeds/04-hama-jet.json")
    lines = [json.loads(line) for line in found.stdout.splitlines()]
    assert found.returncode == 0, found.stderr
    assert [line["article_id"] for line in lines] == ["01-qalamoun-jet", "courier-2017-12-27-hama"]
    assert all(line["outcome"] == "incidents" for line in lines)
    assert "aircraft_shootdown" in {i["event_type"] for i in lines[1]["incidents"]}


def test_explain_names_the_words_behind_a_value() -> None:
    """`--explain` prints the trigger and the rule that fired."""
    found = run("extract", "--explain", "seeds/04-hama-jet.json")
    assert found.returncode == 0, found.stderr
    assert "shot down" in found.stdout


def test_clean_prints_the_text_without_page_noise() -> None:
    """A page gives its title and body, without cookie notice and comment prompt."""
    found = run("clean", "seeds/02-idlib-su25.html")
    article = json.loads(found.stdout)
    assert article["title"] == "Russian Su-25 shot down over Idlib, pilot killed"
    assert article["publisher"] == "The Levant Courier"
    assert article["published_at"] == "2018-02-04T07:30:00Z"
    assert "cookie" not in article["text"].lower()
    assert "seven Turkish soldiers were killed" in article["text"]


def test_resolve_explains_itself() -> None:
    """Each report is shown with its incident, and with the levels that decided it."""
    found = run(
        "resolve", "--explain", "seeds/02-idlib-su25.html", "seeds/03-idlib-su25-translated.txt"
    )
    lines = found.stdout.splitlines()
    opened = [line.split()[-1] for line in lines if line.startswith("  opens ")]
    joined = [line.split()[-1] for line in lines if line.startswith("  is ")]
    assert joined
    assert set(joined) <= set(opened)
    assert any("of 8 bits" in line and "type same" in line for line in lines)


def test_resolve_gives_one_incident_for_two_reports() -> None:
    """Two reports of one downing are one line with two sources."""
    found = run("resolve", "seeds/02-idlib-su25.html", "seeds/03-idlib-su25-translated.txt")
    incidents = [json.loads(line) for line in found.stdout.splitlines()]
    downed = [i for i in incidents if i["event_type"] == "aircraft_shootdown"]
    assert [i["source_count"] for i in downed] == [2]


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    """A missing file is named on stderr, the others are read, and the exit code is 1."""
    found = run("extract", str(tmp_path / "missing.txt"), "seeds/04-hama-jet.json")
    assert found.returncode == 1
    assert "missing.txt" in found.stderr
    assert len(found.stdout.splitlines()) == 1


def test_a_wrong_setting_stops_the_start_and_is_named() -> None:
    """The exit code is 2 and the message has the variable's name."""
    found = run("worker", INCIDENTS_PROCESSES="none")
    assert found.returncode == 2
    assert "INCIDENTS_PROCESSES" in found.stderr


def test_a_missing_model_is_named() -> None:
    """The exit code is 5 where the language model is not installed."""
    found = run("extract", "seeds/04-hama-jet.json", INCIDENTS_SPACY_MODEL="xx_no_such_model")
    assert found.returncode == 5
    assert "xx_no_such_model" in found.stderr


def test_no_broker_is_an_error_of_its_own() -> None:
    """Where nothing listens the exit code is 3 and the address is named."""
    found = run("tail", "--bootstrap", "127.0.0.1:1")
    assert found.returncode == 3
    assert "127.0.0.1:1" in found.stderr


def test_evaluate_scores_the_seeds() -> None:
    """`evaluate seeds` prints a JSON object with precision, recall and slots."""
    found = run("evaluate", "seeds", "--json")
    scores = json.loads(found.stdout)
    assert found.returncode == 0, found.stderr
    assert {"set", "precision", "recall", "f1", "slots"} <= scores.keys()
