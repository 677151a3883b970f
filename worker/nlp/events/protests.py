"""What a protest is about: "marched after a youth was shot" reports the march.

The grievance is an occurrence of its own only where it has its own time or place; else a second
article could not tell which one is meant, and what the article reports is peaceful.
"""

from __future__ import annotations

from worker.nlp.text.document import Token

_PROTESTS = frozenset(
    "protest protests protested protesting demonstrate demonstrates demonstrated demonstrating"
    " demonstration demonstrations march marches marched marching rally rallies rallied sit-in"
    " sit-ins vigil vigils procession petition placards picketed hartal bandh shutdown".split()
)
_STAGED = frozenset(
    "stage staged staging stages hold held holding holds organise organised organize organized"
    " take took taking join joined brought block blocked blocking barricaded camped paralysed"
    " paralyzed boycotted observed carried participated gathered attended".split()
)
_STREETS = _PROTESTS | frozenset({"streets", "road", "roads", "highway", "strike", "classes"})
_ABOUT = frozenset(
    "against after over following about for regarding to on because since due demanding".split()
)
_STANCES = frozenset(
    "solidarity reaction response support protest memory condemnation wake honour honor".split()
)
_STEPS = 12


def grievance(token: Token) -> Token | None:
    """The head of the phrase that says what a protest is about, if a trigger stands in it."""
    current = token
    for _ in range(_STEPS):
        above = current.head
        if above == current:
            return None
        if _is_protest(above) and _says_why(current, token):
            return current
        current = above
    return None


def _is_protest(word: Token) -> bool:
    if word.lower_ in _PROTESTS:
        return True
    if word.lower_ not in _STAGED:
        return False
    below = [*word.children, *(o for c in word.children if c.dep_ == "prep" for o in c.children)]
    return any(c.lower_ in _STREETS and c.dep_ in ("dobj", "pobj", "nsubjpass") for c in below)


def _says_why(link: Token, token: Token) -> bool:
    """Whether what hangs on a protest says why it is held: "after", "demanding justice for"."""
    if link.dep_ == "prep":
        stands = link.lower_ == "in" and any(c.lower_ in _STANCES for c in link.children)
        return stands or link.lower_ in _ABOUT
    if link.dep_ in ("advcl", "ccomp"):
        if link.i < link.head.i:
            return False  # "after X was shot, they marched": told first, and as news
        marked = any(c.dep_ == "mark" and c.lower_ in _ABOUT for c in link.children)
        return marked or (link != token and link.tag_ in ("VBG", "VB"))
    if link.dep_ in ("xcomp", "acl"):
        return link != token
    return link.dep_ == "dobj" and link.head.lower_.startswith("protest")
