"""Where the parse goes wrong in a way that can be told from the parse itself.

- "On 3 May, presumed X militants abducted a trader": of "presumed" behind a date it makes the verb
  of which the suspects are the object
- "The men, said the monitor, had been beaten": a verb of saying in what it reports gets those as
  its subject who are told of, beside the one who says it
- "Two traders, kidnapped in May, were freed": a participle becomes the verb of the sentence
- "Group A (the branch of X), and Group B claimed it": a verb has one subject, and gets two
- "The rebel organization X shot a judge": so too where a name stands behind what it is the name of
- "Shot dead his boss", "shot a former rebel dead": victims are no objects
- "Shot down 12 out of 15 drones": the verb gets what the number is out of
- "On 3 May soldiers killed a trader": who acts becomes a part of the day (`dated_subjects`)
"""

from __future__ import annotations

from worker.nlp.text.dated_subjects import free_dated
from worker.nlp.text.document import Doc, Token
from worker.nlp.text.heads import heads
from worker.nlp.text.tying import forget, tie

_SUBJECTS = ("nsubj", "nsubjpass")


def mend(doc: Doc) -> Doc:
    """The document with all that can be told mended."""
    steps = (
        free_dated,
        free_suspects,
        part_asides,
        free_participles,
        join_subjects,
        name_subjects,
        count_parts,
    )
    for step in steps:
        doc = step(doc)
    return find_objects(doc)


def join_subjects(doc: Doc) -> Doc:
    """The document with the second of two subjects that "and" joins as a conjunct of the first."""
    for verb in doc:
        both = [c for c in verb.children if c.dep_ in _SUBJECTS and c.i < verb.i]
        if len(both) == 2 and _are_joined(*both):
            tie(both[1], both[0], "conj")
            forget(both[0])
    return doc


def name_subjects(doc: Doc) -> Doc:
    """The document with the name right behind a subject given to it: "the organization X shot"."""
    for verb in doc:
        both = [c for c in verb.children if c.dep_ in _SUBJECTS and c.i < verb.i]
        if len(both) == 2 and _is_name_of(both[1], both[0]):
            tie(both[1], both[0], "appos")
            forget(both[0])
    return doc


def _is_name_of(name: Token, noun: Token) -> bool:
    alike = name.dep_ == noun.dep_ and noun.tag_ == "NN" and name.tag_.startswith("NNP")
    return alike and name.left_edge.i == noun.i + 1


def free_participles(doc: Doc) -> Doc:
    """The document with what commas part given to the subject: "X, shot in May, died"."""
    for verb in doc:
        main = next((c for c in verb.children if _is_main(c, verb)), None)
        subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
        if main is None or subject is None or not _is_aside(verb, subject):
            continue
        root = verb.head is verb
        tie(main, main if root else verb.head, verb.dep_)
        passive = any(c.dep_ == "auxpass" for c in main.children)
        tie(subject, main, "nsubjpass" if passive else "nsubj")
        tie(verb, subject, "acl")
        forget(main)
    return doc


def _is_main(later: Token, verb: Token) -> bool:
    """A verb with no subject of its own that only a comma joins to another."""
    if later.dep_ != "conj" or not later.tag_.startswith("VB") or later.i < verb.i:
        return False
    first = min(c.i for c in (later, *later.lefts) if c.dep_ in ("aux", "auxpass") or c is later)
    joined = any(c.dep_ == "cc" and c.i > verb.i for c in verb.children)
    return not joined and later.doc[first - 1].text == "," and not _has_subject(later)


def _is_aside(verb: Token, subject: Token) -> bool:
    """Whether a verb that may be a participle stands right behind a comma and its subject."""
    bare = not any(c.dep_ in ("aux", "auxpass", "dobj") for c in verb.children)
    return (
        bare
        and verb.tag_ in ("VBD", "VBN")
        and verb.nbor(-1).text == ","
        and (subject.right_edge.i in (verb.i - 1, verb.i - 2))
    )


def count_parts(doc: Doc) -> Doc:
    """The document with what a number is out of given to the number: "12 out of 15 drones"."""
    for out in doc:
        if out.lower_ != "out" or not 0 < out.i < len(doc) - 1 or out.nbor().lower_ != "of":
            continue
        number = out.nbor(-1)
        if number.tag_ == "CD" and out.head is not number and number.head is not out:
            verb = out.head
            tie(out, number, "prep")
            if number.head.head is verb and number.dep_ == "npadvmod":  # of "down"
                tie(number, verb, "dobj")
            forget(number)
    return doc


