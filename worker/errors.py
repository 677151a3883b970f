"""Every error that the project raises, in one tree.

    IncidentsError
    ├── ArticleError            the producer of the article must act; the article is dead-lettered
    │   ├── NotUtf8             bytes that are no UTF-8
    │   ├── NotJson             not one JSON object
    │   ├── TooLarge            more bytes than a worker accepts
    │   ├── TooDeep             JSON nested deeper than any article is
    │   ├── InvalidRecord       JSON that breaks the schema of a raw article
    │   ├── NoText              nothing left to read after cleaning
    │   └── Unprocessable       the pipeline failed on this article: the maintainers must act
    ├── SettingsError           the operator must act: a setting is missing or wrong
    ├── TopicsError             the operator must act: topics are missing or differ from topics.toml
    ├── BrokerError             the operator must act: the broker does not answer or refuses
    ├── InputError              the user must act: a file or argument cannot be used
    ├── ModelError              the operator must act: the language model is missing or unfit
    └── PoolStopped             nobody: the work was cut short by a stop, and will be done again

An `ArticleError` never stops a worker: its `code` goes into the outcome, the dead letter and the
metrics label of the article. Every other error ends the process, with a message that names it.
"""

from __future__ import annotations

from typing import ClassVar


class IncidentsError(Exception):
    """Base of every error that this project raises on purpose."""

    exit_code: ClassVar[int] = 1
    """What a command that fails with this error exits with."""


class ArticleError(IncidentsError):
    """One article cannot be processed; `code` is stable and goes into dead letters and metrics."""

    code: ClassVar[str]
    stage: ClassVar[str]


class NotUtf8(ArticleError):
    """The bytes of the value are not UTF-8."""

    code = "not_utf8"
    stage = "decode"


class NotJson(ArticleError):
    """The value is not one JSON object."""

    code = "not_json"
    stage = "decode"


class TooLarge(ArticleError):
    """The value has more bytes than `Settings.max_article_bytes`."""

    code = "too_large"
    stage = "decode"


class TooDeep(ArticleError):
    """The JSON is nested deeper than `wire` accepts."""

    code = "too_deep"
    stage = "decode"


class InvalidRecord(ArticleError):
    """The JSON object breaks the schema of a raw article."""

    code = "invalid_record"
    stage = "validate"


class NoText(ArticleError):
    """After cleaning there is no text to read."""

    code = "no_text"
    stage = "clean"


class Unprocessable(ArticleError):
    """The pipeline itself failed on this article (a defect of ours, not of the producer's)."""

    code = "unprocessable"
    stage = "understand"


class SettingsError(IncidentsError):
    """A setting is missing, unknown or out of range."""

    exit_code = 2


class TopicsError(IncidentsError):
    """Topics are missing on the broker or differ from `topics/topics.toml`."""

    exit_code = 4


class BrokerError(IncidentsError):
    """The broker cannot be reached, or refuses what was asked."""

    exit_code = 3


class InputError(IncidentsError):
    """A path or an argument cannot be used."""

    exit_code = 2


class ModelError(IncidentsError):
    """The language model is not installed or lacks a component that is needed."""

    exit_code = 5


class PoolStopped(IncidentsError):
    """The pool of processes was stopped before it had read the article."""


def article_errors() -> tuple[type[ArticleError], ...]:
    """All article errors; tests hold that each has a code, a stage and a metric label."""
    return tuple(ArticleError.__subclasses__())
