"""Who did it where the parse does not say: those named right beside the word of the deed.

A parser of general news misses subjects of headlines and coded notes ("Gunmen attack and kill",
"presumed X or Y militants abducted"). Their order still says who acts: an armed side that stands
before an active verb, or behind the "by" of a deed.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from worker.domain.annotations import ActorMention
from worker.domain.kinds import ActorKind
from worker.nlp.actors.reader import ARMED, ActorReader
from worker.nlp.actors.words import POSTS
from worker.nlp.events.beside_deeds import only_says_where
from worker.nlp.events.role_governors import CARRY
from worker.nlp.events.roles import ARMAMENT
from worker.nlp.text.document import Span as Sent
from worker.nlp.text.document import Token
from worker.nlp.text.role_grammar import is_passive, runs_into
from worker.nlp.triggers.finder import is_deed
from worker.nlp.triggers.found import Found
from worker.nlp.triggers.words import HARMED

_BEFORE = 12
"""Words before a verb in which its subject is looked for."""
_BY = 12
"""Words behind a deed in which its "by" is looked for."""
_NO_DEED = frozenset({"die", "under", "crash", "lose", "fall", "missing", "body", "explode"})
_ABLE = ARMED | {ActorKind.STATE}
_THROUGH = ("RB", "MD", "VB", "VBD", "VBZ", "VBP", "VBN", "TO", "CC", "HYPH", "RP")
_ACTIVE = ("VBD", "VBZ", "VBP", "VBN", "VBG", "VB", "NN", "NNS")


def beside(reader: ActorReader, token: Token, found: Found) -> list[ActorMention]:
    """The armed sides that stand where the doer of a deed stands; none where none does."""
    if found.kind in _NO_DEED - {"explode"}:
        return []
    if found.kind == "explode":
        return _owners(reader, token)
    return _sides(reader, _heads_beside(token, found)) or _sides(reader, _heads_above(token, found))


def _heads_beside(token: Token, found: Found) -> list[Token]:
    heads = list(_behind_by(token))
    done = token.tag_ == "VBN" and token.dep_ in ("amod", "acl", "oprd")
    if not heads and token.tag_ in _ACTIVE and not done and not is_passive(token):
        heads = list(_before(token, found))
    return heads


def _heads_above(token: Token, found: Found) -> list[Token]:
    has_subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
    if has_subject or found.kind in _NO_SUBJECT or any(_behind_by(token)):
        return []
    return list(_above(token, noun=found.noun))


def _sides(reader: ActorReader, heads: Sequence[Token]) -> list[ActorMention]:
    """The armed sides among the phrases with these heads, and those joined to them."""
    joined = [one for head in heads if not only_says_where(head) for one in _joined(head)]
    read = [reader.read(one) for head in joined for one in reader.coordinated(head)]
    return [actor for actor in read if actor is not None and actor.kind in _ABLE]


def _owners(reader: ActorReader, token: Token) -> list[ActorMention]:
    """Whose a bomb is that goes off: "an Al Shabaab IED detonated"."""
    device = token.i - 1
    if device < token.sent.start + 1 or token.doc[device].lower_ not in _DEVICES:
        return []
    owner = reader.read(token.doc[device - 1])
    return [owner] if owner is not None and owner.kind in ARMED else []


_DEVICES = frozenset("ied ieds bomb bombs mine mines landmine landmines device devices".split())


def _before(token: Token, found: Found) -> Iterator[Token]:
    """The noun right before an active verb, adverbs and joined verbs aside."""
    start = token.sent.start
    for i in range(token.i - 1, max(start, token.i - _BEFORE) - 1, -1):
        word = token.doc[i]
        if is_deed(word.lower_) and i > start and word.nbor(-1).tag_.startswith("NN"):
            continue
        if word.tag_.startswith("NN") or word.tag_ == "CD":
            verb = word.head
            of_another = word.dep_ == "dobj" and verb.i < word.i and verb.tag_.startswith("VB")
            if not _of_preposition(word) and not of_another:
                yield word
            return
        if found.noun or word.lower_ in _PASSIVE or not word.tag_.startswith(_THROUGH):
            return


_PASSIVE = frozenset("was were been be being is are to by not n't".split())


def _of_preposition(word: Token) -> bool:
    """ "The attack in Syria killed": what a preposition governs is no subject."""
    i = word.i - 1
    while i > word.sent.start and word.doc[i].tag_.startswith(("NN", "JJ", "DT", "CD", "HYPH")):
        i -= 1
    return word.doc[i].tag_ == "IN" and word.doc[i].lower_ not in ("of", "that", "as", "while")


def _above(token: Token, *, noun: bool) -> Iterator[Token]:
    """The subject of the verb that a deed hangs on: "they resorted to firing"."""
    current = token
    for _ in range(_CLIMB):
        head = current.head
        if head == current or current.dep_ not in _HANGS:
            return
        if current.dep_ == "prep" and current.lower_ not in ("to", "by"):
            noun_of_time = head.tag_.startswith("NN") or noun
            if noun_of_time and current.lower_ != "in":
                return
        current = head
        if runs_into(current):
            return
        if current.tag_.startswith("VB") and not is_passive(current):
            subjects = [c for c in current.children if c.dep_ == "nsubj"]
            if subjects:
                yield from () if current.lower_ in _TELLING else subjects
                return


_CLIMB = 6
_HANGS = frozenset("pcomp advcl xcomp conj pobj prep dobj acl".split())
_NO_SUBJECT: frozenset[str] = frozenset({"injure"})
_TELLING = frozenset(
    "said say says told reported report claimed denied condemned blamed accused saw heard"
    " fled suffered lost died described confirmed announced added attribute attributes attributed"
    " blame blames investigate investigates investigating"
    " denounced denounces deplored deplores lamented laments regretted regrets repudiated rejected"
    " criticized criticised demanded demands urged urges asked asks requested warned warns insisted"
    " stressed emphasized recalled complained protested expressed vowed pledged promised noted"
    " explained believes presented".split()
)


def _behind_by(token: Token) -> Iterator[Token]:
    """The noun behind "by" or "between" in the clause of a deed: "an attack allegedly by X"."""
    stop = min(token.sent.end, token.i + _BY)
    for i in range(token.i + 1, stop):
        word = token.doc[i]
        if word.lower_ in ("by", "between") and word.i + 1 < stop and not _of_another(word, token):
            yield from (c for c in word.children if c.dep_ == "pobj")
            return
        if word.tag_ in ("VBD", "VBZ", "VBP", "CC") and word.lower_ not in _PASSIVE:
            return


def _of_another(by: Token, deed: Token) -> bool:
    """ "Killed in the town, held by the rebels": the agent of another participle."""
    verb = by.head
    if verb.lower_ in _DECREED and verb.head is not deed:
        return True
    if by.dep_ != "agent" or verb is deed or verb.lower_ in CARRY or is_deed(verb.lower_):
        return False
    return verb.dep_ == "relcl" or not any(c.dep_ == "auxpass" for c in verb.children)


_DECREED = frozenset("ordered imposed decreed".split())
"""What is done to a curfew as well as to a raid."""


def _joined(head: Token) -> Iterator[Token]:
    """A noun and the one that "and" or "or" puts before it: "ISGS or JNIM militants"."""
    yield head
    doc, i = head.doc, head.i - 1
    while i > head.sent.start and doc[i].tag_.startswith(("NN", "JJ")):
        i -= 1
    if i > head.sent.start and doc[i].lower_ in ("and", "or", "and/or"):
        before = doc[i - 1]
        if before.tag_.startswith("NN"):
            yield before


def left_over(
    reader: ActorReader, sent: Sent, deed: Token, taken: Sequence[ActorMention]
) -> list[ActorMention]:
    """The one armed side of a sentence that has no part in its deed yet; none where two are left.

    Sources are left out, and whoever is harmed, held or hunted.
    """
    found: list[ActorMention] = []
    if _came_before(deed) or _is_of_others(deed):
        return found
    for token in sent:
        if not token.tag_.startswith("NN") or token.dep_ in ("compound", "amod", "nmod"):
            continue
        actor = reader.read(token)
        if actor is None or actor.kind not in ARMED or _has_no_part(token, deed):
            continue
        if not any(actor.span.overlaps(other.span) for other in (*taken, *found)):
            found.append(actor)
    return found if len(found) == 1 else []


def aside(verb: Token, found: Found) -> range | None:
    """ "General X, wounded last week, praised": the clause that tells of a person in passing."""
    passing = found.kind in HARMED and verb.dep_ in ("acl", "relcl")
    clause = range(verb.left_edge.i, verb.right_edge.i + 1)
    if not passing or verb.head.tag_ != "NNP" or clause.stop >= verb.sent.end:
        return None
    commas = verb.doc[clause.start - 1].text == verb.doc[clause.stop].text == ","
    return clause if commas else None


def _came_before(deed: Token) -> bool:
    """ "Following the blast troops sealed off the area": who acts did so after the deed."""
    above = (deed, *deed.ancestors)
    return any(t.lower_ in ("following", "after") and t.dep_ in ("prep", "mark") for t in above)


def _is_of_others(deed: Token) -> bool:
    """ "Police went on looking for the perpetrators of the attack": whoever did it, not they."""
    whose = deed.head.head if deed.dep_ == "pobj" else deed
    return whose.lower_ in _WHOEVER


_WHOEVER = frozenset(
    "perpetrators perpetrator culprits culprit authors author responsible masterminds mastermind"
    " suspects suspect".split()
)


def _has_no_part(token: Token, deed: Token) -> bool:
    """A source, a victim, or somebody named only beside another thing ("near the army base")."""
    head = token.head
    if (token.i + 1 < len(token.doc) and token.nbor().text in "-–") or token.lower_ in _THINGS:
        return True
    if token.dep_ == "nsubj" and _held_first(head, deed):
        return False
    if token.dep_ == "nsubj":
        return (
            head.lower_ in _TELLING
            or head.lower_ in _LATER
            or any(c.lower_ == "whom" for c in head.children)
            or _is_told_by_others(deed, head)
            or any(c.lower_ == "where" for c in head.children)
            or not (head == deed or head.is_ancestor(deed) or deed.is_ancestor(head))
        )
    if token.dep_ != "pobj" or head.lower_ not in ("by", "from", "between"):
        return True
    if head.lower_ == "from" and head.head.lower_ in _FREED:
        return True
    return head.head.lower_ in _WORDS_FROM or _of_another(head, deed)


def _is_told_by_others(deed: Token, verb: Token) -> bool:
    """ "Police presented two men, who said that X was killed": another tells it in the clause."""
    between = itertools.takewhile(lambda t: t is not verb, (deed, *deed.ancestors))
    return verb.is_ancestor(deed) and any(
        t.dep_ == "ccomp" and t.head is not verb and t.head.lower_ in _TELLING for t in between
    )


def _held_first(verb: Token, deed: Token) -> bool:
    """ "Soldiers arrested six men, who were found dead": those who had them in their hands."""
    held = verb.lower_ in ("arrested", "detained", "apprehended") and verb.i < deed.i
    return held and not {deed.lower_, deed.head.lower_}.isdisjoint(_IN_HANDS)


def held_before(sent: Sent, deed: Token) -> list[Token]:
    """Those who were arrested before, of whom the deed tells how they were found."""
    verbs = [t for t in sent if _held_first(t, deed)]
    return [c for v in verbs for c in v.children if c.dep_ in ("dobj", "nsubjpass")]


_IN_HANDS = frozenset("found executed tortured beaten succumbed".split())
_WORDS_FROM = frozenset(
    "accusation accusations allegation allegations charge charges claim claims denial denials"
    " report reports statement statements word words information testimony testimonies account"
    " accounts complaint complaints criticism condemnation outrage reaction reactions response"
    " responses question questions call calls pressure support"
    " help protest protests assurances confirmation permission request requests"
    " demand demands appeal appeals message messages comment comments silence footage video"
    " images photographs pictures".split()
)
"""What somebody says, or lends, who did not do it: "amid accusations from the coalition"."""


_FREED = frozenset("freed rescued released liberated saved".split())
"""What is done to those whom somebody else held: "freed from kidnappers"."""
_THINGS = POSTS | ARMAMENT | {"drone", "drones"}
_LATER = frozenset(
    "is are was were have has had be am accuses advanced advancing arrested detained deployed"
    " responded recovered confirmed investigating arrived cordoned launched rushed found took said"
    " published released issued visited attend attends discovered states stated find finds"
    " surrounded check extends offered made".split()
)
