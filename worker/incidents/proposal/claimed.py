"""Which occurrence a claim is about.

1. its own     those of its sentence that it tells of, else all of its sentence
2. named       in a sentence that tells none, the last one of the kind that its words name: "the
               pilot is alive" is said of a downing, not of the raid told in between
3. the last    else the one told last
4. several     "claimed both attacks": as many of those told last
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from worker.domain.annotations import ClaimMention
from worker.domain.kinds import EventType, Stance
from worker.incidents.proposal.slots import Slots
from worker.incidents.proposal.view import AIR, View

_CUES: dict[re.Pattern[str], frozenset[EventType]] = {
    re.compile(
        r"\b(?:(?:co-?)?pilots?|navigator|crew|(?:war)?planes?|jets?|aircraft|airliner|helicopters?"
        r"|black boxe?s?|crash(?:ed)?|down(?:ing|ed)|(?:shot|brought) (?:\w+ )?down)\b",
        re.IGNORECASE,
    ): AIR | {EventType.AIRCRAFT_DESTROYED, EventType.AIRSPACE_VIOLATION},
    re.compile(
        r"\b(?:(?:poison(?:ous)?|nerve|mustard|toxic) (?:gas|agents?)|using gas|sarin|chlorine"
        r"|chemical (?:weapons?|arms|attacks?|shells?|agents?))\b",
        re.IGNORECASE,
    ): frozenset({EventType.CHEMICAL_ATTACK}),
    re.compile(r"\b(?:hostages?|captives?|kidnap\w*|abduct\w*|ransom)\b", re.IGNORECASE): (
        frozenset({EventType.ABDUCTION})
    ),
    re.compile(
        r"\b(?:car bombs?|suicide|bomb(?:ing|ers?|s)?|blasts?|explosions?)\b", re.IGNORECASE
    ): frozenset({EventType.BOMBING, EventType.SUICIDE_ATTACK, EventType.AIR_STRIKE}),
}
"""Words that only occurrences of some kinds are told with."""
_FREED = re.compile(
    r"\b(?:free|freed|freeing|rescued?|rescuing|extract(?:ed|ion))\b", re.IGNORECASE
)
"""Told of a rescue before all else, as it is of a pilot or of hostages."""
_SEVERAL = re.compile(
    r"\b(?P<both>both(?! (?:sides|men|women|pilots|victims)\b))\b"
    r"|\b(?:all|the) (?P<many>two|three|four|five)"
    r" (?:attacks|bombings|blasts|raids|strikes|killings|ambushes|explosions|kidnappings)\b",
    re.IGNORECASE,
)
_MANY = {"two": 2, "three": 3, "four": 4, "five": 5}
_NEAR = 2
"""Sentences from an occurrence to a claim that is taken to be about it."""


def assign_claims(view: View, groups: Sequence[Slots]) -> list[list[int]]:
    """The claims of each group, by index."""
    assigned: list[list[int]] = [[] for _ in groups]
    for index, claim in enumerate(view.annotations.claims):
        for number in _told_by(view, claim, groups):
            assigned[number].append(index)
    return assigned


def _told_by(view: View, claim: ClaimMention, groups: Sequence[Slots]) -> list[int]:
    sentence = claim.sentence
    words = view.annotations.sentences[sentence].span.of(view.text)
    before = _told_before(groups, sentence)
    here = [n for n, slots in enumerate(groups) if sentence in slots.sentences]
    if many := _several(view, claim, groups, before):
        return many
    if here:
        told = [n for n in here if any(t.span in claim.told for t in groups[n].triggers)]
        if claim.stance is Stance.DENIES:  # "denied that any plane was hit": the one just told
            told += [
                n for n, g in enumerate(groups) if sentence - 1 in g.sentences and n not in here
            ]
        return _of_the_fallen(words, groups, told or here, before) or told or here
    return _named(words, groups, before) or [0][: len(groups)]


def _told_before(groups: Sequence[Slots], sentence: int) -> list[int]:
    """The groups told up to a sentence, the one told last first."""
    last = {
        n: max(s for s in slots.sentences if s <= sentence)
        for n, slots in enumerate(groups)
        if slots.sentences[0] <= sentence
    }
    return sorted(last, key=lambda n: (-last[n], n))


def _named(words: str, groups: Sequence[Slots], before: Sequence[int]) -> list[int]:
    """The last of the kinds that a sentence names, else the last."""
    freed = [n for n in before if groups[n].event_type() is EventType.RESCUE]
    if freed and _FREED.search(words):
        return freed[:1]
    kinds = frozenset().union(*(kinds for cue, kinds in _CUES.items() if cue.search(words)))
    alike = [n for n in before if groups[n].event_type() in kinds]
    return (alike or list(before))[:1]


def _of_the_fallen(
    words: str, groups: Sequence[Slots], here: Sequence[int], before: Sequence[int]
) -> list[int]:
    """ "A man of the crew was hurt": said of the downing, though told as if of the fighting."""
    kinds = {groups[n].event_type() for n in here}
    if kinds & _FLOWN or not _FALLEN.search(words):
        return []
    return [n for n in before if groups[n].event_type() in AIR][:1]


_FLOWN = AIR | {
    EventType.AIRCRAFT_DESTROYED,
    EventType.AIRSPACE_VIOLATION,
    EventType.AIR_STRIKE,
    EventType.DRONE_STRIKE,
    EventType.RESCUE,
}
_FALLEN = re.compile(
    r"\b(?:(?:co-?)?pilots?|navigator|(?:air)?crew(?!ed)|the (?:helicopter|plane|aircraft|jet)"
    r"|(?<!was )shot down)\b",
    re.IGNORECASE,
)


def _several(
    view: View, claim: ClaimMention, groups: Sequence[Slots], before: Sequence[int]
) -> list[int]:
    """ "Claimed both attacks": the two told last, unless the sentence tells one itself."""
    many = _SEVERAL.search(view.words_at(claim.span))
    own = (t for n in before for t in groups[n].triggers if t.sentence == claim.sentence)
    if many is None or claim.stance not in _OF_DEEDS or any(not t.anaphoric for t in own):
        return []
    count = _MANY.get((many["many"] or "two").lower(), 2)
    return list(before[:count]) if len(before) >= count else []


_OF_DEEDS = frozenset({Stance.CLAIMS_RESPONSIBILITY, Stance.DENIES})


def orphans(
    view: View,
    groups: Sequence[Slots],
    claims: Sequence[Sequence[int]],
    kept: Sequence[int],
    main: Sequence[int],
) -> dict[int, list[int]]:
    """The claims of what is too vague for a record, by the occurrence that they are about.

    That is the one told right before, else one of the same kind, what the report is about before
    others: "the kidnapping" at its end; or the only one; else what the report is about.
    """
    held = {index for n in kept for index in claims[n]}
    adopted: defaultdict[int, list[int]] = defaultdict(list)
    for index in sorted({index for found in claims for index in found} - held):
        sentence = view.annotations.claims[index].sentence
        told = [(s, n) for n in kept for s in groups[n].sentences if 0 <= sentence - s <= _NEAR]
        if not told:
            vague = {groups[n].event_type() for n, found in enumerate(claims) if index in found}
            alike = [n for n in kept if len(kept) == 1 or groups[n].event_type() in vague]
            alike = [n for n in alike if n in main][:1] or alike or list(main[:1])
            begun = [(groups[n].sentences[0], n) for n in alike]
            told = [(s, n) for s, n in begun if s < sentence]
        if told:
            adopted[max(told)[1]].append(index)
    return adopted