def find_objects(doc: Doc) -> Doc:
    """The document with the victims behind a verb as its objects: "shot dead his boss"."""
    for verb in doc:
        if not verb.tag_.startswith("VB"):
            continue
        lost = _before_dead(verb) or _behind_dead(verb) or _second_subject(verb)
        if lost is not None and not any(c.dep_ == "dobj" for c in verb.children):
            tie(lost, verb, "dobj")
            forget(verb)
    return doc


def _before_dead(verb: Token) -> Token | None:
    """ "Shot a former rebel dead", of which the parser makes a dead one: the rebel."""
    dead = next((c for c in verb.children if c.lower_ == "dead" and c.dep_ == "dobj"), None)
    whom = dead and next((c for c in dead.lefts if c.i == dead.i - 1 and c.dep_ != "det"), None)
    if dead is None or whom is None or whom.lower_ not in heads():
        return None
    for child in (*dead.children,):
        if child is not whom:
            tie(child, whom if child.i < dead.i else verb, child.dep_)
    whom.tag_ = "NN"
    tie(dead, verb, "oprd")
    return whom


def _behind_dead(verb: Token) -> Token | None:
    """Who stands right behind "dead", whatever the parser takes them for."""
    dead = next((c for c in verb.children if c.lower_ == "dead" and c.i == verb.i + 1), None)
    if dead is None:
        return None
    near = [c for c in (*dead.children, *verb.rights) if c.left_edge.i == dead.i + 1]
    return next((c for c in near if c.dep_ in ("dobj", "npadvmod", "nsubj", "dep")), None)


def _second_subject(verb: Token) -> Token | None:
    """Who stands right behind a verb that has its subject already."""
    active = not any(c.dep_ in ("auxpass", "ccomp") for c in verb.children)
    first = any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)
    behind = (c for c in verb.rights if c.dep_ == "nsubj" and c.left_edge.i == verb.i + 1)
    return next(behind, None) if active and first else None


def _are_joined(first: Token, second: Token) -> bool:
    return first.dep_ == second.dep_ and any(
        c.dep_ == "cc" and c.i < second.i for c in first.rights
    )


def free_suspects(doc: Doc) -> Doc:
    """The document with the object of a "presumed" that presumes nothing as the subject behind."""
    for verb in doc:
        if verb.lower_ not in _DOUBTED or not verb.tag_.startswith("VB"):
            continue
        whom = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
        deed = next((c for c in verb.children if _is_deed_of(c, whom)), None)
        if whom is not None and deed is not None and not _has_subject(verb):
            _turn(verb, whom, deed)
    return doc


def part_asides(doc: Doc) -> Doc:
    """The document with the subject before an aside ("…, said the army, …") given to its verb."""
    for said in doc:
        if said.dep_ != "parataxis" or said.i > said.head.i or _has_subject(said.head):
            continue
        told = [c for c in said.children if c.dep_ == "nsubj" and c.i < said.i]
        if len(told) == 1 and any(c.dep_ == "nsubj" and c.i > said.i for c in said.children):
            passive = any(c.dep_ == "auxpass" for c in said.head.children)
            tie(told[0], said.head, "nsubjpass" if passive else "nsubj")
            forget(said)
    return doc


_DOUBTED = frozenset("presumed suspected alleged".split())


def _is_deed_of(token: Token, whom: Token | None) -> bool:
    """Whether a verb beside has no subject but those who stand right before it."""
    finite = token.tag_ in ("VBD", "VBP", "VBZ") and token.dep_ in ("conj", "ccomp", "dep")
    return whom is not None and finite and token.i > whom.i and not _has_subject(token)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in _SUBJECTS for c in verb.children)


def _turn(doubt: Token, whom: Token, deed: Token) -> None:
    """Makes the deed the verb of the clause, the suspects its subject, the doubt an adjective."""
    root = doubt.head is doubt
    tie(deed, deed if root else doubt.head, doubt.dep_)
    for child in doubt.children:
        if child is not whom:
            tie(child, deed, child.dep_)
    passive = any(c.dep_ == "auxpass" for c in deed.children)
    tie(whom, deed, "nsubjpass" if passive else "nsubj")
    tie(doubt, whom, "amod")
    forget(deed)
