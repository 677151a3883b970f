"""The errors of articles: each has a code that stands wherever codes are told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from tests.contract.contract import examples, schema, validator
from worker import errors
from worker.domain.outcome import NoIncidentReason
from worker.errors import ArticleError, IncidentsError, article_errors

ERRORS = pytest.mark.parametrize("error", article_errors(), ids=lambda error: error.__name__)


def subclasses(cls: type[IncidentsError]) -> Iterator[type[IncidentsError]]:
    """All classes below one, at any depth."""
    for child in cls.__subclasses__():
        yield child
        yield from subclasses(child)


def test_article_errors_are_all_there_are() -> None:
    """None is missing in the list that the other tests go by."""
    assert set(article_errors()) == set(subclasses(ArticleError))


@ERRORS
def test_an_article_error_has_a_code_and_a_stage(error: type[ArticleError]) -> None:
    """Code and stage are words fit for a header and a metric label."""
    assert re.fullmatch("[a-z0-9_]+", error.code)
    assert re.fullmatch("[a-z]+", error.stage)


def test_codes_tell_errors_and_reasons_apart() -> None:
    """No two errors share a code, and none is also a reason for having no incident."""
    codes = [error.code for error in article_errors()] + [r.value for r in NoIncidentReason]
    assert len(set(codes)) == len(codes)


def test_the_outcome_schema_has_all_codes() -> None:
    """The codes that readers of outcomes are told are those that there are, in their order."""
    told = schema("outcome")["$defs"]["error_code"]["enum"]
    assert told == [error.code for error in article_errors()]


@ERRORS
def test_dead_letters_may_have_the_code(error: type[ArticleError]) -> None:
    """The schema of dead letters takes the code of each error."""
    (good, *_) = examples("valid", "dead-letter")
    headers = json.loads(good.read_text("utf-8")) | {"__incidents.errors.code": error.code}
    validator("dead-letter").validate(headers)


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    """The drawing at the top of `errors` has each class, and no class that is not there."""
    drawn = re.findall(r"── (\w+)", errors.__doc__ or "")
    assert drawn == [cls.__name__ for cls in subclasses(IncidentsError)]


def test_every_error_says_who_must_act_or_what_is_wrong() -> None:
    """Each class has a docstring of its own."""
    assert all(cls.__doc__ for cls in subclasses(IncidentsError))
