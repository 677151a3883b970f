"""The CloudEvents headers of `incidents`."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests import strategies
from worker.domain.incident import Incident
from worker.domain.kinds import ChangeKind
from worker.wire.cloudevents import headers

NOON = dt.datetime(2016, 5, 1, 12, tzinfo=dt.UTC)


@given(strategies.headed_incidents)
def test_the_required_attributes_are_there(incident: Incident) -> None:
    """Each attribute that CloudEvents 1.0 requires is a header, once, and not empty."""
    found = dict(headers(incident, NOON))
    assert len(found) == len(headers(incident, NOON))
    assert {"ce_id", "ce_source", "ce_specversion", "ce_type"} <= found.keys()
    assert all(found.values())


@given(strategies.headed_incidents)
def test_the_subject_is_the_dedup_key(incident: Incident) -> None:
    """Readers can route by headers alone: the subject is the record's key, the content JSON."""
    found = dict(headers(incident, NOON))
    assert found["ce_subject"] == incident.dedup_key.encode()
    assert (found["ce_specversion"], found["content-type"]) == (b"1.0", b"application/json")


@given(st.sampled_from(ChangeKind), strategies.headed_incidents)
def test_the_type_says_what_changed(kind: ChangeKind, incident: Incident) -> None:
    """Each kind of change is an event type of its own."""
    changed = replace(incident, change=replace(incident.change, kind=kind))
    assert dict(headers(changed, NOON))["ce_type"] == f"incident.{kind.value}".encode()


@given(strategies.headed_incidents, strategies.times)
def test_a_revision_that_is_sent_twice_has_one_id(incident: Incident, later: dt.datetime) -> None:
    """Source and id are equal for one revision whenever it is sent, and differ for the next."""
    following = replace(incident, revision=incident.revision + 1)
    first, again, then = (
        dict(headers(sent, time))["ce_id"]
        for sent, time in ((incident, NOON), (incident, later), (following, NOON))
    )
    assert first == again != then


@given(st.sampled_from([0, 3, -5]), strategies.headed_incidents)
def test_the_time_is_in_utc(hours: int, incident: Incident) -> None:
    """The time is RFC 3339 in UTC, whatever zone it was passed in."""
    time = NOON.astimezone(dt.timezone(dt.timedelta(hours=hours)))
    assert dict(headers(incident, time))["ce_time"] == b"2016-05-01T12:00:00Z"
