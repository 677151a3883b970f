"""What a source says, weighed by its side: its own deed, a charge, a confirmation, a toll.

What it tells of its own side's deed it claims; whom it names for the deed of another it accuses.
The losses of a foe are its word alone, its own losses it concedes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from worker.domain.annotations import ActorMention, TollMention, Trigger
from worker.domain.kinds import IRREGULAR, About, ActorKind, EventType, Polarity, Role, Stance
from worker.nlp.claims.own_deeds import (
    hails,
    of_fighters,
    of_its_deed,
    of_itself,
    we_did,
)
from worker.nlp.claims.sources import is_count, speaks_of_some, verbs
from worker.nlp.claims.speaker import Speaker
from worker.nlp.claims.stances import (
    blames,
    hedges,
    tells_of_it,
    tells_past,
    unharmed,
)
from worker.nlp.text.document import Token

Reading = tuple[Stance, About]
_LOSSES = re.compile(
    r"\b(?:killed|casualties|losses|wounded|dead|died|eliminated)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the words of a source are about: occurrences and tolls of a sentence.

    `acted` are those who did what was told last, for a sentence that names nobody; `boasted`:
    somebody claims to have brought down the aircraft that it tells of.
    """

    triggers: Sequence[Trigger]
    tolls: Sequence[TollMention]
    acted: Sequence[ActorMention] = ()
    boasted: bool = False

    def only(self, trigger: Trigger) -> Told:
        """One of the occurrences."""
        return replace(self, triggers=[trigger])


@dataclass(frozen=True, slots=True)
class _Statement:
    """What a source says by a word, with whom it names as doers.

    `excused`: an aircraft came down by itself; `own`: a deed of its own side; `doubtful`: in its
    word alone; `sided`: of what its own side or a foe has done.
    """

    token: Token
    speaker: Speaker
    told: Told
    initiators: Sequence[ActorMention]
    excused: bool
    own: bool
    doubtful: bool
    sided: bool


def boasts(stance: Stance, triggers: Sequence[Trigger]) -> bool:
    """ "Claimed to have shot down the jet": whose owners say it had a fault deny that."""
    downed = any(t.event_type in _DOWNINGS for t in triggers)
    return stance is Stance.CLAIMS_RESPONSIBILITY and downed


def justifies(told: Told) -> bool:
    """ "It had entered our airspace": why a side shot at what it tells of."""
    kinds = {t.event_type for t in told.triggers}
    return EventType.AIRSPACE_VIOLATION in kinds and kinds <= _INTRUDED


