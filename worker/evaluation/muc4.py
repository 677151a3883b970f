"""How well the roles of attacks are filled, against the reports and keys of MUC-4 (1992).

    python -m worker.evaluation.muc4 PATH [--errors N]

PATH holds JSON lines (also .gz) with `docid`, `doctext` and `templates`: each has five roles, a
role a list of entities, an entity a list of `[mention, offset]`. The reports are lower-cased and
are read as they come, without title and time of publication.

Gold: of each report and role the entities of all its templates; one whose mentions are all among
those of another is the same (Du, Rush and Cardie 2021, "GRIT: Generative Role-filler
Transformers for Document-level Event Entity Extraction").
Predicted: what the candidates of the report say of the roles; `muc4_roles` has the mapping.

Scored: CEAF-REE (`ceaf`) for each report and role; precision, recall and F1 are micro-averaged over
reports and roles. GRIT has 54.5 F1 on the test reports (TST3/4).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import string
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from worker.bootstrap import build_pipeline
from worker.evaluation.ceaf import Entity, Tally, pairs
from worker.evaluation.muc4_roles import ROLES, fill_roles
from worker.pipeline import Message
from worker.pool import Pool
from worker.settings import Settings, load_settings

Roles = Mapping[str, Sequence[Entity]]
"""The entities of one report by role."""

_ARTICLE = re.compile(r"\b(?:an?|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def normalize(mention: str) -> str:
    """Lower case without punctuation, articles and more than single spaces, as GRIT compares."""
    return " ".join(_ARTICLE.sub(" ", mention.lower().translate(_PUNCTUATION)).split())


def gold_roles(templates: Iterable[Mapping[str, Any]]) -> dict[str, list[Entity]]:
    """The entities of all templates of a report by role, each once."""
    gold: dict[str, list[Entity]] = {role: [] for role in ROLES}
    for template in templates:
        for role in ROLES:
            for mentions in template[role]:
                entity = frozenset(normalize(mention) for mention, *_ in mentions)
                if not any(entity <= other or other <= entity for other in gold[role]):
                    gold[role].append(entity)
    return gold


def as_entities(names: Mapping[str, Iterable[str]]) -> dict[str, list[Entity]]:
    """Names by role as entities of one mention each; a name of articles only is none."""
    plain = {role: map(normalize, found) for role, found in names.items()}
    return {role: [frozenset({name}) for name in found if name] for role, found in plain.items()}


@dataclass(frozen=True, slots=True)
class Error:
    """An entity of a role of a report that is missed or made up, and what stands on the other side.

    `kind` says why, as far as the report tells; the other side is all that is left there, or the
    role that has it.
    """

    doc: str
    role: str
    kind: str
    predicted: str
    gold: str

    def __str__(self) -> str:
        """One line."""
        return f"{self.doc} {self.role}: predicted {self.predicted or '-'}; gold {self.gold or '-'}"


@dataclass(slots=True)
class Result:
    """Tallies by role, over so many reports, and the errors."""

    reports: int = 0
    tallies: dict[str, Tally] = field(default_factory=lambda: dict.fromkeys(ROLES, Tally()))
    errors: list[Error] = field(default_factory=list)

    @property
    def micro(self) -> Tally:
        """The sum over the roles."""
        return sum(self.tallies.values(), Tally())

    def add(self, doc: str, gold: Roles, predicted: Roles) -> None:
        """Score one report."""
        self.reports += 1
        for role in ROLES:
            paired = pairs(gold[role], predicted[role])
            counted = Tally(len(paired), len(predicted[role]), len(gold[role]))
            self.tallies[role] += counted
            missed = [e for i, e in enumerate(gold[role]) if i not in paired]
            extra = [e for j, e in enumerate(predicted[role]) if j not in paired.values()]
            self.errors += _missed(doc, role, missed, extra, predicted)
            self.errors += _extra(doc, role, missed, extra, gold)


def _missed(
    doc: str, role: str, missed: Iterable[Entity], extra: Sequence[Entity], predicted: Roles
) -> Iterator[Error]:
    """Why gold is not found: nothing read, read in another role, in other words, or not at all."""
    for entity in missed:
        other = [r for r in ROLES if r != role and any(p <= entity for p in predicted[r])]
        near = [e for e in extra if _share(e, entity)]
        if not any(predicted.values()):
            kind, said = "missed, nothing found in the report", ""
        elif other:
            kind, said = "missed, in another role", other[0]
        elif near:
            kind, said = "missed, other words", _told(near)
        else:
            kind, said = "missed", _told(extra)
        yield Error(doc, role, kind, said, _told([entity]))


def _extra(
    doc: str, role: str, missed: Sequence[Entity], extra: Iterable[Entity], gold: Roles
) -> Iterator[Error]:
    """Why a prediction is wrong, where it is not told by what is missed."""
    for entity in extra:
        other = [r for r in ROLES if r != role and any(entity <= g for g in gold[r])]
        if not any(gold.values()):
            kind, true = "made up, no attack in the gold", ""
        elif other:
            kind, true = "made up, in another role", other[0]
        elif any(entity <= g for g in gold[role]):
            kind, true = "made up, found already", ""
        elif any(_share(entity, g) for g in missed):
            continue
        else:
            kind, true = "made up", _told(missed)
        yield Error(doc, role, kind, _told([entity]), true)


def _share(one: Entity, other: Entity) -> bool:
    """Whether two entities have a word in common."""
    return bool({w for m in one for w in m.split()} & {w for m in other for w in m.split()})


def _told(entities: Iterable[Entity]) -> str:
    return " / ".join(max(entity, key=len) for entity in entities)


def evaluate(settings: Settings, path: Path) -> Result:
    """Read the reports of a file and score the roles that their candidates fill."""
    records = read_reports(path)
    result = Result()
    with Pool(settings, build_pipeline) as pool:
        for record, read in zip(records, pool.map(map(message_of, records)), strict=True):
            text = read.article.text if read.article is not None else ""
            filled = fill_roles(read.candidates, text)
            result.add(record["docid"], gold_roles(record["templates"]), as_entities(filled))
    return result


def read_reports(path: Path) -> list[dict[str, Any]]:
    """The reports of a file of JSON lines (also .gz)."""
    raw = path.read_bytes()
    lines = (gzip.decompress(raw) if path.suffix == ".gz" else raw).splitlines()
    return [json.loads(line) for line in lines]


def message_of(record: Mapping[str, Any]) -> Message:
    """The report as a topic would have it: nothing of the gold."""
    return Message(json.dumps({"id": record["docid"], "text": record["doctext"]}).encode())


def main(arguments: Sequence[str]) -> None:
    """Print the scores, and the errors by kind and role with examples of each where asked."""
    parser = argparse.ArgumentParser(prog="worker.evaluation.muc4")
    parser.add_argument("path", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    asked = parser.parse_args(arguments)
    result = evaluate(load_settings(), asked.path)
    sys.stdout.write(f"{asked.path.name}: {result.reports} reports\n")
    for role, tally in (*result.tallies.items(), ("micro", result.micro)):
        sys.stdout.write(f"{role:8} {tally}\n")
    if asked.errors:
        sys.stdout.writelines(f"{line}\n" for line in _listed(result.errors, asked.errors))


def _listed(errors: Iterable[Error], shown: int) -> Iterator[str]:
    """The errors by kind and role, the most frequent first, so many of each."""
    by_kind: defaultdict[tuple[str, str], list[Error]] = defaultdict(list)
    for error in errors:
        by_kind[error.kind, error.role].append(error)
    for (kind, role), found in sorted(by_kind.items(), key=lambda item: -len(item[1])):
        yield f"{len(found):4} {role} {kind}"
        yield from (f"       {error}" for error in found[:shown])


if __name__ == "__main__":
    main(sys.argv[1:])
