"""The names of days and months, which several lists of words take in."""

from __future__ import annotations

from typing import Final

WEEKDAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS: Final = frozenset(
    "january february march april may june july august september october november december".split()
)
SHORT_MONTHS: Final = frozenset(
    "jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.".split()
)
"""As they stand before a day ("Jan. 24")."""
