"""The triggers of one article in groups, one for each occurrence.

An article tells an occurrence many times: headline, lead, detail, quotation. Going through the
triggers in the order of the text, each joins the group that it fits best, or opens a new one. What
the words say against it (another place, another day, another aircraft) keeps a trigger out; kind,
place, day, people and nearness speak for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from worker.domain.annotations import Annotations, Trigger
from worker.domain.kinds import (
    CrewFate,
    CrewRole,
    PlacePrecision,
    Polarity,
    Role,
)
from worker.incidents.compare import FAMILY
from worker.incidents.names import alike
from worker.incidents.proposal.aftermath import follows_from
from worker.incidents.proposal.days import NEWS, recalled, told_later
from worker.incidents.proposal.detail import with_details
from worker.incidents.proposal.headline import with_headline
from worker.incidents.proposal.likeness import cannot_be, shared_by
from worker.incidents.proposal.listed import is_of_another_item, items
from worker.incidents.proposal.next_item import apart_by_words
from worker.incidents.proposal.note import goes_on
from worker.incidents.proposal.opponents import sides_differ
from worker.incidents.proposal.parting import is_parted
from worker.incidents.proposal.planes import (
    aboard,
    died_as_pilot,
    is_wreck,
    near_degrees,
    on_the_ground,
    on_the_way,
    same_craft,
    strayed,
    told_last,
)
from worker.incidents.proposal.raids import is_raid
from worker.incidents.proposal.scenes import apart, is_point, may_hold, places_differ, within
from worker.incidents.proposal.victims import means_differ, victims_differ
from worker.incidents.proposal.view import (
    CRAFT,
    HARM,
    STRONG,
    VIOLENT,
    Group,
    View,
    is_bare_toll,
    kind_of,
    same_toll,
    same_victims,
    same_word,
    tolls_differ,
)

_JOIN = 0.8
"""A trigger joins a group from this fit on. Lower, and strikes on two towns become one; higher, and
the detail of a story is told from its lead. Measured on `incidents-dev`: 0.6 to 1.0 make no
difference beyond 0.01 of F1."""
_BARE = 0.8
"""What it says for a trigger that it has nothing of its own, and the group was told last."""
_RESUMED = 4
"""Sentences after an occurrence in which "the blast" is of it, whatever place the words name."""
_SET_APART = 1.0
"""What it says against a trigger that its own sentence tells the group beside it."""
_GOES_ON = 2
"""Sentences after which "the attack" need not be of it; "the jet" is, if none was told since."""
_EACH_SENTENCE, _FAR_OFF = 0.08, 0.8
"""What each sentence between says against a trigger, and all of them at most: long articles come
back at their end to what they began with."""
_FAR = 6
"""Sentences after which nothing goes on about what only the headline told, unless it says so."""
_OF_IT, _SURELY = 1.3, 4.0
"""What a later death fits with what was done before, and that of "him" with the fall of a jet."""


def group(text: str, annotations: Annotations) -> list[Group]:
    """The groups of an article's triggers, in the order of their first mention."""
    view = View(text, annotations)
    groups: list[Group] = []
    numbers = items(text, annotations)
    for index, trigger in enumerate(annotations.triggers):
        if trigger.polarity is Polarity.HYPOTHETICAL:
            continue
        told = ([view.trigger(i) for i in g.triggers] for g in groups)
        fits = [
            0.0 if is_of_another_item(numbers, members, trigger) else _fits(view, members, trigger)
            for members in told
        ]
        best = _best(view, groups, fits, trigger)
        if best is not None and fits[best] >= _JOIN:
            groups[best].triggers.append(index)
        else:
            groups.append(Group([index]))
    return with_details(view, with_headline(view, groups))


def _best(
    view: View, groups: Sequence[Group], fits: Sequence[float], trigger: Trigger
) -> int | None:
    """The group that a trigger fits best; a bare toll is of the one told last that it fits."""
    numbers = range(len(groups))
    if is_bare_toll(trigger):
        fitting = [n for n in numbers if fits[n] >= _JOIN]
        lasts = {n: view.trigger(groups[n].triggers[-1]) for n in fitting}
        return max(fitting, key=lambda n: (lasts[n].sentence, -lasts[n].span.start), default=None)
    return max(numbers, key=lambda n: (fits[n], n), default=None)


def _fits(view: View, members: Sequence[Trigger], trigger: Trigger) -> float:
    """How well a trigger fits those of a group; 0 or less where it does not.

    That somebody died of it is of it, whatever day or town that was.
    """
    if died_as_pilot(view, members, trigger):
        return _SURELY
    kind = _kind_fit(view, members, trigger)
    if kind <= 0:
        return 0.0
    if follows_from(view, members, trigger):
        return _OF_IT - victims_differ(view, members, trigger)
    if any(cannot_be(view, m, trigger) for m in members):
        return 0.0
    if any(same_victims(view, m, trigger) for m in members) and not _is_set_off(
        view, members, trigger
    ):
        return kind + shared_by(view, members, trigger)
    return _weighed(view, members, trigger, kind)


