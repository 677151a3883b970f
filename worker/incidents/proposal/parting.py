"""What the words of a sentence say against an occurrence told before: "another", "meanwhile"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.domain.annotations import Trigger
from worker.domain.kinds import IRREGULAR, About, EventType, Role, Stance
from worker.incidents.names import alike
from worker.incidents.proposal.scenes import is_point
from worker.incidents.proposal.view import CRAFT, HARM, LEAD, STRONG, View, kind_of, same_toll

_PEOPLE = (
    r"persons?|people|m[ae]n|wom[ae]n|boys?|girls?|teen(?:ager)?s?|child(?:ren)?|victims?|suspects?"
    r"|soldiers?|officers?|police(?:m[ae]n)?|guards?|civilians?|students?|passengers?|airm[ae]n"
    r"|pilots?|residents?|villagers?|bystanders?|[\w-]+-year-old"
)
_VEHICLES = r"motor(?:bike|cycle)s?|bikes?|cars?|vehicles?|trucks?|boats?"
_SEPARATE = re.compile(
    r"\b(?:another(?! (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|dozen"
    rf"|(?:{_PEOPLE}|{_VEHICLES})\b))"
    r"|separate(?:ly)?|elsewhere|in a different|in other(?! words)|a second|second attack"
    r"|meanwhile|on another front|other attacks?|similar|further (?:north|south|east|west)|also"
    r"|in addition|earlier)\b"
    r"|^\W*in the (?:far )?(?:(?:north|south)(?:-?(?:east|west))?|east|west),",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    r"\b(?:in|during|by|after) the (?:same )?(?:attack|assault|raid|ambush|blast|explosion|bombing"
    r"|shooting|shelling|strike|incident|clash(?:es)?|fighting|violence)\b",
    re.IGNORECASE,
)
"""In a sentence about what was told: "several houses were also burnt in the attack"."""
_AFTER = re.compile(
    r"\b(?:hours?|that (?:night|evening|afternoon)) (?:later|earlier)\b", re.IGNORECASE
)
"""Said of the next deed of a day, and of what became of the victims of this one."""
_THEN = re.compile(
    r"\blater (?:in the (?:day|evening|night)|that day|the same day)\b", re.IGNORECASE
)
"""Said of another deed of the same day and town."""
_LONG_AFTER = re.compile(
    r"^\W*(?:about |nearly |some |only |just |less than |more than )?(?:\d+|an?|the|one"
    r"|two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty|several|few|some)?(?: few)?"
    r" ?(?:days?|weeks?|months?|years?)"
    r" (?:before|earlier|later|after)\b",
    re.IGNORECASE,
)
"""Opens a sentence that tells of another deed than that before or after which it was done."""
_NEXT = re.compile(
    r"^\W*(?:meanwhile|in addition|in (?:an)?other|moreover|furthermore|likewise|similarly|besides"
    r"|finally|elsewhere|separately|also|in (?:a )?related)\b",
    re.IGNORECASE,
)
"""Opens a sentence that goes on to something else."""
_COUNTED_OTHERS = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|dozens|several|some|many|a few)"
    r"(?: of)? (?:others?|more)\b",
    re.IGNORECASE,
)
"""Victims beside those told before: "also killed two other guards"."""
_ALSO = re.compile(r"\balso\b", re.IGNORECASE)
_OTHER_DEED = re.compile(
    r"(?<!yet )\b(?:another|separate|a (?:second|third|fourth|different|similar))"
    r"(?:,? [\w-]+){0,3} $",
    re.IGNORECASE,
)
"""Right before the noun of a deed: "in separate air strikes", "another, smaller attack"."""
_LEAD = 1
"""The sentence, after the headline, in which "another attack" is that of the headline."""


def is_parted(view: View, trigger: Trigger) -> bool:
    """Whether its sentence goes on to something else."""
    words = view.sentence(trigger)
    if _OF_IT.search(words):
        return False
    if (
        _COUNTED_OTHERS.search(words)
        or _is_of_the_same_men(view, trigger)
        or _is_more(view, trigger)
    ):
        words = _ALSO.sub("", words)
    return bool(_SEPARATE.search(words) or (_AFTER.search(words) and _is_new(trigger)))


def is_of_its_own(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether its words say that it is another deed than that of a group told before."""
    return (
        _is_then(view, trigger)
        or _is_another(view, members, trigger)
        or _is_denied_elsewhere(view, members, trigger)
        or _is_long_ago(view, trigger)
    )


