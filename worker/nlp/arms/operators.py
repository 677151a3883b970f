"""Whose an aircraft is.

1. beside    by what stands before it ("a Syrian air force jet") or behind it ("of the army")
2. owned     "its", "one of their": of the subject of the clause
3. lost      "India lost a jet", "officials confirmed the loss of a drone": of who lost it
4. at home   a force without a country ("an army helicopter"), in words only
"""

from __future__ import annotations

import re

from worker.domain.kinds import ActorKind
from worker.nlp.actors.groups import Group, find_groups
from worker.nlp.places.demonyms import Country, Sort, find_countries
from worker.nlp.places.gazetteer import gazetteer
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.phrases import Hit

Operator = tuple[str | None, str | None]

_STOPS = ("IN", "TO", "WDT", "WP", "WRB", "VBD", "VBZ", "VBP", "MD", "PRP", "RB", ",", ":", ".")
HOME = frozenset("army navy military government regime presidential police".split())
"""Whose aircraft is of the country where it flies, if no other is named."""
_POSSESSIVES = frozenset({"its", "their"})
_LOSE = frozenset({"lost", "lose", "loses"})
_LOSS = frozenset({"loss", "lost", "crashed", "missing"})
_ADMIT = frozenset(
    "confirm confirms confirmed acknowledge acknowledges acknowledged admit admits admitted deny"
    " denies denied".split()
)
_DOWNED = frozenset({"shot", "downed"})
_OF_ITS_OWN = _ADMIT - {"confirm", "confirms", "confirmed"}
"""Of what somebody says who says that an aircraft was downed: he may have shot at it."""
_FORCE = frozenset(
    "force forces army navy military government regime aviation police marines guard guards"
    " coastguard corps coalition airlines airways rebels separatists militants insurgents".split()
)
_OWNED = frozenset("of belonging operated flown owned chartered leased by from to".split())
_OF_OTHERS = frozenset(
    "backed made built supplied designed led held manufactured occupied make manufacture design"
    " origin construction".split()
)
_SORTS = frozenset("transport transports fighter fighters bomber bombers trainer trainers".split())
"""Between a model and its owner: "an An-26 transport of the army"."""
_BEFORE = 9
"""Words before an aircraft in which its owner is looked for."""
_BEHIND = 8
"""Words behind it."""


