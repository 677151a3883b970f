"""A cheap pipeline whose articles say in their own text what shall become of them.

A raw article is `{"id": …, "text": …}`; its text is a list of words:

    incident:<place>:<country>   one candidate there, on a day that depends on the place alone
    nothing                      no incident
    defect, crash, hang, freeze  the pipeline fails, dies, sleeps, sleeps deaf to signals
    sleep:<seconds>              takes so long
"""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import time
import zlib
from collections.abc import Iterator, Sequence
from functools import partial

from worker.clean import clean_article
from worker.domain.annotations import Annotations
from worker.domain.article import Article
from worker.domain.incident import (
    AcledCode,
    Candidate,
    Casualties,
    DateRange,
    Location,
    PloverCode,
    SourceReport,
)
from worker.domain.kinds import (
    DatePrecision,
    DateSource,
    EventType,
    PlacePrecision,
    Polarity,
    Salience,
)
from worker.pipeline import Pipeline
from worker.settings import Settings
from worker.wire.raw import decode_raw, identify

NOISE = (
    "This sentence is here so that the article has enough text to be read as one, "
    "and so that its language can be told."
)


def build(settings: Settings) -> Pipeline:
    """A pipeline that really decodes and cleans, and only pretends to read."""
    return Pipeline(
        decode=partial(decode_raw, max_bytes=settings.max_article_bytes),
        clean=partial(clean_article, max_chars=settings.max_text_chars),
        parse=_parse,
        annotate=_annotate,
        propose=_propose,
        identify=identify,
    )


def article(article_id: str, *words: str, **more: object) -> bytes:
    """A raw article that the fake pipeline can read."""
    return json.dumps({"id": article_id, "text": f"{' '.join(words)} {NOISE}"} | more).encode()


def _parse(articles: Sequence[Article]) -> list[str]:
    return [article.text for article in articles]


def _annotate(text: str) -> Annotations:
    for word in text.split():
        _act(word)
    return Annotations()


def _act(word: str) -> None:
    name, _, argument = word.partition(":")
    match name:
        case "defect":
            raise ZeroDivisionError("a defect of the fake pipeline")
        case "crash":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            time.sleep(600)
        case "freeze":
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            time.sleep(600)
        case "sleep":
            time.sleep(float(argument))


def _propose(article: Article, _annotations: Annotations) -> tuple[Candidate, ...]:
    return tuple(_candidates(article))


def _candidates(article: Article) -> Iterator[Candidate]:
    for word in article.text.split():
        name, _, argument = word.partition(":")
        if name == "incident":
            place, _, country = argument.partition(":")
            yield candidate(article.article_id, place, country)


def candidate(article_id: str, place: str, country: str) -> Candidate:
    """What an article says of the one incident that a place has."""
    number = zlib.crc32(place.encode())
    day = dt.date(2016, 1, 1) + dt.timedelta(days=number % 20_000 // 10 * 10)
    return Candidate(
        event_type=EventType.SHELLING,
        plover=PloverCode("ASSAULT", "heavy-weapons"),
        acled=AcledCode("Explosions/Remote violence", "Shelling/artillery/missile attack"),
        summary=f"Shelling in {place}",
        salience=Salience.MAIN,
        polarity=Polarity.ASSERTED,
        date=DateRange(day, day, DatePrecision.DAY, DateSource.TEXT),
        location=Location(
            PlacePrecision.EXACT,
            name=place,
            country_code=country,
            latitude=number % 90,
            longitude=number % 180,
        ),
        actors=(),
        aircraft=(),
        weapons=(),
        casualties=Casualties(),
        crew=(),
        claims=(),
        confidence=0.9,
        source=SourceReport(article_id, fingerprint=f"f-{article_id}", url=article_id),
    )