class Weigher:
    """Weighs the words of the sources of one document; `actors` are those of its triggers."""

    def __init__(self, actors: Sequence[ActorMention]) -> None:
        self._actors = actors

    def doers(self, triggers: Sequence[Trigger]) -> list[ActorMention]:
        """Those who did what can be held against somebody: not a thing, nobody for a crash."""
        return self._doers([t for t in triggers if t.event_type not in _BLAMELESS])

    def _doers(self, triggers: Sequence[Trigger]) -> list[ActorMention]:
        return [a for a in self._of_role(triggers, Role.INITIATOR) if not _is_thing(a)]

    def accuses_somebody(self, speaker: Speaker, told: Told) -> bool:
        """Whether another than the source's own side is named for what it speaks of."""
        doers = self.doers(told.triggers)
        return any(_is_somebody(a, speaker) and not speaker.is_of(a) for a in doers)

    def weigh(self, token: Token, speaker: Speaker, told: Told) -> Iterator[Reading]:
        """The stances of a source that reports by a word of saying."""
        if justifies(told) and any(speaker.is_of(a) for a in told.acted):
            yield Stance.CLAIMS_RESPONSIBILITY, About.RESPONSIBILITY
        elif speaker.official and unharmed(token):
            yield Stance.DENIES, About.CASUALTIES
        elif not told.triggers and not told.tolls:
            yield from _of_the_last(token, speaker, told)
        elif told.triggers and all(t.polarity is Polarity.DENIED for t in told.triggers):
            yield Stance.DENIES, About.OCCURRENCE  # "there was no bombing"
        else:
            said = self._statement(token, speaker, told)
            yield from _of_occurrence(said)
            if said.excused or self._is_downed_by_thing(said):
                yield Stance.ALLEGES, About.CAUSE
            if said.excused:
                yield from of_no_downing(speaker, told)
            yield from self._of_toll(said)

    def _statement(self, token: Token, speaker: Speaker, told: Told) -> _Statement:
        initiators = self._blamed(told.triggers, speaker)
        claimed = token.lower_ in verbs("claim") | verbs("allege")
        excused = tells_cause(token, told.triggers)
        own = not excused and self._is_own(token, speaker, told, initiators)
        if not own and not excused and claimed and not initiators:
            own = speaker.belligerent and bool(told.triggers or (speaker.irregular and told.tolls))
        sided = speaker.belligerent and bool(initiators) and not speaker.media
        if sided and speaker.official:  # which confirms what its own foes at home did
            sided = own or not all(_is_foe_at_home(a, speaker) for a in initiators)
        doubtful = claimed or speaker.partial
        return _Statement(token, speaker, told, initiators, excused, own, doubtful, sided)

    def _of_toll(self, said: _Statement) -> Iterator[Reading]:
        foes = self._counts_foes(said)
        if not said.told.tolls and not (
            (said.own or foes) and _LOSSES.search(said.token.sent.text)
        ):
            return
        partial = said.doubtful or said.sided or said.own or foes
        yield (Stance.ALLEGES if partial else Stance.CONFIRMS), About.CASUALTIES

    def _counts_foes(self, said: _Statement) -> bool:
        """Whether a side tells of the losses of another side, or a group of any but its own."""
        speaker = said.speaker
        if not speaker.belligerent:
            return False
        hit = self._of_role(said.told.triggers, Role.TARGET)
        if speaker.irregular:
            return (
                bool(said.told.tolls)
                and not any(speaker.is_of(a) for a in hit)
                and not of_itself(said.token)
            )
        others = {a.country_code for a in hit} - {None}
        return bool(speaker.sides and others) and not others & speaker.sides

    def _blamed(self, triggers: Sequence[Trigger], speaker: Speaker) -> list[ActorMention]:
        """Who can be blamed; by the media of a side also for a rescue."""
        calm = _BLAMELESS - {EventType.RESCUE} if speaker.media else _BLAMELESS
        return self._doers([t for t in triggers if t.event_type not in calm])

    def _is_downed_by_thing(self, said: _Statement) -> bool:
        """ "A 57mm gun hit the jet": no one is blamed, and a cause is told."""
        if said.own or said.initiators:
            return False
        downed = [t for t in said.told.triggers if t.event_type in _DOWNINGS]
        return any(map(_is_thing, self._of_role(downed, Role.INITIATOR)))

    def _of_role(self, triggers: Sequence[Trigger], role: Role) -> list[ActorMention]:
        return [self._actors[r.actor] for t in triggers for r in t.roles if r.role is role]

    def _is_own(
        self, token: Token, speaker: Speaker, told: Told, initiators: Sequence[ActorMention]
    ) -> bool:
        """Whether a source tells of a deed of its own side."""
        triggers = told.triggers
        if triggers and all(t.event_type in _BLAMELESS for t in triggers):
            return False
        if any(speaker.is_of(a) for a in initiators) or _are_its_own(speaker, initiators):
            return True
        did = we_did(token)
        if did is not None and any(t.span.start <= did.idx < t.span.end for t in triggers):
            return True
        if not triggers or not speaker.belligerent:
            return False
        if of_itself(token):
            return True
        if initiators:
            return False
        if self._is_of_last(speaker, told) or (speaker.irregular and of_fighters(token)):
            return True
        if hails(token) and not any(speaker.is_of(a) for a in self._of_role(triggers, Role.TARGET)):
            return True
        fought = [t for t in triggers if t.event_type in _FOUGHT]
        return not _tells_of_him(token, told) and self._is_fought(speaker, fought)

    def _is_of_last(self, speaker: Speaker, told: Told) -> bool:
        """ "Its jets hit a ship. … The raid was at noon, the army said": a deed told before."""
        hit = self._of_role(told.triggers, Role.TARGET)
        if any(
            speaker.is_of(a) or (a.kind is ActorKind.STATE_FORCE) is speaker.official for a in hit
        ):
            return False
        echoes = all(t.anaphoric for t in told.triggers)
        return echoes and any(speaker.is_of(a) for a in told.acted)

    def _is_fought(self, speaker: Speaker, fought: Sequence[Trigger]) -> bool:
        """Whether those who were hit are foes, whom nobody else is told to have hit."""
        hit = self._of_role(fought, Role.TARGET)
        if speaker.army and any(_is_foreign_downing(t, hit, speaker) for t in fought):
            return True
        if any(a.kind is ActorKind.STATE_FORCE for a in hit) == speaker.official:
            return False
        return any(speaker.fights(a) for a in hit)