class Operators:
    """Finds the operators of the aircraft of one document."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._groups = {i: h for h in find_groups(doc) for i in range(h.start, h.end)}
        self._countries = {i: h for h in find_countries(doc) for i in range(h.start, h.end)}

    def of(self, start: int, end: int) -> Operator:
        """(the operator in words, its ISO code or group id) of the aircraft at `[start, end)`."""
        found = self._inside(start, end) or self._before(start) or self._behind(end)
        found = found or self._kept_by(self._doc[end - 1])
        if found is None or found[1] is None:
            found = self._missed_by(self._doc[end - 1]) or found
        return found or (None, None)

    def _inside(self, start: int, end: int) -> Operator | None:
        """A kind before a model may hold it: "plane" in "Russian plane Su-25" is in the span."""
        return next((o for i in range(start, end) if (o := self._at(i, end))), None)

    def _before(self, start: int) -> Operator | None:
        home: Operator | None = None
        for i in range(start - 1, max(-1, start - _BEFORE), -1):
            token = self._doc[i]
            if token.tag_ == "CC" or token.is_space:
                return home
            if found := self._at(i, start):
                return self._joint(i) or found
            home = home or self._at_home(i)
            if token.tag_ in _STOPS and token.text not in "()[]\"'":
                return home
        return home

    def _at_home(self, i: int) -> Operator | None:
        """A force of whichever country it is in: "army", "air force"."""
        word = self._doc[i].lower_
        if word == "force" and i and self._doc[i - 1].lower_ == "air":
            return "air force", None
        return (word, None) if word in HOME else None

    def _kept_by(self, head: Token) -> Operator | None:
        """ "A plane which the Malian army had received"."""
        clauses = [c for c in head.children if c.dep_ == "relcl" and c.lower_ in _KEEP]
        subjects = [s for c in clauses for s in c.children if s.dep_ == "nsubj"]
        stop = len(self._doc)
        return next((o for s in subjects for t in s.subtree if (o := self._at(t.i, stop))), None)

    def _missed_by(self, head: Token) -> Operator | None:
        """Who says "its", or lost it, or says that it is lost."""
        if any(c.lower_ in _POSSESSIVES for part in _part_of(head) for c in part.children):
            return self._subject_above(head, None)
        return self._subject_above(head, _LOSE)

    def _subject_above(self, head: Token, verbs: frozenset[str] | None) -> Operator | None:
        """The country or group that is the subject of a verb above, of one of `verbs` if given."""
        missed = verbs is None
        downed = False
        for above in head.ancestors:
            missed = missed or above.lower_ in _LOSS
            downed = downed or (above.lower_ in _DOWNED and _befell(above, head))
            told = _loses(above, head) or (missed and (verbs is None or above.lower_ in _ADMIT))
            told = told or (downed and above.lower_ in _OF_ITS_OWN)
            if not above.tag_.startswith("VB") or not told:
                continue
            for subject in (c for c in above.children if c.dep_ == "nsubj" and c != head):
                for token in subject.subtree:
                    if found := self._at(token.i, len(self._doc)) or self._at_home(token.i):
                        return found
        return None

    def _joint(self, i: int) -> Operator | None:
        """ "Russian and Syrian warplanes" are of both, and of neither alone."""
        if i < 2 or self._doc[i - 1].lower_ not in ("and", "or", "/"):
            return None
        first, second = self._countries.get(i - 2), self._countries.get(i)
        if first is None or second is None or first.value.code == second.value.code:
            return None
        return self._doc[i - 2 : i + 1].text, None

    def _behind(self, end: int) -> Operator | None:
        while end < len(self._doc) and self._doc[end].lower_ in _SORTS:
            end += 1
        end = self._past_brackets(end)
        if end >= len(self._doc) or self._doc[end].lower_ not in _OWNED:
            return None
        for i in range(end + 1, min(end + _BEHIND, len(self._doc))):
            token = self._doc[i]
            if (found := self._at(i, len(self._doc))) and self._owns(i, end):
                return found
            if self._doc[end].lower_ != "from" and (home := self._at_home(i)):
                return home
            if token.lower_ not in _OWNED and token.tag_[:2] not in ("NN", "JJ", "DT", "PO"):
                return None
        return None

    def _past_brackets(self, end: int) -> int:
        """Behind the number of a plane: "Su-25 (RF-95482) of the air force"."""
        if self._doc[end : end + 1].text != "(":
            return end
        closing = (
            i for i in range(end, min(end + _BEHIND, len(self._doc))) if self._doc[i].text == ")"
        )
        return next((i + 1 for i in closing), end)

    def _owns(self, i: int, end: int) -> bool:
        """ "From Syria" says where it came from; "from the Syrian air force" whose it is."""
        return self._doc[end].lower_ != "from" or i in self._groups or self._force(i) is not None

    def _at(self, i: int, stop: int) -> Operator | None:
        if hit := self._groups.get(i):
            return self._of_group(hit)
        if _UNITED_NATIONS.match(self._doc[i : i + 2].text):
            return "United Nations", "united-nations"
        if (hit_country := self._countries.get(i)) and not self._of_others(hit_country):
            if self._is_where(hit_country):
                return None
            return self._of_country(hit_country, stop)
        return None

    def _of_group(self, hit: Hit[Group]) -> Operator:
        group = hit.value
        name = " ".join(self._doc[hit.start : hit.end].text.split())
        state = group.kind is ActorKind.STATE_FORCE and group.countries
        return name, group.countries[0] if state else group.canonical_id

    def _of_country(self, hit: Hit[Country], stop: int) -> Operator | None:
        country = hit.value
        if country.sort is Sort.SEAT:
            return None
        force = self._force(hit.start)
        if force is not None and force < stop:
            return " ".join(self._doc[hit.start : force + 1].text.split()), country.code
        if country.sort is Sort.RULER:
            return " ".join(self._doc[hit.start : hit.end].text.split()), country.code
        return gazetteer().country_name(country.code) or hit.name, country.code

    def _force(self, i: int) -> int | None:
        """Where the force of a country stands behind its name."""
        for j in range(i + 1, min(i + 5, len(self._doc))):
            if self._doc[j].lower_ in _FORCE:
                return j
            if not _goes_on(self._doc[j]):
                break
        return None

    def _is_where(self, hit: Hit[Country]) -> bool:
        """ "Killed in Iraq helicopter crash": the country in which it fell, not whose it is."""
        before = self._doc[hit.start - 1].lower_ if hit.start else ""
        return hit.value.sort is Sort.NAME and before in ("in", "over")

    def _of_others(self, hit: Hit[Country]) -> bool:
        """ "Russian-made": nothing is said of who flies it."""
        behind = self._doc[hit.end : hit.end + 2]
        return any(t.lower_ in _OF_OTHERS for t in behind)


def _befell(verb: Token, head: Token) -> bool:
    """Whether an aircraft was shot down, which its owner may deny."""
    return any(c.dep_ == "nsubjpass" and c in (head, *head.ancestors) for c in verb.children)


def _loses(verb: Token, head: Token) -> bool:
    """ "India lost two jets"; not "a Russian lost his life in the crash of a jet"."""
    if verb.lower_ not in _LOSE:
        return False
    above = {head, *head.ancestors}
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    return not objects or any(o in above and o.lower_ not in _LIVES for o in objects)


_LIVES = frozenset({"life", "lives"})
_KEEP = frozenset("received bought acquired operated operates owned owns flew flies leased".split())
_UNITED_NATIONS = re.compile(r"U\.?N\.?(?: |$)|United Nations\b")


def _part_of(head: Token) -> list[Token]:
    """A noun with the one that it is some of: "one of its jets"."""
    return [head, head.head.head] if head.dep_ == "pobj" and head.head.lower_ == "of" else [head]


def _goes_on(token: Token) -> bool:
    return token.tag_.startswith(("NN", "JJ", "POS"))
