"""The values of an occurrence from the triggers that tell it, each with the spans that gave it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from worker.domain.annotations import (
    Harm,
    Trigger,
)
from worker.domain.article import Article
from worker.domain.incident import (
    Actor,
    Aircraft,
    Casualties,
    Claim,
    ClaimEvidence,
    CrewMember,
    DateRange,
    Location,
    Weapon,
)
from worker.domain.kinds import (
    About,
    CrewFate,
    EventType,
    PlacePrecision,
    Stance,
)
from worker.domain.text import Span
from worker.incidents.proposal.aftermath import of_the_deed
from worker.incidents.proposal.air import air_type
from worker.incidents.proposal.casualties import count, own_tolls
from worker.incidents.proposal.craft import FLOWN, aircraft_of, fate_by_toll
from worker.incidents.proposal.dating import date_of, is_history
from worker.incidents.proposal.elsewhere import told_here
from worker.incidents.proposal.exact import more_exact, vagueness
from worker.incidents.proposal.means import type_by_means, weapons_of
from worker.incidents.proposal.note import in_province, in_province_of_note, is_answered
from worker.incidents.proposal.only import only_place
from worker.incidents.proposal.sides import sides_of
from worker.incidents.proposal.town import town_around
from worker.incidents.proposal.victims import persons
from worker.incidents.proposal.view import CRAFT, HARM, LEAD, STRONG, Group, View, kind_of


@dataclass(slots=True)
class Slots:
    """Fills the slots of one group; `spans` collects what gave each value.

    `more` are tolls, by index, that no trigger owns; `crews` fates, by index.
    """

    article: Article
    view: View
    group: Group
    more: Sequence[int] = ()
    crews: Sequence[int] = ()
    spans: dict[str, list[Span]] = field(default_factory=dict)

    @property
    def triggers(self) -> list[Trigger]:
        """The triggers of the group, in the order of the text."""
        return [self.view.trigger(i) for i in self.group.triggers]

    @property
    def own(self) -> list[Trigger]:
        """Those without what tells it again below."""
        return [self.view.trigger(i) for i in self.group.own]

    @property
    def heading(self) -> list[Trigger]:
        """The triggers of a headline that announces it."""
        return [self.view.trigger(i) for i in self.group.heading]

    @property
    def sentences(self) -> list[int]:
        """The sentences that tell the occurrence."""
        return sorted({t.sentence for t in (*self.heading, *self.triggers)})

    @property
    def in_lead(self) -> bool:
        """Whether the title or the first sentences tell it."""
        return self.sentences[0] < LEAD

    @property
    def of_one_person(self) -> bool:
        """Whether it says by name who was killed or taken."""
        return bool(persons(self.view, self.triggers))

    def _note(self, slot: str, span: Span) -> None:
        spans = self.spans.setdefault(slot, [])
        if span not in spans:
            spans.append(span)

    def event_type(self) -> EventType:
        """The type that tells most: of the surest triggers, the most frequent, the first."""
        triggers = self.triggers
        if max(t.score for t in triggers) < STRONG:
            triggers = [*self.heading, *triggers]
        surest = max(t.score for t in triggers)
        sure = [t for t in triggers if t.score >= min(surest, 0.8)]
        from_afar = [t.event_type for t in triggers if t.event_type in _FROM_AFAR]
        kinds = [from_afar[0] if from_afar and _is_bare_bombing(t) else t.event_type for t in sure]
        if any(t.event_type is EventType.SUICIDE_ATTACK for t in self.triggers):
            return EventType.SUICIDE_ATTACK
        if EventType.CHEMICAL_ATTACK in kinds:
            return EventType.CHEMICAL_ATTACK
        if (air := air_type(self.view, self.triggers)) is not None:
            return air
        vague = _BY_DEFAULT if surest < STRONG else frozenset()
        told = [t.event_type for t in triggers if not _is_bare(t)]
        if surest < STRONG and told:
            kinds = told
        kind = max(
            kinds,
            key=lambda k: (kinds.count(k), k not in vague, _detailed(sure, k), -kinds.index(k)),
        )
        if kind in _BY_HAND and surest < STRONG:
            return type_by_means(self.view, triggers) or kind
        if kind in _ANSWERABLE and is_answered(self.view):
            return EventType.ARMED_CLASH
        return EventType.ARMED_ATTACK if self._is_deadly_raid(kind) else kind

    def _is_deadly_raid(self, kind: EventType) -> bool:
        """Whether people were killed and others taken: an attack, if the dead are told first."""
        first = self.triggers[0]
        tolls = [self.view.annotations.tolls[i] for i in first.tolls]
        dead = any(t.harm is Harm.KILLED and t.low and t.span < first.span for t in tolls)
        return kind is EventType.ABDUCTION and dead

    def date(self) -> DateRange | None:
        """When it happened, with the words that say so."""
        found = date_of(self.article, self.view, [*self.heading, *self.triggers])
        if found.span is not None:
            self._note("date", found.span)
        return found.date

    def location(self) -> Location | None:
        """The most exact place of a telling sentence or its headline, else one told around it."""
        location = self._place_told()
        town = town_around(self.view, self.sentences, location) if location else None
        if town is None:
            return location
        place = self.view.annotations.places[town]
        self._note("location", place.span)
        return place.location

    def _place_told(self) -> Location | None:
        """As `location`, which may be no more than a county."""
        places = self.view.annotations.places
        done = of_the_deed(self.view, self.own)
        told = [t.place for t in done if t.place is not None]
        announced = [t.place for t in self.heading if t.place is not None]
        sure = {t.place for t in self.triggers if t.score >= STRONG}
        for found in (told, [i for i in announced if places[i].locative]):
            index = min(
                found,
                key=lambda i: (*self._rank(places[i].location), i not in sure, found.index(i)),
                default=None,
            )
            if index is not None and vagueness(places[index].location) < 2:
                index = more_exact(self.view, index)
                self._note("location", places[index].span)
                location = in_province(places[index].location, (places[i].location for i in found))
                return in_province_of_note(self.view, location)
        around = self._place_around()
        if around is not None:
            return around
        if told or announced:
            index = min(told or announced, key=lambda i: places[i].location.country_code is None)
            self._note("location", places[index].span)
            return places[index].location
        return self._only_place() or self._country_of_article()

    def _rank(self, location: Location) -> tuple[float, bool]:
        """How vague a place is, and whether it is none of the country the article speaks for."""
        abroad = location.country_code != self.view.annotations.country_code
        return vagueness(location), abroad

    def _only_place(self) -> Location | None:
        """The place that the article tells of alone; not for what happened long before."""
        date = self.date()
        if date is not None and is_history(self.view, date):
            return None
        place = only_place(self.view)
        if place is None:
            return None
        self._note("location", place.span)
        return place.location

    def _country_of_article(self) -> Location | None:
        """Else the country that most of the article speaks for, by names and nationalities."""
        code = self.view.annotations.country_code
        return Location(PlacePrecision.COUNTRY, country_code=code) if code else None

    def _place_around(self) -> Location | None:
        """A place of the telling sentences, of those before, or of the lead."""
        places = self.view.annotations.places
        sentences = self.view.annotations.sentences
        first, last = self.triggers[0].sentence, max(t.sentence for t in [*self.heading, *self.own])
        own = [i for i, p in enumerate(places) if self._inside(p.span)]
        start, end = sentences[max(0, first - 2)].span.start, sentences[last].span.end
        near = [i for i, p in enumerate(places) if start <= p.span.start < end]
        lead = [i for i, p in enumerate(places) if p.span.start < self.view.end_of_lead()]
        others = self._of_others()
        for found in (own, near, lead if self.in_lead else [], list(range(len(places)))):
            exact = [i for i in found if vagueness(places[i].location) < 2 and not places[i].actor]
            exact = [i for i in exact if places[i].locative] or exact
            certain = found is not near
            exact = [i for i in exact if self._same_country(places[i].location, certain)]
            exact = [i for i in exact if found is own or i not in others]
            if exact:
                index = exact[0] if found is own or found is lead else exact[-1]
                if found and len(found) == len(places) and not self.in_lead:
                    break
                self._note("location", places[index].span)
                return places[index].location
        return None

    def _of_others(self) -> set[int]:
        """Places of other occurrences, if this one is told of a region: "bombed southern Chad".

        Nor did a plane fall where somebody was hurt by something else.
        """
        places = self.view.annotations.places
        told = [places[t.place] for t in self.triggers if t.place is not None]
        vague = any(p.location.precision is PlacePrecision.VAGUE for p in told)
        flown = any(t.event_type in FLOWN | {EventType.RESCUE} for t in self.triggers)
        others = (t for t in self.view.annotations.triggers if t not in self.triggers)
        return {
            t.place
            for t in others
            if t.place is not None
            if vague or (flown and t.score < STRONG and kind_of(t) in HARM)
        }

    def _same_country(self, location: Location, certain: bool) -> bool:
        """Whether it lies in the country that a telling sentence names, or surely happened in."""
        told = {
            place.location.country_code
            for t in self.triggers
            if t.place is not None
            if (place := self.view.annotations.places[t.place]).locative or not certain
        }
        return not told - {None} or location.country_code in told

    def _inside(self, span: Span) -> bool:
        return any(
            self.view.annotations.sentences[t.sentence].span.contains(span) for t in self.own
        )

    def actors(self) -> tuple[Actor, ...]:
        """Each actor once in its role; armed ones as initiators only."""
        told = sides_of(self.view, self.triggers, self.location())
        for _, span in told:
            self._note("actors", span)
        return tuple(actor for actor, _ in told)

    def aircraft(self, kind: EventType) -> tuple[Aircraft, ...]:
        """The aircraft that it happened to, in one entry: model and owner from wherever told."""
        if kind not in FLOWN:
            return ()
        found = aircraft_of(self.view, self.triggers, self.actors(), self.location())
        if found is None:
            return ()
        aircraft, spans = found
        for span in spans:
            self._note("aircraft", span)
        return (aircraft,)

    def weapons(self) -> tuple[Weapon, ...]:
        """What it was done with, each once, however often it is called something else."""
        found: dict[str, Weapon] = {}
        for weapon, span, name in weapons_of(self.view, self.triggers, self.event_type()):
            self._note("weapons", span)
            found.setdefault(name, weapon)
        return tuple(found.values())

    def casualties(
        self, kind: EventType, crew: Sequence[CrewMember], location: Location | None
    ) -> Casualties:
        """The figures of each harm there, as ranges where the text gives more than one."""
        tolls = own_tolls(self.view, self.group, self.more)
        tolls = told_here(self.view, tolls, location)
        casualties, noted = count(self.view, tolls, kind, crew)
        for slot, spans in noted.items():
            for span in spans:
                self._note(slot, span)
        return casualties

    def crew(self, kind: EventType) -> tuple[CrewMember, ...]:
        """The fates of the crew that its sentences and those around tell."""
        if kind not in CRAFT and kind is not EventType.RESCUE:
            return ()
        told = [self.view.annotations.crew[i] for i in self.crews]
        known = [m for m in told if m.fate is not CrewFate.UNKNOWN] or told
        final: dict[CrewFate, CrewMember] = {}
        for mention in known:
            self._note("crew", mention.span)
            final.setdefault(mention.fate, CrewMember(mention.role, mention.fate, mention.count))
        if len(final) > 1:
            final.pop(CrewFate.SURVIVED, None)
        return tuple(final.values()) or self._crew_by_toll(kind)

    def _crew_by_toll(self, kind: EventType) -> tuple[CrewMember, ...]:
        found = fate_by_toll(self.view, own_tolls(self.view, self.group, self.more), kind)
        if found is None:
            return ()
        member, span = found
        self._note("crew", span)
        return (member,)

    def claims(self, indices: Iterable[int]) -> tuple[Claim, ...]:
        """The claims by index, each source once for a stance on a subject."""
        found: dict[tuple[str, Stance, About], Claim] = {}
        for index in indices:
            mention = self.view.annotations.claims[index]
            key = (mention.source.lower(), mention.stance, mention.about)
            if key not in found:
                self._note("claims", mention.span)
                evidence = ClaimEvidence(self.article.article_id, mention.span)
                found[key] = Claim(mention.source, mention.stance, mention.about, evidence)
        return tuple(found.values())


_FROM_AFAR = frozenset({EventType.AIR_STRIKE, EventType.DRONE_STRIKE, EventType.SHELLING})
_BY_HAND = frozenset({EventType.ARMED_ATTACK, EventType.ARMED_CLASH})
_BY_DEFAULT = frozenset({EventType.ARMED_ATTACK, EventType.BOMBING})
"""Types that "killed" and "attack" have where nothing says with what: of two, the other counts."""


def _detailed(triggers: Iterable[Trigger], kind: EventType) -> bool:
    """Whether a type is told with a place or a toll: of two told once each, it counts before.

    "Under cover of air strikes" is told beside the shelling that wounded two in a town.
    """
    return any(t.tolls or t.place is not None for t in triggers if t.event_type is kind)


_ANSWERABLE = frozenset({EventType.SHELLING, EventType.BOMBING})


def _is_bare_bombing(trigger: Trigger) -> bool:
    """ "The convoy was bombed": from the air or with a bomb, it does not say."""
    return trigger.event_type is EventType.BOMBING and kind_of(trigger) == "bomb"


def _is_bare(trigger: Trigger) -> bool:
    """ "Six others were hurt": says nothing of how."""
    return trigger.event_type is EventType.ARMED_ATTACK and kind_of(trigger) in HARM
