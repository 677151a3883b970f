"""Which phrases of a sentence speak: the heads of the sources of a word of saying.

"X said", "according to X", "by X's account", "X put the toll at", "X declined to comment": the
grammar of each kind of word, before it is asked who X is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from worker.domain.kinds import ActorKind
from worker.nlp.claims.speakers import can_speak, is_voice, lexicon
from worker.nlp.text.document import Span as Sent
from worker.nlp.text.document import Token
from worker.nlp.text.heads import heads

UNABLE = re.compile(
    r"\b(?:no (?:immediate |independent |official )*(?:confirmation|word|comment|information)"
    r"|(?:could|can) ?not (?:be )?(?:immediately |independently )*(?:confirm|verif)"
    r"|unable to (?:independently )?(?:confirm|verify))",
    re.IGNORECASE,
)
_OWN_SUBJECT = frozenset({"nsubj", "nsubjpass", "agent"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_LIVES = frozenset({"life", "lives", "victims"})
"""What an attack claims."""
_PEOPLE = frozenset({ActorKind.INDIVIDUAL, ActorKind.CIVILIANS})
REFUSED = frozenset("declined declines refused refuses".split())
"""Verbs of those who would not say."""
_CHANGING = frozenset("raised raises revised lowered updated".split())
_GIVING = frozenset("put puts putting gave gives placed places".split()) | _CHANGING
"""Verbs of those who give a figure."""
_FIGURES = frozenset("number numbers toll figure figures count tally dead losses".split())
_ACCOUNTS = frozenset("account accounts version count estimate reckoning tally words".split())
_SUMS = frozenset("figure figures count toll tally estimate".split())


@cache
def verbs(kind: str) -> frozenset[str]:
    """The words of saying of one kind, in all forms."""
    return frozenset(lexicon()["verbs"][kind].split())


@lru_cache(1)
def _all() -> frozenset[str]:
    return frozenset(w for words in lexicon()["verbs"].values() for w in words.split())


@lru_cache(1)
def words_of_saying() -> frozenset[str]:
    """Every word through which somebody may speak: nobody speaks through another."""
    return _all() | _RULES.keys() | _ACCOUNTS | _SUMS | _GIVING


def voices(token: Token, sent: Sent, *, reports: bool) -> list[Token]:
    """The heads of the phrases that speak through a word; `reports`: of an occurrence."""
    word = token.lower_
    if (rule := _RULES.get(word)) is not None:
        return rule(token, sent) if reports or word in _ANYHOW else []
    if word in _ACCOUNTS | _SUMS and token.tag_.startswith("NN"):
        return _accounted(token) if reports else []
    if (reports and is_count(token)) or puts_down(token):
        return subjects(token)
    return _of_verb(token, reports=reports)


def _of_verb(token: Token, *, reports: bool) -> list[Token]:
    word = token.lower_
    if word not in _all() or not token.tag_.startswith(("VB", "NN")):
        return []
    if word in verbs("claim") and any(_is_life(c) for c in token.children):
        return []
    if closes_note(token):
        return [token.nbor(-1)]
    if word in verbs("quote"):
        return [c for c in token.children if c.dep_ == "dobj"] if reports else []
    if (word in verbs("blame") and _is_of_suspects(token)) or _is_hearsay(token):
        return []
    if word not in verbs("say"):
        return subjects(token)
    if behind := _right_behind(token):
        return behind
    if _is_order(token) or _is_made_public(token):
        return []
    if not any(c.dep_ in _OWN_SUBJECT for c in token.children):
        return right_before(token) or subjects(token)
    return subjects(token)


def closes_note(token: Token) -> bool:
    """ "IS claims.": a sentence of a note, of a name and this."""
    if token.lower_ not in verbs("claim"):
        return False
    words = [t for t in token.sent if not (t.is_space or t.is_punct)]
    return 1 < len(words) <= _NOTE and words[-1] is token


_NOTE = 4


def _is_life(claimed: Token) -> bool:
    """ "The blast claimed 12 lives", "claimed most of the members": whom it killed."""
    of = [p for c in claimed.children if c.lower_ == "of" for p in c.children]
    counted = of if claimed.tag_ in ("JJS", "JJ", "CD", "DT") else [claimed]
    return claimed.dep_ == "dobj" and any(
        t.lower_ in _LIVES or heads().get(t.lower_) in _PEOPLE for t in counted
    )


def _is_hearsay(token: Token) -> bool:
    """ "Iran said to attack a tanker": others say so."""
    following = token.doc[token.i + 1] if token.i + 1 < token.sent.end else token
    objects = any(c.dep_ in ("dobj", "ccomp") for c in token.children)
    return token.lower_ in ("said", "reported") and following.lower_ == "to" and not objects


def _is_order(token: Token) -> bool:
    """ "It would not land when told to", "were told to leave": others told them."""
    following = token.doc[token.i + 1] if token.i + 1 < token.sent.end else token
    ordered = token.lower_ == "told" and following.lower_ == "to"
    return ordered and not any(c.dep_ == "nsubj" for c in token.children)


def _is_made_public(token: Token) -> bool:
    """ "A statement posted on its channel": nobody spoke in that but who is named with it."""
    return token.dep_ == "acl" and token.tag_ == "VBN" and token.lower_ != "said"


def _is_of_suspects(token: Token) -> bool:
    """ "Two men accused of spying", "attackers believed to be three": who is accused, not who does.

    One who accuses has an object, one who believes something a clause.
    """
    return not any(c.dep_ in ("dobj", "ccomp", "agent") for c in token.children)


def _right_behind(token: Token) -> list[Token]:
    """ "Said the mayor", "said the source adding that", where the parser takes it for an object."""
    if not _turns_round(token) or any(c.dep_ == "nsubj" for c in token.lefts):
        return []
    for word in token.doc[token.i + 1 : min(token.i + _REACH, token.sent.end)]:
        own_word = word.dep_ not in ("compound", "poss")
        if own_word and word.tag_ in NOUNS and word.left_edge.i == token.i + 1:
            told = word.dep_ == "dobj" or (word.dep_ == "nsubj" and word.head.tag_ == "VBG")
            told = told and all(c.dep_ not in ("nummod", "acl", "relcl") for c in word.children)
            own = any(c.dep_ in _OWN_SUBJECT for c in token.children)
            alone = not own and (word.tag_ == "NNP" or _closes(token))
            return [word] if told and (is_voice(word.lower_) or alone) else []
    return []


def _turns_round(token: Token) -> bool:
    """Whether the subject may stand behind: "said the mayor", "…, explained the mayor"."""
    said = token.tag_ in ("VBD", "VBZ", "VBN") and token.lower_ in verbs("say")
    return token.lower_ in ("said", "says") or (said and _closes(token))


def _closes(token: Token) -> bool:
    """Whether what is told ends right before a verb: "…, writes the weekly"."""
    return token.i > token.sent.start and token.nbor(-1).text in _CLOSED


_CLOSED = frozenset({",", "”", '"', "''"})
_REACH = 9
"""Words from "said" to the head of the phrase behind it."""


def _objects(token: Token, *prepositions: str) -> list[Token]:
    return [p for c in token.children if c.lower_ in prepositions for p in c.children]


def _silent(token: Token, sent: Sent) -> list[Token]:
    """Who "declined to comment", "would not comment", "had no immediate comment"."""
    refused = token.dep_ == "xcomp" and token.head.lower_ in REFUSED
    none = token.dep_ == "dobj" and any(c.lower_ == "no" for c in token.children)
    if refused or none:
        return subjects(token.head)
    bare = token.tag_ == "VB" or (token.dep_ == "ROOT" and token.i == sent.end - 2)
    return subjects(token) if bare and negated(token) else []


def _unconfirming(token: Token, sent: Sent) -> list[Token]:
    """ "There was no confirmation (of the raid) from X"."""
    if not UNABLE.search(sent.text):
        return []
    own = [p for c in token.subtree if c.lower_ == "from" and c.i > token.i for p in c.children]
    return own or _objects(token, "from") or _objects(token.head, "from")


def _accounted(token: Token) -> list[Token]:
    """ "By X's account", "in the words of X", "X's figure was 40 dead"."""
    by = token.dep_ == "pobj" and token.head.lower_ in ("by", "in", "on")
    given = token.dep_ == "nsubj" and token.lower_ in _SUMS
    if not given and not (by and token.lower_ in _ACCOUNTS):
        return []
    owners = [c for c in token.children if c.dep_ == "poss"]
    return [o for o in owners if not o.tag_.startswith("PRP")] or _objects(token, "of", "from")


def is_count(token: Token) -> bool:
    """ "Put the number of dead at 43", "gave a toll of nine", "counted six bodies"."""
    if token.lower_ in verbs("count"):
        return any(c.dep_ == "dobj" for c in token.children)
    if token.lower_ in _NAMING:
        return any(c.lower_ in _NAMED and c.dep_ == "dobj" for c in token.children)
    given = [c for c in token.children if c.dep_ == "dobj"] if token.lower_ in _GIVING else []
    given += _objects(token, "to") if token.lower_ in _CHANGING else []  # "to seven the number"
    at = (p for c in token.children if c.lower_ == "at" for p in c.children)
    return any(c.lower_ in _FIGURES for c in given) or (
        bool(given) and any(p.tag_ == "CD" or p.lower_ == "number" for p in at)
    )


def puts_down(token: Token) -> bool:
    """ "Put the crash down to a fault", "putting it down to the rebels"."""
    behind = {c.lower_ for c in token.rights}
    return token.lower_ in _PUTTING and {"down", "to"} <= behind


_PUTTING = frozenset("put puts putting".split())
_NAMING = frozenset("name named names identify identified identifies".split())
_NAMED = frozenset("dead victims victim deceased".split())


def makes_known(token: Token) -> bool:
    """ "The army made known", "let it be known that"."""
    return token.lower_ == "known" and token.head.lower_ in _LETTING


_LETTING = frozenset("made makes make let lets".split())


def _spoken_of(token: Token, sent: Sent) -> list[Token]:  # noqa: ARG001 (a rule like the others)
    """ "Spoke of 40 dead"."""
    return subjects(token) if any(c.lower_ == "of" for c in token.children) else []


def speaks_of_some(token: Token) -> bool:
    """ "Speak of six", "spoke of 40 dead"."""
    of = _objects(token, "of") if token.lower_ in _SPEAKING else []
    return any(t.tag_ == "CD" for o in of for t in (o, *o.lefts))


_SPEAKING = frozenset("spoke speaks speak boast boasts boasted".split())
_Rule = Callable[[Token, Sent], list[Token]]
_RULES: dict[str, _Rule] = {
    **dict.fromkeys(("comment", "commented", "information"), _silent),
    "according": lambda token, _: _objects(token, "to"),
    "confirmation": _unconfirming,
    "known": lambda token, _: subjects(token.head) if makes_known(token) else [],
    **dict.fromkeys(("learned", "learnt", "heard"), lambda token, _: _objects(token, "from")),
    **dict.fromkeys(("spoke", "speaks", "speak"), _spoken_of),
}
SILENCES = frozenset("comment commented information".split())
_ANYHOW = SILENCES | {"confirmation"}
"""Words that tell of a silence, also in a sentence that reports nothing."""


def right_before(token: Token) -> list[Token]:
    """The noun phrase before "said" where the parser ties it to other words.

    "… in a clash near Uri, the defence ministry said": no name for Uri.
    """
    if token.tag_ not in ("VBD", "VBP", "VBZ", "VBN") or token.i == token.sent.start:
        return []
    i = token.i - 1
    while i > token.sent.start and token.doc[i].lower_ in _BETWEEN:
        i -= 1
    head = _before_clause(token.doc[i])
    if head.dep_ == "appos" and can_speak(head.head.lower_):
        head = head.head  # "the mayor, John Doe, said"
    while head.dep_ == "pobj" and head.head.head.i < head.i and head.head.head.tag_ in NOUNS:
        if can_speak(head.lower_) and not is_voice(head.head.head.lower_):
            break
        head = head.head.head
    if head.tag_ not in NOUNS or head.i < token.sent.start:
        return []
    before = head.left_edge.i - 1
    parted = before >= token.sent.start and token.doc[before].text in (",", "”", '"', "''")
    if parted and head.dep_ not in ("pobj", "dobj"):
        return [head]
    if token.lower_ == "told" and head.dep_ == "appos" and head.tag_ == "NNP":
        return [head]  # "wounded 25 others Omar Aziz told the agency"
    return [head] if can_speak(head.lower_) else []


_BETWEEN = frozenset("have has had also later , earlier".split())
"""Words between a source and "said"."""


def _before_clause(token: Token) -> Token:
    """What a clause that ends here hangs on: "an official who asked not to be named"."""
    if is_voice(token.lower_):
        return token
    clauses = (t for t in (token, *token.ancestors) if t.dep_ in ("relcl", "acl"))
    clause = next(clauses, None)
    return token if clause is None or clause.right_edge.i != token.i else clause.head


def subjects(token: Token) -> list[Token]:
    """Who does it: the agent of a passive, the subject, or that of the verb it hangs on."""
    token = _sayer(token)
    active = any(c.dep_ == "nsubj" for c in token.children)  # "a colonel said by telephone"
    agents = [p for c in token.children if c.dep_ == "agent" for p in c.children]
    if agents and not active:
        return agents
    if any(c.dep_ == "auxpass" for c in token.children) and not active:
        return []  # "had entered the airspace and been warned"
    for verb in _chain(token):
        if charged := [c for c in verb.children if c.dep_ == "nsubjpass"]:
            # "They are accused of it and have denied it"
            return charged if verb is token.head and token.lower_ in verbs("deny") else []
        found = [c for c in verb.children if c.dep_ == "nsubj"]
        if found and found[0].lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
            return [verb.head]
        if len(found) > 1:  # "Children killed in raid, doctors say"; not "X and Y each said"
            named = [c for c in found if c.tag_ in NOUNS] or found
            # "his plane, the army said, was on the way"
            named = [c for c in named if c.tag_.startswith("NNP") or is_voice(c.lower_)] or named
            return [min(named, key=lambda c: abs(c.i - verb.i))]
        if found:
            return found
        if verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBD"):  # "a source told the agency"
            return [verb.head]
    return []


def _sayer(token: Token) -> Token:
    """ "Officials say a pilot was rescued but did not confirm the cause": the verb of who says so.

    The parser joins the silence, or the denial, to what is told, whose subject is not asked.
    """
    above = token.head.head
    silent = token.lower_ in verbs("confirm") | verbs("specify") and negated(token)
    denial = token.lower_ in verbs("deny") and any(
        c.dep_ == "nsubjpass" or (c.dep_ == "nsubj" and _is_mute(c)) for c in token.head.children
    )
    if token.dep_ != "conj" or any(c.dep_ == "nsubj" for c in token.children):
        return token
    told = token.head.dep_ == "ccomp" and above.lower_ in verbs("say") | verbs("confirm")
    joined = told and token.head.lower_ not in _all()
    return above if joined and (silent or denial) else token


def _is_mute(head: Token) -> bool:
    """ "The confession", which denies nothing."""
    return head.tag_ in ("NN", "NNS") and not can_speak(head.lower_)


def _chain(token: Token) -> Iterator[Token]:
    """The verb and those it shares a subject with: "said, blaming rebels for the attack"."""
    yield token
    for _ in range(2):
        if token.dep_ not in ("xcomp", "conj", "advcl", "ccomp"):
            return
        token = token.head
        yield token


def negated(token: Token) -> bool:
    """Whether a "not" stands before a verb or the one it hangs on."""
    head = token.head if token.dep_ in ("xcomp", "conj") else token
    around = [*token.children, *head.children]
    return any(
        (c.dep_ == "neg" or c.lower_ in ("unable", "not", "never", "neither")) and c.i < token.i + 1
        for c in around
    )
