"""Annotations to candidates: one for each occurrence that an article reports.

1. group      triggers that tell one occurrence                          `grouping`
2. fill       the slots, each with the spans that gave it                `slots`
3. claims     to the occurrence that they are about                      `claimed`
4. keep       what is specific enough that another article could report it
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from worker.domain.annotations import Annotations, TimeRelation
from worker.domain.article import Article
from worker.domain.incident import Candidate, SourceReport
from worker.domain.kinds import (
    ARMED,
    ActorKind,
    DatePrecision,
    PlacePrecision,
    Polarity,
    Role,
    Salience,
    Stance,
)
from worker.domain.sketch import sketch
from worker.incidents.proposal.air import as_air, crews
from worker.incidents.proposal.casualties import unowned
from worker.incidents.proposal.claimants import with_claimants
from worker.incidents.proposal.claimed import assign_claims, orphans
from worker.incidents.proposal.codes import acled_code, plover_code
from worker.incidents.proposal.dating import opens_with_news
from worker.incidents.proposal.exact import named
from worker.incidents.proposal.fleet import as_fleet
from worker.incidents.proposal.grouping import group
from worker.incidents.proposal.listed import as_list
from worker.incidents.proposal.particulars import assign
from worker.incidents.proposal.setting import as_set
from worker.incidents.proposal.several import as_several
from worker.incidents.proposal.slots import Slots
from worker.incidents.proposal.summary import summarize
from worker.incidents.proposal.view import HARM, STRONG, View, kind_of

_RECALLED = re.compile(
    r"\b(?:days (?:earlier|after)|(?:weeks?|months?|years?) (?:earlier|ago)"
    r"|last (?:year|month|week)|in recent (?:weeks|months|years)|previous(?:ly)?|since then"
    r"|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)


_LATELY = re.compile(r"\blast week\b", re.IGNORECASE)
"""What a lead tells of is its news, though a week old."""


def propose(article: Article, annotations: Annotations) -> tuple[Candidate, ...]:
    """The candidates of an article, in the order of their first mention."""
    text = article.text
    listed = as_several(text, as_fleet(text, as_list(text, annotations)))
    view = View(article.text, as_air(article.text, listed))
    found = group(article.text, view.annotations)
    view = View(article.text, as_set(view.annotations, found))
    groups = [
        Slots(article, view, *parts)
        for parts in zip(found, unowned(view, found), crews(view, found), strict=True)
    ]
    claims = assign_claims(view, groups)
    sketched = sketch(article.text) if groups else None
    candidates = [_candidate(slots, claims[n], sketched) for n, slots in enumerate(groups)]
    told = assign(view.annotations, candidates, [slots.sentences for slots in groups])
    candidates = [replace(c, particulars=p) for c, p in zip(candidates, told, strict=True)]
    kept = [n for n, slots in enumerate(groups) if _is_specific(candidates[n], slots)]
    main = [n for n in kept if candidates[n].salience is Salience.MAIN]
    for n, more in orphans(view, groups, claims, kept, main).items():
        candidates[n] = _with_claims(candidates[n], groups[n], [*claims[n], *more])
    return tuple(candidates[n] for n in kept)


def _with_claims(candidate: Candidate, slots: Slots, claims: Sequence[int]) -> Candidate:
    found = slots.claims(claims)
    return replace(candidate, claims=found, source=_source(slots, candidate.source.sketch))


def _candidate(slots: Slots, claims: Sequence[int], sketched: str | None) -> Candidate:
    kind = slots.event_type()
    date, location = slots.date(), named(slots.location())
    told = [slots.view.annotations.claims[i] for i in claims]
    actors = with_claimants(slots.view, slots.actors(), told)
    aircraft, weapons = slots.aircraft(kind), slots.weapons()
    crew = slots.crew(kind)
    casualties = slots.casualties(kind, crew, location)
    return Candidate(
        event_type=kind,
        plover=plover_code(kind, weapons),
        acled=acled_code(kind, actors, weapons),
        summary=summarize(kind, date, location, actors, aircraft, casualties),
        salience=_salience(slots),
        polarity=_polarity(slots),
        date=date,
        location=location,
        actors=actors,
        aircraft=aircraft,
        weapons=weapons,
        casualties=casualties,
        crew=crew,
        claims=slots.claims(claims),
        confidence=_confidence(slots),
        source=_source(slots, sketched),
    )


def _polarity(slots: Slots) -> Polarity:
    """Denied only where no sentence asserts it."""
    found = {t.polarity for t in slots.triggers}
    return Polarity.ASSERTED if Polarity.ASSERTED in found else Polarity.DENIED


def _salience(slots: Slots) -> Salience:
    """Main if the title or lead tells it as news."""
    if not slots.in_lead:
        return Salience.BACKGROUND
    first = slots.view.sentence(slots.triggers[0])
    recalled = bool(_RECALLED.search(first)) and slots.sentences[0] > 0
    if slots.sentences[0] <= 1 and _LATELY.search(first):
        recalled = False
    return Salience.BACKGROUND if recalled else Salience.MAIN


def _confidence(slots: Slots) -> float:
    """How sure the rules are: the surest trigger, more for each further sentence that tells it."""
    surest = max(t.score for t in slots.triggers)
    told = len(slots.sentences)
    return round(min(0.99, surest + 0.03 * (told - 1)), 2)


def _source(slots: Slots, sketched: str | None) -> SourceReport:
    article = slots.article
    sentences = slots.view.annotations.sentences
    return SourceReport(
        article_id=article.article_id,
        fingerprint=article.fingerprint,
        url=article.url,
        publisher=article.publisher.name or article.publisher.domain,
        published_at=article.published_at,
        title=article.title,
        sketch=sketched,
        spans=tuple(sentences[s].span for s in slots.sentences),
        slots={
            "event_type": tuple(t.span for t in slots.triggers),
            **{name: tuple(spans) for name, spans in sorted(slots.spans.items())},
        },
    )


def _is_specific(candidate: Candidate, slots: Slots) -> bool:
    """Whether a second article could report the same: it is placed, or dated, or counted."""
    if candidate.polarity is Polarity.DENIED and not _is_disputed(candidate, slots):
        return False
    if _is_of_old(candidate, slots) or _is_in_passing(candidate, slots):
        return False
    if (dead := candidate.casualties.killed) is not None and dead.low >= _OF_A_WAR:
        return False
    tolls = [t for t in (candidate.casualties.killed, candidate.casualties.injured) if t]
    if tolls and not any(t.high for t in tolls) and all(kind_of(t) in HARM for t in slots.triggers):
        return False  # "nobody was hurt", and nothing that could have hurt anybody
    placed = candidate.location is not None and (
        candidate.location.precision < PlacePrecision.COUNTRY
        or candidate.location.precision is PlacePrecision.SEA_OR_AIRSPACE
    )
    told_place = "location" in candidate.source.slots and any(
        t.place is not None for t in slots.triggers
    )
    times = [slots.view.annotations.dates[t.date] for t in slots.triggers if t.date is not None]
    exact = [m.date.precision for m in times if m.relation is not TimeRelation.SINCE]
    dated = any(p <= DatePrecision.WEEK for p in exact)
    counted = bool(tolls)
    named = any(a.role in (Role.TARGET, Role.VICTIM, Role.INITIATOR) for a in candidate.actors)
    flown = bool(candidate.crew) or any(a.model or a.operator for a in candidate.aircraft)
    points = placed + told_place + 2 * dated + 2 * counted + (named or flown)
    points += slots.in_lead and named
    modelled = any(a.model and a.operator for a in candidate.aircraft)
    points += (1 + modelled) * (DatePrecision.MONTH in exact)
    known = any(a.model for a in candidate.aircraft)
    points += 2 * (bool(candidate.crew) and known)  # "the four in the Sea King were picked up"
    points += _has_both_sides(candidate, slots)
    points += 2 * slots.of_one_person
    if slots.in_lead and (points >= 2 or _is_short(slots)):
        return True
    return points >= 3


def _is_of_old(candidate: Candidate, slots: Slots) -> bool:
    """Whether it is history, which nobody alive reports."""
    day, date = slots.view.annotations.told_on, candidate.date
    return day is not None and date is not None and day.year - date.end.year > _LIFETIME


def _is_in_passing(candidate: Candidate, slots: Slots) -> bool:
    """Whether an opinion, or what else opens with no news, mentions it without a time."""
    timeless = candidate.date is None and not slots.in_lead
    known = slots.view.annotations.told_on is not None
    return timeless and known and not opens_with_news(slots.view)


_LIFETIME = 100
"""Years after which what happened is history."""


def _has_both_sides(candidate: Candidate, slots: Slots) -> bool:
    """Whether it says who did what to whom, in a word that tells a deed by itself."""
    telling = any(t.score >= STRONG and not t.anaphoric for t in slots.triggers)
    did = any(a.role is Role.INITIATOR and a.kind in _DOERS for a in candidate.actors)
    return telling and did and any(a.role in (Role.TARGET, Role.VICTIM) for a in candidate.actors)


_DOERS = ARMED | {ActorKind.STATE}
_OF_A_WAR = 100_000
"""The dead from which a toll is that of a siege or a war, not of one thing that happened."""


def _is_disputed(candidate: Candidate, slots: Slots) -> bool:
    """Whether somebody speaks of it where it is told to be untrue, or denies it elsewhere."""
    told = [slots.view.annotations.sentences[s].span for s in slots.sentences]
    return any(
        c.stance is Stance.DENIES or (c.evidence and any(s.contains(c.evidence.span) for s in told))
        for c in candidate.claims
    )


def _is_short(slots: Slots) -> bool:
    """A note of a few sentences tells of nothing else than what it is about."""
    return len(slots.view.annotations.sentences) <= _SHORT


_SHORT = 4
