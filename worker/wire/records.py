"""The values of the other topics, and the lines of the offline commands, to bytes and back.

The JSON is the domain's dataclasses, field by field (`codec`), but for one name: the source of a
candidate stands in `sources`, as those of an incident do, so that both are read alike.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from worker.domain.article import Article
from worker.domain.incident import Candidate, CandidateBatch, Incident, TrackedIncident
from worker.domain.outcome import Origin, Outcome, OutcomeKind, Understanding
from worker.wire.codec import build, dumps, loads, utf8

_CANDIDATE_FIELDS = [f.name for f in dataclasses.fields(Candidate) if f.name != "source"]


def encode_candidate(candidate: Candidate) -> dict[str, Any]:
    """A candidate as the fields of its record, ready for `dumps`."""
    record = {name: getattr(candidate, name) for name in _CANDIDATE_FIELDS}
    return record | {"sources": [candidate.source]}


def decode_candidate(record: Mapping[str, Any]) -> Candidate:
    """A candidate from its record; `KeyError`, `TypeError` or `ValueError` where it is none."""
    (source,) = record["sources"]
    return build(Candidate, {**record, "source": source})


def encode_batch(batch: CandidateBatch) -> bytes:
    """A value of `incidents.candidates`."""
    return dumps(
        {
            "article_id": batch.article_id,
            "sub_region": batch.sub_region,
            "candidates": [encode_candidate(c) for c in batch.candidates],
        }
    )


def decode_batch(value: bytes) -> CandidateBatch:
    """The same back; `KeyError`, `TypeError` or `ValueError` where it is none."""
    record = loads(value)
    candidates = tuple(decode_candidate(c) for c in record["candidates"])
    return CandidateBatch(record["article_id"], record["sub_region"], candidates)


def encode_incident(incident: Incident) -> bytes:
    """A value of `incidents`."""
    return dumps(incident)


def decode_incident(value: bytes) -> Incident:
    """The same back; `KeyError`, `TypeError` or `ValueError` where it is none."""
    return build(Incident, loads(value))


def encode_tracked(tracked: TrackedIncident) -> bytes:
    """An entry of the resolver's table."""
    reports = {
        article: [encode_candidate(c) for c in candidates]
        for article, candidates in tracked.reports.items()
    }
    return dumps({"incident": tracked.incident, "reports": reports})


def decode_tracked(value: bytes) -> TrackedIncident:
    """The same back; `KeyError`, `TypeError` or `ValueError` where it is none."""
    record = loads(value)
    incident = build(Incident, record["incident"])
    listed = record["reports"]
    if not isinstance(listed, dict):
        raise TypeError("reports is no JSON object")
    reports = {name: tuple(map(decode_candidate, said)) for name, said in listed.items()}
    return TrackedIncident(incident, reports)


def encode_outcome(
    outcome: Outcome,
    *,
    fingerprint: str | None,
    sub_regions: Collection[str],
    origin: Origin,
    processed_at: dt.datetime,
    version: str,
) -> bytes:
    """A value of `articles.outcomes`; `version` is the worker's."""
    return dumps(
        {
            "article_id": outcome.article_id,
            "outcome": outcome.kind,
            "incidents": outcome.incidents,
            "code": outcome.code,
            "message": _message(outcome),
            "stage": outcome.stage,
            "fingerprint": fingerprint,
            "sub_regions": sorted(sub_regions),
            "source": origin,
            "processed_at": processed_at,
            "worker_version": version,
        }
    )


def decode_outcome(value: bytes) -> Outcome:
    """The outcome in such a value; `KeyError`, `TypeError` or `ValueError` where there is none."""
    record = loads(value)
    return build(Outcome, {**record, "kind": record["outcome"]})


def encode_extraction(understanding: Understanding) -> bytes:
    """A line of `incidents extract`."""
    outcome = understanding.outcome
    line: dict[str, Any] = {"article_id": outcome.article_id, "outcome": outcome.kind}
    if outcome.kind is not OutcomeKind.INCIDENTS:
        line |= {"code": outcome.code, "message": _message(outcome)}
    return dumps(line | {"incidents": [encode_candidate(c) for c in understanding.candidates]})


def _message(outcome: Outcome) -> str | None:
    return outcome.message if outcome.message is None else utf8(outcome.message).decode()


def encode_article(article: Article) -> bytes:
    """A line of `incidents clean`; `text` is the paragraphs alone, a blank line between them."""
    return dumps(
        {
            "article_id": article.article_id,
            "title": article.title,
            "text": "\n\n".join(span.of(article.text) for span in article.paragraphs),
            "published_at": article.published_at,
            "language": article.language,
            "publisher": article.publisher.name or article.publisher.domain,
        }
    )