def _of_occurrence(said: _Statement) -> Iterator[Reading]:
    if said.own:
        yield Stance.CLAIMS_RESPONSIBILITY, About.RESPONSIBILITY
    elif any(_is_somebody(a, said.speaker) for a in said.initiators) or _is_of_foe(said):
        yield Stance.ALLEGES, About.RESPONSIBILITY
    elif any(t.event_type is EventType.CHEMICAL_ATTACK for t in said.told.triggers):
        yield Stance.ALLEGES, About.CAUSE  # that it was gas
    if not said.told.triggers or said.sided or (said.own and not said.speaker.media):
        return
    if said.speaker.partial:
        yield Stance.ALLEGES, About.OCCURRENCE
    elif said.doubtful:
        return
    elif hedges(said.token):
        yield Stance.ALLEGES, About.CAUSE
    else:
        yield Stance.CONFIRMS, About.OCCURRENCE


def _is_of_foe(said: _Statement) -> bool:
    """Whether a state goes on about what another state has done, whom it does not name again."""
    return not said.initiators and _acts_of_foe(said.speaker, said.told)


def _acts_of_foe(speaker: Speaker, told: Told) -> bool:
    foreign = (a for a in told.acted if a.kind in _STATE and a.country_code is not None)
    return (
        speaker.official
        and bool(speaker.sides)
        and any(a.country_code not in speaker.sides for a in foreign)
        and not any(speaker.is_of(a) for a in told.acted)
    )


def of_no_downing(speaker: Speaker, told: Told) -> Iterator[Reading]:
    """ "It had a fault": what the owners of an aircraft say that somebody claims to have shot."""
    if told.boasted and speaker.official:
        yield Stance.DENIES, About.CAUSE


def _of_the_last(token: Token, speaker: Speaker, told: Told) -> Iterator[Reading]:
    """What a source says of the occurrence that was told right before: its deed, or a count."""
    own = of_itself if speaker.irregular else of_its_deed
    if speaker.official and _CAUSES.search(" ".join(t.text for t in token.subtree)):
        yield Stance.ALLEGES, About.CAUSE
        yield from of_no_downing(speaker, told)
    elif speaker.belligerent and own(token):
        yield Stance.CLAIMS_RESPONSIBILITY, About.RESPONSIBILITY
    elif hedges(token):
        yield Stance.ALLEGES, About.CAUSE
    elif is_count(token) or speaks_of_some(token):
        yield (Stance.ALLEGES if speaker.irregular else Stance.CONFIRMS), About.CASUALTIES
    elif tells_past(token) or tells_of_it(token):
        if any(speaker.is_of(a) for a in told.acted):
            yield Stance.CLAIMS_RESPONSIBILITY, About.RESPONSIBILITY
            return
        if _acts_of_foe(speaker, told):
            yield Stance.ALLEGES, About.RESPONSIBILITY
        sided = speaker.partial or speaker.irregular
        yield (Stance.ALLEGES if sided else Stance.CONFIRMS), About.OCCURRENCE


def _tells_of_him(token: Token, told: Told) -> bool:
    """ "He was killed in fighting against the rebels": a man of its own whom it lost."""
    dead = {t.span.start for t in told.tolls}
    return any(w.idx in dead and w.lower_ in ("he", "she") for w in token.sent)


def _are_its_own(speaker: Speaker, initiators: Sequence[ActorMention]) -> bool:
    """ "Pakistan's air force shot down …, the military said": forces of the side just named."""
    countries = {a.country_code for a in initiators}
    unsided = speaker.belligerent and speaker.army and not speaker.sides and not speaker.media
    return unsided and len(countries - {None}) == 1 and all(a.kind in _STATE for a in initiators)


