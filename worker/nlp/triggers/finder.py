"""The words that may report an occurrence, with the class that `lexicon/triggers.toml` gives them.

A class is not yet a type of event: "hit" may be an air strike, a shelling or a figure of speech.
The words around decide (`events`).
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from worker.domain.kinds import ActorKind
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.heads import heads
from worker.nlp.text.inflection import forms
from worker.nlp.text.phrases import Hit, PhraseIndex, plain_key
from worker.nlp.triggers.found import Found
from worker.nlp.triggers.idioms import find_idiom, starts
from worker.nlp.triggers.phrasal import bases, find_phrasal

NEEDS_PARTICLE = frozenset({"gun"})


@lru_cache(1)
def _lexicon() -> tuple[dict[str, str], PhraseIndex[str]]:
    text = files("worker.nlp.lexicon").joinpath("triggers.toml").read_text("utf-8")
    data = tomllib.loads(text)
    verbs = {
        form: kind
        for kind, listed in data["verbs"].items()
        for verb in listed.split()
        if verb not in NEEDS_PARTICLE
        for form in forms(verb)
    }
    nouns: PhraseIndex[str] = PhraseIndex(plain_key)
    for kind, listed in data["nouns"].items():
        for noun in listed.split("|"):
            nouns.add([noun, f"{noun}s", f"{noun}es"], kind)
    return verbs, nouns


def is_deed(word: str) -> bool:
    """Whether a word in lower case is a form of a verb that may report an occurrence."""
    return word in _lexicon()[0]


def stems() -> frozenset[str]:
    """All words that can be (part of) a trigger, for the gate."""
    verbs, _ = _lexicon()
    text = files("worker.nlp.lexicon").joinpath("triggers.toml").read_text("utf-8")
    nouns = tomllib.loads(text)["nouns"].values()
    words = {noun.split()[-1] for listed in nouns for noun in listed.split("|")} - {"of"}
    shot = {"gunned", "gunning"}
    return frozenset({*verbs, *shot, *words, *(w + "s" for w in words), *(w + "es" for w in words)})


def find_triggers(doc: Doc) -> list[Found]:
    """The possible triggers of a tagged and parsed document, in order, without overlaps."""
    nouns = {hit.start: hit for hit in _lexicon()[1].find(doc) if _is_noun(hit, doc)}
    found: list[Found] = []
    taken = -1
    for token in doc:
        if token.i <= taken or not (
            token.i in nouns or token.lower_ in _telling() or token.tag_.startswith("VB")
        ):
            continue
        trigger = find_phrasal(token) or _noun(doc, nouns.get(token.i)) or _body(token)
        trigger = trigger or _to_death(token) or _airspace(token) or _held(token) or _toll(token)
        trigger = trigger or _dropped(token) or _flag(token) or _failed(token)
        trigger = trigger or _gained(token) or find_idiom(token) or _verb(token)
        if trigger is not None:
            found.append(trigger)
            taken = trigger.end - 1 if trigger.end - trigger.start < 3 or trigger.noun else token.i
    return found


@lru_cache(1)
def _telling() -> frozenset[str]:
    """Words that may report something whatever their tag, besides the nouns of the lexicon."""
    listed = _lexicon()[0].keys() | bases() | _BODIES | _CUT | _ALIVE | _DROPPED | _GAINING.keys()
    return frozenset(listed | starts() | _OTHERS)


_OTHERS = frozenset("airspace frontier border held return returned come came flag toll".split())


def _is_noun(hit: Hit[str], doc: Doc) -> bool:
    """A phrase of words is surely a noun; one word is where it is used as one."""
    last = doc[hit.end - 1]
    if hit.end - hit.start > 1 or last.tag_.startswith(("NN", "JJ")):
        return True
    if last.tag_ != "VBG":
        return last.lower_ == "of"
    article = any(c.dep_ in ("det", "amod", "poss", "compound") for c in last.lefts)
    return article and last.dep_ not in ("acl", "advcl")


def _noun(doc: Doc, hit: Hit[str] | None) -> Found | None:
    if hit is None or (hit.start > 0 and doc[hit.start - 1].lower_ in _BODILY):
        return None
    start, end, kind = hit.start, hit.end, hit.value
    head = end - 1
    if doc[head].lower_ == "of":
        head = end - 2
    elif _modifies(doc[head]):
        return None
    return Found(start, end, head, kind, noun=True)


_BODILY = frozenset("heart asthma panic anxiety".split())
"""Attacks that nobody makes."""


def _modifies(token: Token) -> bool:
    """ "attack helicopter", "combat mission", "bomb squad": a trigger that only says what sort.

    Before another noun "combat" always does: "a combat loss", "Air Combat Command".
    """
    if token.dep_ not in ("compound", "amod", "nmod"):
        return False
    return token.lower_ == "combat" or token.head.lower_ in _THINGS


_THINGS = frozenset(
    "helicopter helicopters drone drones mission missions aircraft jet jets plane planes squad"
    " team teams vehicle vehicles unit units troops operation operations sortie sorties zone zones"
    " victim victims suspect suspects site scene position positions boat boats rifle rifles dog"
    " dogs force forces experience ship ships commander pilot pilots equipment tank tanks field"
    " submarine submarines group groups carrier carriers patrol patrols fatigues uniform uniforms"
    " fields club season record threat threats plot plots warning warnings tactics capability case"
    " cases trial investigation charges probe weapon weapons tally rate rates figures"
    " statistics star stars"
    " champion champions championship championships".split()
)


def _body(token: Token) -> Found | None:
    """ "the bodies of four men were found", "a body with bullet wounds was discovered"."""
    if token.lower_ not in _BODIES:
        return None
    verb = token.head
    found = verb.lower_ in _FOUND and token.dep_ in ("nsubjpass", "dobj", "nsubj")
    found = found or any(c.lower_ in _FOUND for c in token.children)
    return Found(token.i, token.i + 1, token.i, "body", noun=True) if found else None


_BODIES = frozenset("body bodies corpse corpses remains head".split())
_FOUND = frozenset("found find discovered recovered dumped retrieved uncovered exhumed".split())


def _to_death(token: Token) -> Found | None:
    """ "clubbed to death": whatever the verb; not "sentenced to death", nor "fell to his death"."""
    off = any(c.lower_ == "off" for c in token.children)
    if token.lower_ in _CUT and any(
        c.lower_ in _THROATS or (off and c.lower_ in _HEADS) for c in token.children
    ):
        return Found(token.i, token.i + 1, token.i, "murder", noun=False)
    if token.lower_ in _ALIVE and any(c.lower_ == "alive" for c in token.children):
        return Found(token.i, token.i + 1, token.i, "murder", noun=False)
    if not token.tag_.startswith("VB") or token.lower_ in _NO_KILLING:
        return None
    for child in token.children:
        if child.lower_ == "to" and any(c.lower_ == "death" for c in child.children):
            return Found(token.i, token.i + 1, token.i, "murder", noun=False)
    return None


def _airspace(token: Token) -> Found | None:
    """ "Entered the airspace of", "a violation of its airspace"; "violated" is told by itself.

    And "crossed the frontier", of which the sentence decides (`events`).
    """
    if token.lower_ not in ("airspace", "frontier", "border"):
        return None
    over = token.head.head if token.dep_ == "pobj" else token.head
    flown = over.lower_ in _FLOWN and token.head.lower_ == "into" and not _is_any(over)
    if over.lower_ not in _INTRUSIONS and not flown:
        return None
    return Found(token.i, token.i + 1, over.i, "violate", noun=over.tag_.startswith("NN"))


def _is_any(verb: Token) -> bool:
    """ "Any aircraft that flies into": none has."""
    return verb.dep_ == "relcl" and any(c.lower_ == "any" for c in verb.head.children)


_FLOWN = frozenset("fly flies flew flown flying strayed".split())


def _held(token: Token) -> Found | None:
    """ "Are being held by militants": by whom decides (`events`)."""
    if token.lower_ != "held" or not {"nsubjpass", "agent"} <= {c.dep_ for c in token.children}:
        return None
    return Found(token.i, token.i + 1, token.i, "detain", noun=False)


def _dropped(token: Token) -> Found | None:
    """ "Dropped barrel bombs on the town"; not bombs that were dropped from a plan."""
    dropped = token.lower_ in _DROPPED and token.tag_.startswith("VB")
    dropped = dropped and (
        any(c.dep_ in ("dobj", "nsubjpass") for c in token.children)
        or (token.tag_ == "VBD" and token.dep_ == "amod")
    )
    return Found(token.i, token.i + 1, token.i, "throw", noun=False) if dropped else None


def _failed(token: Token) -> Found | None:
    """ "Failed to return", "never came back"."""
    if token.lower_ not in ("return", "returned", "come", "came"):
        return None
    back = token.lower_.startswith("return") or any(c.lower_ == "back" for c in token.children)
    failed = token.head.lower_ == "failed" and token.dep_ == "xcomp"
    never = any(c.lower_ in ("never", "not") for c in token.children)
    if not back or not (failed or never):
        return None
    head = token.head if failed else token
    return Found(token.i, token.i + 1, head.i, "missing", noun=False)


def _flag(token: Token) -> Found | None:
    """ "Raised their flag over the town"."""
    if token.lower_ != "flag" or token.dep_ not in ("dobj", "nsubjpass"):
        return None
    verb = token.head
    raised = verb.lower_ in ("raised", "raise", "raises", "hoisted", "hoist", "planted")
    return Found(token.i, token.i + 1, verb.i, "flag", noun=False) if raised else None


def _gained(token: Token) -> Found | None:
    """ "Established full control over the village", "restored security to the town"."""
    verbs = _GAINING.get(token.lower_, frozenset())
    if token.dep_ not in ("dobj", "nsubjpass") or token.head.lower_ not in verbs:
        return None
    return Found(token.i, token.i + 1, token.head.i, "take", noun=False)


_RESTORING = frozenset("restore restores restored restoring return returns returned".split())
_GAINING = {
    "control": _RESTORING
    | frozenset(
        "establish established establishing gain gained gaining assert asserted asserting impose"
        " imposed wrest wrested wresting regain regained regaining extend extended".split()
    ),
    "security": _RESTORING,
    "stability": _RESTORING,
}
_DROPPED = frozenset(
    "drop drops dropped dropping release released releasing unload unloaded unloading".split()
)


def _toll(token: Token) -> Found | None:
    """ "The death toll in X rose to 20": of what was told last (`events`)."""
    if token.lower_ != "toll":
        return None
    placed = (c for c in token.children if c.lower_ in ("in", "at", "from"))
    named = any(o.tag_.startswith("NNP") for c in placed for o in c.children)
    return Found(token.i, token.i + 1, token.i, "toll", noun=True) if named else None


_INTRUSIONS = frozenset(
    "enter enters entered entering cross crosses crossed crossing penetrate penetrated penetrating"
    " breach breached breaching intruded intruding strayed violation violations incursion"
    " incursions breaches".split()
)
_CUT = frozenset("slit slits slitting cut cuts cutting slash slashed slashing".split())
_THROATS = frozenset({"throat", "throats"})
_HEADS = frozenset({"head", "heads"})
_ALIVE = frozenset("burned burnt buried burning burying".split())
_NO_KILLING = frozenset(
    "sentenced sentence condemned condemn faces facing face fell falls fall froze frozen"
    " starved bled jumped leapt plunged plunges crushed trampled drowned lead leads led close"
    " according subjected brought linked related due owed leading contribute contributed"
    " contributes contributing love loved loves bored bore worried worry scared scare scares"
    " frightened".split()
)


def _verb(token: Token) -> Found | None:
    kind = _lexicon()[0].get(token.lower_)
    if kind is None or not _verbal(token) or _in_a_name(token) or _is_qualifier(token):
        return None
    return Found(token.i, token.i + 1, token.i, kind, noun=False)


def _in_a_name(token: Token) -> bool:
    """ "Raqqa is Being Slaughtered Silently": a capital inside a sentence that is no headline."""
    if not token.is_title or token.is_sent_start or token.i == 0:
        return False
    beside = [t for t in token.doc[token.i - 1 : token.i + 2] if t.i != token.i]
    if not any(t.is_title for t in beside):
        return False
    words = [t for t in token.sent if t.is_alpha and len(t) > 3]
    return 2 * sum(t.text[0].isupper() for t in words) < len(words)


def _is_qualifier(token: Token) -> bool:
    """ "Burned-out cars", "a ground-launched missile": what they are, not what was done there."""
    following = token.doc[token.i + 1 : token.i + 3].text.lower()
    worn = following.startswith(("-out", "- out", "-down"))
    worn = worn or (token.lower_ == "wound" and following.startswith("up"))
    doing = token.tag_ == "VBG" and token.dep_ == "amod" and token.i < token.head.i
    behind = token.i > 1 and token.nbor(-1).text == "-" and token.dep_ == "amod"
    return worn or behind or (doing and token.lower_ in _ACTING)


_ACTING = frozenset("attacking invading assaulting raiding storming".split())
"""Said of those who do it: "against the attacking troops"."""


def _verbal(token: Token) -> bool:
    """Tagged as a verb; a participle that the tagger takes for an adjective counts too."""
    if token.tag_.startswith("VB"):
        return True
    if token.tag_ in ("JJ", "NN", "NNP") and token.lower_.endswith("ed") and token.i > 0:
        return True
    return _is_headline_verb(token) or any(c.dep_ == "dobj" for c in token.children)


def _is_headline_verb(token: Token) -> bool:
    """ "Gunmen storm village": a verb between nouns, which the tagger takes for one of them."""
    if token.i == token.sent.start or token.i + 1 >= len(token.doc):
        return False
    before, after = token.nbor(-1), token.nbor()
    plural = before.tag_ in ("NNS", "NNPS") or before.lower_ in ("police", "gunmen", "troops")
    who = heads().get(before.lower_) in _DOERS and plural is not token.lower_.endswith("s")
    return who and token.tag_.startswith("NN") and after.tag_ in _STARTS


_DOERS = frozenset(
    {
        ActorKind.STATE_FORCE,
        ActorKind.REBEL,
        ActorKind.TERRORIST,
        ActorKind.MILITIA,
        ActorKind.CIVILIANS,
    }
)
_STARTS = frozenset("DT CD NN NNS NNP JJ PRP$".split())
"""Tags with which the object of a verb starts."""
