"""What the words of a sentence say against an occurrence told before: "another", "meanwhile"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.domain.annotations import Trigger
from worker.domain.kinds import IRREGULAR, Role
from worker.incidents.proposal.view import CRAFT, HARM, LEAD, STRONG, View, kind_of, same_toll

_PEOPLE = (
    r"persons?|people|m[ae]n|wom[ae]n|boys?|girls?|teen(?:ager)?s?|child(?:ren)?|victims?|suspects?"
    r"|soldiers?|officers?|police(?:m[ae]n)?|guards?|civilians?|students?|passengers?|airm[ae]n"
    r"|pilots?|residents?|villagers?|bystanders?|[\w-]+-year-old"
)
_SEPARATE = re.compile(
    r"\b(?:another(?! (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|dozen"
    rf"|(?:{_PEOPLE})\b))"
    r"|separate(?:ly)?|elsewhere|in a different|in other(?! words)|a second|second attack"
    r"|meanwhile|on another front|other attacks?|similar|further (?:north|south|east|west)|also"
    r"|in addition|earlier)\b",
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
    if _COUNTED_OTHERS.search(words) or _is_of_the_same_men(view, trigger):
        words = _ALSO.sub("", words)
    return bool(_SEPARATE.search(words) or (_AFTER.search(words) and _is_new(trigger)))


def is_then(view: View, trigger: Trigger) -> bool:
    """Whether its sentence goes on to what was done later in the day."""
    words = view.sentence(trigger)
    return _is_new(trigger) and bool(_THEN.search(words) or _LONG_AFTER.search(words))


def is_another(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether its own noun is called another one, as no member's is, and counts no same toll."""
    if trigger.sentence <= _LEAD or not trigger.rule.startswith("noun:"):
        return False
    if trigger.sentence == members[-1].sentence or same_toll(view, members, trigger):
        return False
    return bool(_OTHER_DEED.search(view.opening(trigger)))


def is_introduced(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """ "An attack on a police station", after the lead: one that was not told before."""
    noun = trigger.rule.startswith("noun:") and kind_of(trigger) != "offensive"
    if trigger.sentence <= LEAD or trigger.event_type in CRAFT or not noun:
        return False
    date = view.date(trigger)
    if same_toll(view, members, trigger) or (date and date in map(view.date, members)):
        return False
    return bool(_INDEFINITE.search(view.opening(trigger)))


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


def _is_new(trigger: Trigger) -> bool:
    """A word that says by itself what happened, not what became of it."""
    return trigger.score >= STRONG and kind_of(trigger) not in HARM
