"""The pipeline over files, without Kafka: what `clean`, `extract`, `resolve` and `evaluate` run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from worker.bootstrap import build_pipeline
from worker.domain.article import Article
from worker.domain.incident import Candidate, Incident
from worker.domain.outcome import Understanding
from worker.errors import ArticleError
from worker.files import Record, Unreadable, read
from worker.incidents.explain import explain, explain_resolution
from worker.incidents.resolve import resolve_all
from worker.pipeline import Message
from worker.pool import BATCH_ARTICLES, Pool
from worker.settings import Settings

OnUnreadable = Callable[[Unreadable], None]


def messages(paths: Sequence[str], on_unreadable: OnUnreadable) -> Iterator[Message]:
    """The articles of files and folders as they would arrive on the topic."""
    for item in read(paths):
        if isinstance(item, Record):
            yield Message(item.value, item.key)
        else:
            on_unreadable(item)


def understand(
    settings: Settings, paths: Sequence[str], on_unreadable: OnUnreadable
) -> Iterator[Understanding]:
    """What each article says, in the order of the files.

    With one process everything happens in this one, which starts faster and can be debugged.
    """
    found = messages(paths, on_unreadable)
    if settings.processes == 1:
        pipeline = build_pipeline(settings)
        while batch := list(islice(found, BATCH_ARTICLES)):
            yield from pipeline.understand_all(batch)
        return
    with Pool(settings, build_pipeline) as pool:
        yield from pool.map(found)


def clean(
    settings: Settings, paths: Sequence[str], on_unreadable: OnUnreadable
) -> Iterator[Article | Unreadable]:
    """Each article after cleaning, or why it is rejected."""
    pipeline = build_pipeline(settings)
    for message in messages(paths, on_unreadable):
        try:
            yield pipeline.clean(pipeline.decode(message.value or b""), None)
        except ArticleError as error:
            name = pipeline.identify(message.value, message.key)
            yield Unreadable(name, f"{error.code}: {error}")


def explanations(
    settings: Settings, paths: Sequence[str], on_unreadable: OnUnreadable
) -> Iterator[str]:
    """Why each candidate is what it is: rules, spans, scores; for a person."""
    pipeline = build_pipeline(settings)
    for message in messages(paths, on_unreadable):
        understanding = pipeline.understand(message)
        yield f"{understanding.outcome.article_id}: {understanding.outcome.kind}"
        if (article := understanding.article) is not None:
            yield from explain(article, pipeline.annotations(article), understanding.candidates)


def resolve(
    settings: Settings, paths: Sequence[str], on_unreadable: OnUnreadable
) -> list[Incident]:
    """The incidents over all articles, resolved in the order of the files."""
    return resolve_all(_reports(settings, paths, on_unreadable))


def resolutions(
    settings: Settings, paths: Sequence[str], on_unreadable: OnUnreadable
) -> Iterator[str]:
    """Why each report is of the incident that it is of; for a person."""
    return explain_resolution(_reports(settings, paths, on_unreadable))


def _reports(
    settings: Settings, paths: Sequence[str], on_unreadable: OnUnreadable
) -> Iterator[tuple[str, tuple[Candidate, ...]]]:
    for understanding in understand(settings, paths, on_unreadable):
        yield understanding.outcome.article_id, understanding.candidates
