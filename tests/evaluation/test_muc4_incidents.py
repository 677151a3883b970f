"""The keys of MUC-4 become gold, and what was missed of it has a reason."""

import gzip
import json
from pathlib import Path

import pytest

from worker.evaluation.muc4_incidents import evaluate, main
from worker.evaluation.muc4_keys import read_keys
from worker.settings import Settings

SLOTS = {
    0: ("MESSAGE: ID", "DEV-MUC3-0001 (NOSC)"),
    1: ("MESSAGE: TEMPLATE", "1"),
    2: ("INCIDENT: DATE", "03 JAN 90"),
    3: ("INCIDENT: LOCATION", "EL SALVADOR: SAN MIGUEL (DEPARTMENT): MONCAGUA (TOWN)"),
    4: ("INCIDENT: TYPE", "ATTACK"),
    5: ("INCIDENT: STAGE OF EXECUTION", "ACCOMPLISHED"),
    9: ("PERP: INDIVIDUAL ID", '"REBELS"'),
    10: ("PERP: ORGANIZATION ID", "-"),
    12: ("PHYS TGT: ID", "-"),
    18: ("HUM TGT: NAME", "-"),
    19: ("HUM TGT: DESCRIPTION", '"GUARDS"\n                                    "DRIVER"'),
    21: ("HUM TGT: NUMBER", '3: "GUARDS"\n                                    1: "DRIVER"'),
    23: ("HUM TGT: EFFECT OF INCIDENT", 'DEATH: "GUARDS"'),
}
TEXT = (
    "rebels killed three guards of a coffee mill in moncagua, san miguel department, el salvador, "
    "military sources reported. the attack took place at dawn, and the rebels set fire to the mill "
    "before they left. "
) * 3


def key(**changes: str) -> str:
    """A template, some slots of it changed ("s4" for the fourth)."""
    changed = {int(name[1:]): value for name, value in changes.items()}
    return "".join(
        f"{n}.".ljust(4) + f"{name.ljust(32)}{changed.get(n, value)}\n"
        for n, (name, value) in SLOTS.items()
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as the corpus has it: a report, and its key with two templates."""
    (tmp_path / "raw").mkdir()
    other = key(s3="PERU: LIMA (CITY)", s9="-", s21="-", s23="-")
    (tmp_path / "raw/key-dev-0001.gz").write_bytes(gzip.compress(f"{key()}\n{other}".encode()))
    line = json.dumps({"docid": "DEV-MUC3-0001", "doctext": TEXT})
    for name in ("train", "dev"):
        lines = line if name == "train" else line.replace("0001", "0002")
        (tmp_path / f"{name}.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    return tmp_path


def test_a_template_is_gold(folder: Path) -> None:
    """Where, when, by whom, and how many died of those whose number is told."""
    first, second = read_keys(folder)["DEV-MUC3-0001"]
    assert (first.countries, first.admin1, first.places) == (
        ("SV",),
        "San Miguel",
        ("San Miguel", "Moncagua"),
    )
    assert (str(first.date), first.initiators, first.targets) == (
        "1990-01-03",
        ("rebels",),
        ("guards", "driver"),
    )
    assert (first.killed, second.killed) == ((3, 3), None)


@pytest.mark.parametrize(
    ("changes", "optional"),
    [
        pytest.param({"s1": "1 (OPTIONAL)"}, True, id="marked"),
        pytest.param({"s5": "THREATENED"}, True, id="threatened"),
        pytest.param({"s4": "ARSON"}, True, id="arson of the raid"),
        pytest.param({"s4": "ARSON", "s3": "PERU: LIMA (CITY)"}, False, id="arson elsewhere"),
        pytest.param({"s4": "KIDNAPPING"}, False, id="another deed"),
    ],
)
def test_what_is_no_incident_of_ours_is_optional(
    tmp_path: Path, changes: dict[str, str], optional: bool
) -> None:
    """Attempts, threats, and the burnt houses of a raid."""
    (tmp_path / "key-x.gz").write_bytes(gzip.compress(f"{key()}{key(**changes)}".encode()))
    assert [gold.optional for gold in read_keys(tmp_path)["DEV-MUC3-0001"]] == [False, optional]


def test_a_report_without_template_has_no_gold(tmp_path: Path) -> None:
    """Its key has asterisks only."""
    (tmp_path / "key-x.gz").write_bytes(gzip.compress(key(s1="*").encode()))
    assert read_keys(tmp_path) == {"DEV-MUC3-0001": ()}


def test_what_is_missed_has_a_reason(folder: Path) -> None:
    """One of two is found; the other one is told of another country."""
    result = evaluate(Settings(processes=1), folder)
    assert (result.scores.documents, result.scores.recall) == (1, 0.5)
    assert [(miss.doc, miss.reason) for miss in result.misses] == [("DEV-MUC3-0001", "country")]


def test_the_command_prints_recall_slots_and_misses(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a half of the reports, with what was missed where asked for."""
    main([str(folder), "--half", "first", "--show", "country"])
    out = capsys.readouterr().out
    assert "1 reports, 2 templates: recall 0.500" in out
    assert "missed: country  1" in out
    assert "DEV-MUC3-0001 missed armed_attack at Lima, PE" in out
