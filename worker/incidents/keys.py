"""Dedup keys: the stable id of an incident.

A key is made of what the first report says, of the id of its article and of its place among the
article's candidates. So a report that is delivered again gives the same key, and two incidents
never share one: `aircraft_shootdown-SY-20180203-5f0c2a91d3e4b7a8`.
"""

from __future__ import annotations

import hashlib

from worker.domain.incident import Candidate

_HASH_BYTES = 8


def dedup_key(candidate: Candidate, number: int = 0) -> str:
    """The key of an incident that `candidate` is the first to report.

    `number` tells apart what has the same facts: the second such incident of an article is 1.
    """
    country = (candidate.location.country_code if candidate.location else None) or "XX"
    day = candidate.date.start.strftime("%Y%m%d") if candidate.date else "undated"
    place = (candidate.location.name if candidate.location else None) or ""
    kind = candidate.event_type.value
    facts = "\x1f".join([candidate.source.article_id, kind, country, day, place, str(number)])
    digest = hashlib.blake2b(facts.encode(), digest_size=_HASH_BYTES).hexdigest()
    return f"{kind}-{country}-{day}-{digest}"
