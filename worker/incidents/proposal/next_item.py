"""What a later sentence says against an occurrence told before: it tells the next item of the news.

By its words ("another", "moreover"), its time, its dead, or whom it names.
"""

from __future__ import annotations

from collections.abc import Sequence

from worker.domain.annotations import Trigger
from worker.incidents.proposal.note import is_note
from worker.incidents.proposal.parting import (
    is_denied,
    is_introduced,
    is_of_its_own,
    is_parted,
    moves_on,
)
from worker.incidents.proposal.planes import same_craft
from worker.incidents.proposal.raids import takes_others
from worker.incidents.proposal.rivals import SOURCED
from worker.incidents.proposal.undated import is_of_another_time
from worker.incidents.proposal.victims import persons
from worker.incidents.proposal.view import HARM, View, is_bare_toll, kind_of, tolls_differ

_ANOTHER = 2.0
"""What it says against a trigger that its own noun is called another one, or of a later hour."""
_INTRODUCED = 1.5
"""What it says against a trigger that its noun is brought up as a new one ("an attack on …")."""
_NEXT_ITEM = 1.3
"""What it says against a trigger that its sentence goes on to other victims, or another time."""


def apart_by_words(view: View, members: Sequence[Trigger], trigger: Trigger, gap: int) -> float:
    """What the words of a later sentence say against a trigger."""
    new = not trigger.anaphoric and not is_bare_toll(trigger)  # "another was wounded"
    against = 0.0
    if new and not same_craft(view, trigger) and is_parted(view, trigger):
        against += 1.0
    if is_of_its_own(view, members, trigger):
        against += _ANOTHER
    if is_introduced(view, members, trigger):
        against += _INTRODUCED
    if _is_next_item(view, members, trigger, gap):
        against += _NEXT_ITEM
    return against


def _is_next_item(view: View, members: Sequence[Trigger], trigger: Trigger, gap: int) -> bool:
    """Whether a later sentence says of what it tells that it is another item of the news.

    A note gives the figures of both sides of its one fight.
    """
    next_item = not same_craft(view, trigger) and moves_on(view, trigger)
    if next_item or is_of_another_time(view, members, trigger):
        return True
    deed = gap > 1 and kind_of(trigger) not in HARM and not persons(view, [trigger])
    if deed and not is_note(view) and tolls_differ(view, members, trigger):
        return not SOURCED.search(view.sentence(trigger))
    return takes_others(view, members, trigger) and not is_denied(view, trigger)