def tells_cause(token: Token, triggers: Sequence[Trigger]) -> bool:
    """Whether an aircraft came down by itself, in the words of a source."""
    down = any(t.event_type in _DOWN for t in triggers)
    return down and bool(_CAUSES.search(" ".join(t.text for t in token.subtree)))


def blames_a_cause(token: Token) -> bool:
    """ "Blamed a faulty engine", "put it down to the weather": nobody did it."""
    if not blames(token):
        return False
    return bool(_CAUSES.search(" ".join(t.text for c in token.rights for t in c.subtree)))


def _is_foreign_downing(trigger: Trigger, hit: Sequence[ActorMention], speaker: Speaker) -> bool:
    """Whether aircraft of another country, or drones of nobody's, were brought down."""
    countries = {a.country_code for a in hit if a.country_code}
    if trigger.event_type is EventType.AIRCRAFT_SHOOTDOWN and not (countries and speaker.sides):
        return False
    own = speaker.sides or {speaker.home}
    return trigger.event_type in _DOWNINGS and not countries & own


_BLAMELESS = frozenset({EventType.AIRCRAFT_CRASH, EventType.RESCUE})
_STATE = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE, ActorKind.UNKNOWN})
_DOWN = frozenset({EventType.AIRCRAFT_CRASH, EventType.AIRCRAFT_SHOOTDOWN, EventType.UAV_DOWNING})
_DOWNINGS = _DOWN - {EventType.AIRCRAFT_CRASH}
_INTRUDED = _DOWNINGS | {EventType.AIRSPACE_VIOLATION}
_CAUSES = re.compile(
    r"\b(?:technical|mechanical|malfunction|engine|faulty|collided|collision|friendly fire|weather"
    r"|fog|(?:pilot|human) error|failures?|fault|accident(?:ally)?)\b",
    re.IGNORECASE,
)
"""Why an aircraft came down, in the words of those who flew it."""
_FOUGHT = frozenset(EventType) - {
    EventType.BOMBING,
    EventType.SUICIDE_ATTACK,
    EventType.ABDUCTION,
    EventType.SEXUAL_VIOLENCE,
}
"""What a side that tells of the losses of its foes has done itself."""
_CRAFT = re.compile(
    r"(?:(?:a|an|the|two|three|four|several|some|many|\d+|fighter) )*"
    r"(?:war ?|air)?(?:jets?|planes?|crafts?|helicopters?|gunships?|drones?|bombers?)",
    re.IGNORECASE,
)
"""Aircraft of nobody that is named."""
_MODEL = re.compile(r"[A-Z][A-Za-z]*-\d+\w*")
"""A missile by its name: "S-300"."""
_NOBODY = re.compile(
    r"\b(?:(?:wo)?m[ae]n|youths?|teenagers?|boys?|girls?"
    r"|gunm[ae]n|bombers?|assailants?|attackers?|armed men|individuals?|persons?"
    r"|kidnappers?|abductors?|killers?|bandits|raiders|robbers|unidentified|unknown|unnamed"
    r"|anonymous|suspects?|mob|hitmen)\b",
    re.IGNORECASE,
)


def _is_thing(actor: ActorMention) -> bool:
    """ "Mortar rounds", "two cars", "350": told as the doer, but no one to blame."""
    if _MODEL.fullmatch(actor.name):
        return True
    nameless = actor.canonical_id is None and not actor.named
    return nameless and actor.kind in (ActorKind.VEHICLE, ActorKind.UNKNOWN, ActorKind.FACILITY)


def _is_foe_at_home(actor: ActorMention, speaker: Speaker) -> bool:
    """An armed group, or "a bomber" and "two drones" of nobody that is named."""
    return actor.kind in IRREGULAR or _is_thing(actor) or not _is_somebody(actor, speaker)


def _is_somebody(actor: ActorMention, speaker: Speaker) -> bool:
    """Whether it says more of who did it than that somebody did."""
    if actor.canonical_id is not None:
        return True
    bare = actor.country_code is None and _CRAFT.fullmatch(actor.name) and not speaker.belligerent
    return not bare and not _NOBODY.search(actor.name)