def _is_set_off(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether a trigger is told as of elsewhere, right behind those of a group."""
    before = [t for t in view.annotations.triggers if t.sentence < trigger.sentence]
    return bool(before) and before[-1] in members and is_parted(view, trigger)


def _weighed(view: View, members: Sequence[Trigger], trigger: Trigger, kind: float) -> float:
    """As `_fits`, by all that speaks for and against it; `kind` is what their kinds say."""
    gap = trigger.sentence - max(m.sentence for m in members)
    elsewhere = not _told_there(view, members, trigger) and any(
        _places_differ(view, m, trigger) for m in members
    )
    resumed = _resumes(trigger) and gap <= _RESUMED
    narrows = _narrows(view, members, trigger)
    if elsewhere and not resumed and not narrows:
        return 0.0
    shared = shared_by(view, members, trigger)
    fit = kind + shared - min(_EACH_SENTENCE * gap, _FAR_OFF)
    if gap > 0:
        fit -= apart_by_words(view, members, trigger, gap)
    again = trigger.anaphoric or narrows
    if gap == 0 and not again and _is_set_apart(view, members[-1], trigger):
        fit -= _SET_APART
    if gap > _FAR and not shared and all(view.paragraph(m.sentence) < 0 for m in members):
        fit -= 1.0
    near = gap <= _GOES_ON
    if (trigger.anaphoric and near) or (
        same_craft(view, trigger) and (near or told_last(view, members, trigger))
    ):
        fit += 0.5
    if trigger.anaphoric and trigger.score >= STRONG and same_word(members, trigger):
        fit += 1.0
    fit += _of_its_crew(view, members, trigger)
    fit -= _fates_differ(view, members, trigger) + victims_differ(view, members, trigger)
    fit -= means_differ(view, members, trigger)
    fit -= recalled(view, members, trigger) + told_later(view, members, trigger)
    if _goes_on(view, members, trigger):
        fit += _BARE
    if not resumed:
        fit -= sides_differ(view, members, trigger)
    return fit - _elsewhere(view, members, trigger)


def _goes_on(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether it has no victim, place or day of its own, and the group was told right before.

    "The blast" goes on about a blast only.
    """
    here = trigger.place is not None or trigger.date is not None
    if here or view.actors(trigger, Role.TARGET) or trigger.event_type in CRAFT:
        return False
    if trigger.anaphoric and trigger.score >= STRONG and not same_word(members, trigger):
        return False
    before = [t for t in view.annotations.triggers if t.span.start < trigger.span.start]
    return bool(before) and before[-1] in members


def _is_set_apart(view: View, a: Trigger, b: Trigger) -> bool:
    """Whether one sentence tells of two deeds: of other kinds, or each with a place, time or toll.

    A note of a few sentences tells of a fight with all that it was fought with.
    """
    other = FAMILY[a.event_type] != FAMILY[b.event_type] and not is_raid(view, [a], b)
    if other and len(view.annotations.sentences) > _NOTE:
        return True
    mine, theirs = view.place(a), view.place(b)
    placed = mine is not None and theirs is not None and mine.name != theirs.name
    return placed or bool(a.tolls and b.tolls) or (a.date is not None and a.date != b.date)


_NOTE = 4


def _resumes(trigger: Trigger) -> bool:
    """ "The blast" goes on about what was told; "the toll in X" is that of X."""
    return trigger.anaphoric and kind_of(trigger) not in ("toll", "murder")


def _of_its_crew(view: View, members: Sequence[Trigger], trigger: Trigger) -> float:
    """What it says for deaths told behind a plane: "the two men who died were its crew"."""
    of_crew = bool(trigger.crew) and kind_of(trigger) in HARM
    return 0.5 if of_crew and told_last(view, members, trigger) else 0.0


def _fates_differ(view: View, members: Sequence[Trigger], trigger: Trigger) -> float:
    """How much it speaks against a trigger that its pilot died where the group's lived, or so."""
    mine = _fates(view, [trigger])
    theirs = _fates(view, members)
    killed = CrewFate.KILLED
    opposed = (
        mine[r] is not theirs[r] for r in mine.keys() & theirs if killed in (mine[r], theirs[r])
    )
    return 0.7 if any(opposed) else 0.0


def _fates(view: View, triggers: Sequence[Trigger]) -> dict[CrewRole, CrewFate]:
    """What is first told of each of a crew."""
    told = [view.annotations.crew[i] for t in triggers for i in t.crew]
    return {c.role: c.fate for c in reversed(told) if c.fate in _FINAL}


_FINAL = frozenset({CrewFate.KILLED, CrewFate.RESCUED, CrewFate.SURVIVED})


def _elsewhere(view: View, members: Sequence[Trigger], trigger: Trigger) -> float:
    """How much it speaks against a trigger that it names a place that the group has not named.

    Not of planes, which are hit over one place and fall on another.
    """
    if trigger.event_type in CRAFT:
        return 0.0
    place = view.place(trigger)
    told = [p for m in members if (p := view.place(m)) is not None and is_point(p)]
    near = told and all(p.precision is PlacePrecision.NEAR for p in told)
    if (
        near
        and not tolls_differ(view, members, trigger)
        and trigger.sentence <= NEWS
        and trigger.event_type in {m.event_type for m in members}
    ):
        return 0.0  # "outside the capital": the village itself comes later
    if place is None or not is_point(place):
        return 0.0
    if any(may_hold(place, p) or may_hold(p, place) for p in told):
        return 0.0
    if not told:
        return _PLACE_APART if _is_another_kind(members, trigger) else 0.0
    if any(alike(place.name, p.name) for p in told) or same_toll(view, members, trigger):
        return 0.0
    if _narrows(view, members, trigger):
        return 0.0
    return _PLACE_APART + _TOLL_APART * tolls_differ(view, members, trigger)


def _is_another_kind(members: Sequence[Trigger], trigger: Trigger) -> bool:
    """A deed of another kind, told further on and at a place: "wounded in shelling on X"."""
    kinds = {FAMILY[m.event_type] for m in members}
    gap = trigger.sentence - members[-1].sentence
    return trigger.score >= STRONG and FAMILY[trigger.event_type] not in kinds and gap > 1


def _told_there(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether the group was first told of the place of the trigger, though later of one in it."""
    place = view.place(trigger)
    first = next((p for m in members if (p := view.place(m)) is not None and is_point(p)), None)
    return first is not None and place is not None and alike(place.name, first.name)


def _narrows(view: View, members: Sequence[Trigger], trigger: Trigger) -> bool:
    """ "The village of X near Y", "X, in the Y region", where "Y" was all that the lead told.

    What no gazetteer knows is a quarter or a village of what was told.
    """
    if goes_on(view, members, trigger):
        return True
    place, told = view.place(trigger), [p for m in members if (p := view.place(m)) and is_point(p)]
    words = view.sentence(trigger)
    if trigger.sentence == members[-1].sentence or not told or place is None or not is_point(place):
        return False
    gap = trigger.sentence - members[-1].sentence
    if trigger.sentence > NEWS and (gap > 1 or not any((p.name or "-") in words for p in told)):
        return False
    if FAMILY[trigger.event_type] not in {FAMILY[m.event_type] for m in members}:
        return False  # "hours after a gunfight in Y, a blast in X"
    if tolls_differ(view, members, trigger) or any(apart(place.admin1, p.admin1) for p in told):
        return False
    unknown = place.latitude is None and place.admin1 is None
    return unknown or all((p.name or "") in words or within(place, p) for p in told)


_TOLL_APART = 0.5
_PLACE_APART = 1.0
"""Measured on `incidents-dev`: from 0.8 on two strikes in one report stay two."""


def _kind_fit(view: View, members: Sequence[Trigger], trigger: Trigger) -> float:
    """How well the kinds go together, by what the group is about."""
    telling = [m for m in members if m.score >= STRONG] or list(members)
    families = {FAMILY[m.event_type] for m in telling}
    family = FAMILY[trigger.event_type]
    if any(m.event_type is trigger.event_type for m in telling):
        return 1.6
    if family in families:
        return 1.4
    if aboard(view, members, trigger) or on_the_way(view, members, trigger):
        return 1.2
    if strayed(members, trigger) or on_the_ground(members, trigger):
        return 1.2
    if is_raid(view, members, trigger):
        return 1.0
    violent = family in VIOLENT and bool(families & VIOLENT)
    if not violent:
        return 0.0
    harm = kind_of(trigger) in HARM or all(kind_of(m) in HARM for m in members)
    if harm:
        return 1.3
    if trigger.score < STRONG or all(m.score < STRONG for m in members) or trigger.anaphoric:
        return 1.0
    gap = trigger.sentence - members[-1].sentence
    if gap > 1 or _opens_news(view, trigger):
        return 0.2
    headline = view.paragraph(members[-1].sentence) < 0
    return 0.9 if headline or not gap or trigger.place is None else 0.6


def _opens_news(view: View, trigger: Trigger) -> bool:
    """ "Clashes took place …": a sentence that starts with a deed of another kind."""
    start = view.annotations.sentences[trigger.sentence].span.start
    return trigger.span.start == start and kind_of(trigger) == "clash"


def _places_differ(view: View, a: Trigger, b: Trigger) -> bool:
    """Whether the places cannot be one; one toll is told of two names for places of a province."""
    mine, theirs = view.place(a), view.place(b)
    if is_wreck(view, a) or is_wreck(view, b):
        return False
    if not places_differ(mine, theirs, near=near_degrees(a, b)):
        return False
    assert mine is not None and theirs is not None  # noqa: S101, PT018
    if b.anaphoric and mine.precision is PlacePrecision.NEAR:
        return False  # "south of the capital"; "the blast was in X", maybe beyond the border
    known = {x.name for x in (mine, theirs) if x.latitude is not None}
    differ = len(known) > 1 or apart(mine.admin1, theirs.admin1)
    return differ or not same_toll(view, [a], b)
