"""What the gate lets through of a firehose, and what it costs in incidents.

    python -m worker.evaluation.gate FIREHOSE GOLD...

The firehose is a file of articles of which hardly any reports an incident. The gold sets (folders
or `*.gold.jsonl`) are read twice, with the gate and without: lost is what only the second finds.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from worker.bootstrap import build_pipeline
from worker.errors import ArticleError
from worker.evaluation.gold import facts_of, read_gold
from worker.evaluation.matching import match
from worker.evaluation.sets import GoldSet, find_sets
from worker.nlp.annotator import Annotator, rough_sentences
from worker.nlp.triggers.gate import passes
from worker.offline import messages
from worker.pipeline import Pipeline
from worker.settings import Settings, load_settings


@dataclass(frozen=True, slots=True)
class Passed:
    """Sentences and articles of a firehose, those let through, and the incidents found in them."""

    sentences: int
    passed: int
    articles: int
    incidents: int

    @property
    def share(self) -> float:
        """Share of the sentences that the gate lets through."""
        return self.passed / self.sentences if self.sentences else 0.0


def firehose(settings: Settings, path: Path) -> Passed:
    """Run the gate over the sentences of a file, and the pipeline over its articles."""
    pipeline = build_pipeline(settings)
    sentences = passed = articles = incidents = 0
    for message in messages([str(path)], lambda _: None):
        try:
            article = pipeline.clean(pipeline.decode(message.value or b""), None)
        except ArticleError:
            continue
        found = [passes(sentence) for sentence in rough_sentences(article.text)]
        articles, sentences, passed = articles + 1, sentences + len(found), passed + sum(found)
        incidents += len(pipeline.understand(message).candidates)
    return Passed(sentences, passed, articles, incidents)


def lost(settings: Settings, sets: Sequence[GoldSet]) -> tuple[int, int]:
    """How many gold incidents are found without the gate only, and how many without it."""
    gated = build_pipeline(settings)
    open_gate = Annotator(settings.spacy_model, gate=lambda _: True)
    ungated = replace(gated, parse=open_gate.parse, annotate=open_gate)
    with_gate = {found for one in sets for found in _found(gated, one)}
    without = {found for one in sets for found in _found(ungated, one)}
    return len(without - with_gate), len(without)


def _found(pipeline: Pipeline, one: GoldSet) -> Iterator[tuple[str, int]]:
    gold = {document.doc: document for document in read_gold(one.gold)}
    for message in messages([str(one.articles)], lambda _: None):
        understanding = pipeline.understand(message)
        document = gold.get(understanding.outcome.article_id)
        if document is not None:
            facts = [facts_of(candidate) for candidate in understanding.candidates]
            yield from ((document.doc, n) for n, _ in match(document.incidents, facts))


def main(arguments: Sequence[str]) -> None:
    """Print both."""
    settings = load_settings()
    hose = firehose(settings, Path(arguments[0]))
    missing, every = lost(settings, find_sets([Path(path) for path in arguments[1:]]))
    sys.stdout.write(
        f"let through: {hose.passed:,} of {hose.sentences:,} sentences ({hose.share:.3f}); "
        f"{hose.incidents} incidents in {hose.articles:,} articles\n"
        f"lost: {missing} of {every} gold incidents that are found without the gate\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
