"""How those fared who were shot, hit, burned or stabbed, where the word itself does not say it."""

from __future__ import annotations

import re
from itertools import pairwise

from worker.domain.annotations import Harm
from worker.nlp.actors.harm_words import TRANSITIVE
from worker.nlp.text.document import Token
from worker.nlp.tolls.patterns import DEATHS, HIT, HURT_ONLY, SURVIVED

SHOT = frozenset("shot shoot shoots".split())
"""Words of a shot that need not kill."""


def harm_of_shot(verb: Token) -> Harm | None:
    """What became of those who were shot: dead, unless their sentence or those beside it say more.

    In a report of some length in which nobody dies at all they are hurt. None where others are the
    dead, or the words do not tell.
    """
    if _LIMB.match(_behind(verb)):
        return Harm.INJURED
    wounded = any(TRANSITIVE.get(c.lower_) is Harm.INJURED for c in verb.conjuncts)
    around = _around(verb)
    if wounded or SURVIVED.search(verb.sent.text) or _SOME_DIED.search(around):
        return None
    if HURT_ONLY.search(around) and not DEATHS.search(around):
        return Harm.INJURED
    if HIT.search(verb.sent.text):
        return None
    told = len(verb.doc) < _NOTE or DEATHS.search(verb.doc.text)
    return Harm.KILLED if told else Harm.INJURED


_SOME_DIED = re.compile(
    r"\b(?:of (?:those|them|whom|the (?:\w+ )?victims|the wounded)(?: \w+){0,2}?"
    r" (?:died|dead|were killed|was killed)|(?:at least )?\w+ (?:of them )?fatally)\b",
    re.IGNORECASE,
)
""" "Eleven people were shot. Three of them died"."""


def is_mixed(verb: Token) -> bool:
    """Whether the sentences around tell of the hurt and of the dead, and not who is which."""
    around = _around(verb)
    return bool(HURT_ONLY.search(around) and DEATHS.search(around))


def _around(verb: Token) -> str:
    return verb.doc[max(0, verb.sent.start - _NEAR) : verb.sent.end + _NEAR].text


_NOTE = 60
"""Words from which a report would say that somebody died."""


def _behind(verb: Token) -> str:
    """The rest of the clause of a verb, up to a comma."""
    return verb.doc[verb.i : verb.sent.end].text.partition(",")[0]


_LIMB = re.compile(
    r"\w+(?: (?!(?:dead|and|kill\w*|die[ds]?)\b)[\w'’-]+){0,4}? in (?:the|his|her|one|both|an?) "
    r"(?:(?:left|right|lower|upper) )?(?:arms?|hands?|legs?|foot|feet|knees?|thighs?|ankles?"
    r"|shoulders?|buttocks)\b(?! and (?:died|bled)\b)",
    re.IGNORECASE,
)
""" "Shot a boy in the leg": of which nobody dies at once."""


def is_deadly(token: Token) -> bool:
    """ "shot dead", "burned alive", "hacked to death"; "shot and killed" is told by "killed"."""
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 13]]
    hit = [c for c in token.children if c.dep_ == "dobj"]
    ends = [*token.children, *(c for o in hit for c in o.children)]
    if any(c.lower_ in ("fatally", "mortally") for c in token.children):
        return True
    if after[:1] == ["dead"] or any(c.lower_ in ("dead", "alive") for c in ends):
        return True
    return any(a == "to" and b == "death" for a, b in pairwise(after))


def is_to_death(verb: Token) -> bool:
    """ "Starved to death", whatever the verb; not "sentenced to death"."""
    if verb.tag_ not in ("VBN", "VBD", "VBG") or verb.lower_ in _JUDGED:
        return False
    return [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]] == ["to", "death"]


_JUDGED = frozenset("sentenced sentencing condemned condemning doomed".split())


_NEAR = 25
"""Words beside a sentence that may say how somebody fared who was shot."""
