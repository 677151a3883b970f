"""The forms of English verbs, so that triggers need no lemmatizer (which is slow)."""

from __future__ import annotations

import re

IRREGULAR: dict[str, str] = {
    "burn": "burns burning burned burnt",
    "beat": "beats beating beaten",
    "throw": "throws throwing threw thrown",
    "shoot": "shoots shooting shot",
    "hit": "hits hitting hit",
    "strike": "strikes striking struck stricken",
    "fight": "fights fighting fought",
    "slay": "slays slaying slew slain",
    "hurt": "hurts hurting hurt",
    "die": "dies dying died",
    "fall": "falls falling fell fallen",
    "take": "takes taking took taken",
    "overthrow": "overthrows overthrowing overthrew overthrown",
    "lose": "loses losing lost",
    "retake": "retakes retaking retook retaken",
    "overrun": "overruns overrunning overran overrun",
    "hang": "hangs hanging hanged hung",
    "rape": "rapes raping raped",
    "free": "frees freeing freed",
    "machinegun": "machineguns machinegunning machinegunned",
    "regain": "regains regaining regained",
    "repel": "repels repelling repelled",
    "kidnap": "kidnaps kidnapping kidnapped kidnaped",
    "gas": "gases gassing gassed",
    "sink": "sinks sinking sank sunk",
    "target": "targets targeting targeted",
    "bombard": "bombards bombarding bombarded",
    "bring": "brings bringing brought",
    "blow": "blows blowing blew blown",
    "go": "goes going went gone",
    "open": "opens opening opened",
    "come": "comes coming came",
    "hold": "holds holding held",
    "win": "wins winning won",
    "set": "sets setting",
    "drag": "drags dragging dragged",
    "drive": "drives driving drove driven",
    "find": "finds finding found",
    "mow": "mows mowing mowed mown",
    "cut": "cuts cutting",
    "swap": "swaps swapping swapped",
    "spirit": "spirits spiriting spirited",
    "lead": "leads leading led",
    "discover": "discovers discovering discovered",
    "recover": "recovers recovering recovered",
    "pepper": "peppers peppering peppered",
    "put": "puts putting",
    "admit": "admits admitting admitted",
    "lay": "lays laying laid",
}
_VOWELS = "aeiou"
_SHORT = re.compile(r"[^aeiou]{1,3}[aeiou][^aeiouwxy]")
"""Verbs that double their last letter: "grab", "slam"."""


def forms(verb: str) -> frozenset[str]:
    """All forms of a verb: base, -s, -ing, past, participle."""
    if verb in IRREGULAR:
        return frozenset([verb, *IRREGULAR[verb].split()])
    if verb.endswith("e"):
        return frozenset([verb, verb + "s", verb[:-1] + "ing", verb + "d"])
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return frozenset([verb, verb[:-1] + "ies", verb + "ing", verb[:-1] + "ied"])
    if _SHORT.fullmatch(verb):
        return frozenset([verb, verb + "s", verb + verb[-1] + "ing", verb + verb[-1] + "ed"])
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return frozenset([verb, verb + ending, verb + "ing", verb + "ed"])
