"""CloudEvents 1.0 in the binary mode of its Kafka protocol binding: attributes as headers."""

from __future__ import annotations

import datetime as dt

from worker.domain.incident import Incident

SPEC_VERSION = "1.0"
SOURCE = "/incidents"
CONTENT_TYPE = "application/json"

Headers = list[tuple[str, bytes]]


def headers(incident: Incident, time: dt.datetime) -> Headers:
    """The headers of a record of `incidents`; `time` is when the revision was made.

    `ce_id` is the dedup key with the revision: a revision that is sent twice has one id.
    """
    attributes = {
        "ce_specversion": SPEC_VERSION,
        "ce_id": f"{incident.dedup_key}/{incident.revision}",
        "ce_source": SOURCE,
        "ce_type": f"incident.{incident.change.kind.value}",
        "ce_subject": incident.dedup_key,
        "ce_time": time.astimezone(dt.UTC).isoformat().replace("+00:00", "Z"),
        "content-type": CONTENT_TYPE,
    }
    return [(name, value.encode()) for name, value in attributes.items()]
