"""Reports of shootings against what the corpus knows of them."""

import datetime as dt
import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.incidents.reports import report
from worker.domain.incident import Casualties, Count, DateRange, Location
from worker.domain.kinds import DatePrecision, DateSource, PlacePrecision
from worker.evaluation.shootings import main, score

RECORD = {
    "id": "a",
    "incident_id": "1",
    "title": "Man shot dead in Salem",
    "text": "A man was shot and killed in Salem, Oregon, on Monday night, police said.",
    "published": "2016-03-08",
    "incident": {
        "date": "March 7, 2016",
        "state": "Oregon",
        "city_or_county": "Salem",
        "num_killed": 1,
        "num_injured": 0,
    },
}
DAY = dt.date(2016, 3, 7)


def test_each_slot_is_held_against_the_gold() -> None:
    """The day is one too late and nobody died; state, city and the injured are right."""
    late = DateRange(DAY + dt.timedelta(1), DAY, DatePrecision.DAY, DateSource.RELATIVE)
    salem = Location(PlacePrecision.EXACT, "Salem", "Oregon", country_code="US")
    told = replace(report("a"), date=late, location=salem, casualties=Casualties())
    right = score([(RECORD, (told,))]).right
    assert {slot: right[slot] for slot in ("day", "state", "city", "killed", "injured")} == {
        "day": 0,
        "state": 1,
        "city": 1,
        "killed": 0,
        "injured": 1,
    }
    dead = replace(told, casualties=Casualties(killed=Count(1, 1, 1)))
    assert score([(RECORD, (dead,))]).right["killed"] == 1


def test_a_city_that_the_text_does_not_name_is_not_asked_for() -> None:
    """Nor is any slot of a report in which nothing was found."""
    assert "city" not in score([({**RECORD, "text": "", "title": ""}, (report("a"),))]).asked
    assert dict(score([(RECORD, ())]).asked) == {"found": 1}


def test_the_command_prints_each_slot(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Read and scored from the texts."""
    path = tmp_path / "reports.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(RECORD).encode()))
    main([str(path), "--half", "first"])
    out = capsys.readouterr().out
    assert "1 reports" in out
    assert "day      1.000 of 1" in out