def moves_on(view: View, trigger: Trigger) -> bool:
    """ "Moreover, gunmen raided a farm": a sentence that opens with the next item of the news."""
    return _is_new(trigger) and not trigger.anaphoric and bool(_NEXT.search(view.sentence(trigger)))


def _is_then(view: View, trigger: Trigger) -> bool:
    """Whether its sentence goes on to what was done later in the day."""
    words = view.sentence(trigger)
    return _is_new(trigger) and bool(_THEN.search(words) or _LONG_AFTER.search(words))


def _is_another(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether its own noun is called another one, as no member's is, and counts no same toll."""
    if trigger.sentence <= _LEAD or not trigger.rule.startswith("noun:"):
        return False
    if trigger.sentence == members[-1].sentence or same_toll(view, members, trigger):
        return False
    return bool(_OTHER_DEED.search(view.opening(trigger)))


def is_introduced(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """ "An attack on a police station", after the lead: one that was not told before."""
    if trigger.sentence <= LEAD or trigger.event_type in CRAFT:
        return False
    date = view.date(trigger)
    vague = trigger.score < STRONG  # "an attack" may be the shelling of that day
    like = [m for m in members if vague or m.event_type is trigger.event_type]
    if same_toll(view, members, trigger) or (date and date in map(view.date, like)):
        return False
    return is_brought_up(view, trigger)


def is_brought_up(view: View, trigger: Trigger) -> bool:
    """Whether its noun has "a" before it: "after an attack on a village"."""
    noun = trigger.rule.startswith("noun:") and kind_of(trigger) != "offensive"
    return noun and bool(_INDEFINITE.search(view.opening(trigger)))


def _is_denied_elsewhere(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """ "Denied reports that gunmen had stormed a base near X": no telling of what was done in Y."""
    place = view.place(trigger)
    if place is None or not is_point(place) or not is_denied(view, trigger):
        return False
    others = (view.place(m) for m in members)
    return not any(p is not None and alike(p.name, place.name) for p in others)


def is_denied(view: View, trigger: Trigger) -> bool:
    """Whether somebody denies what it tells."""
    claims = [c for c in view.annotations.claims if c.stance is Stance.DENIES]
    if trigger.event_type is EventType.AIRCRAFT_CRASH:  # "it had a fault": that it was shot down
        claims = [c for c in claims if c.about is not About.CAUSE]
    return any(trigger.span in claim.told for claim in claims)


def _is_long_ago(view: View, trigger: Trigger) -> bool:
    """ "On 7 April 1988, a mob set fire to the consulate": no news of a report without a day.

    Such a report says "today" of its own; who gives the year recalls.
    """
    if view.annotations.told_on is not None or trigger.date is None or trigger.anaphoric:
        return False
    return bool(_YEAR.search(view.annotations.dates[trigger.date].span.of(view.text)))


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_INDEFINITE = re.compile(
    r"\b(?:an?|one)(?:,? (?!(?:of|the|this|that|its?|his|her|their|because|when|as|after|before|in"
    r"|on|at|by|for|from|to|and)\b)[\w-]+){0,3} $",
    re.IGNORECASE,
)


def _is_of_the_same_men(view: View, trigger: Trigger) -> bool:
    """ "The attackers also took five women": those of whom the article tells."""
    acted = view.actors(trigger, Role.INITIATOR)
    return bool(acted) and all(
        a.kind in IRREGULAR
        and a.canonical_id is None
        and view.text[: a.span.start].lower().endswith(("the ", "the suspected ", "the armed "))
        for a in acted
    )


def _is_more(view: View, trigger: Trigger) -> bool:
    """ "Four houses were also destroyed": what else came of it, as no doer and place are named."""
    bare = trigger.place is None and not view.actors(trigger, Role.INITIATOR)
    return bare and kind_of(trigger) in HARM | {"destroy", "burn", "shoot"}


def _is_new(trigger: Trigger) -> bool:
    """A word that says by itself what happened, not what became of it."""
    return trigger.score >= STRONG and kind_of(trigger) not in HARM
