"""Raw articles from the values of `articles.raw`."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests import strategies
from worker.domain.article import Publisher, RawArticle
from worker.errors import (
    ArticleError,
    InvalidRecord,
    NoText,
    NotJson,
    NotUtf8,
    TooDeep,
    TooLarge,
)
from worker.wire.codec import dumps
from worker.wire.raw import decode_raw, identify

MAX_BYTES = 100_000
SECRET = "Kestrel"  # stands in the content of bad records; no message may repeat it


def decode(value: bytes) -> RawArticle:
    """`decode_raw` with a limit that matters to one test only."""
    return decode_raw(value, max_bytes=MAX_BYTES)


def decode_record(**fields: Any) -> RawArticle:
    """The raw article of a record with a text and these fields."""
    return decode(dumps({"text": "A jet fell.", **fields}))


def nested(depth: int) -> bytes:
    """A record with arrays in arrays."""
    return b'{"text": "A jet fell.", "x": ' + b"[" * depth + b"]" * depth + b"}"


def test_every_field_is_read() -> None:
    """A full record arrives with all that it says."""
    record = decode_record(
        id="a1",
        url="https://news.example/1",
        title="Jet down",
        html="<p>A jet fell.</p>",
        published_at="2016-05-01T10:00:00Z",
        fetched_at="2016-05-01T11:00:00Z",
        source={"name": "Example News", "domain": "news.example"},
        language="en",
    )
    assert record == RawArticle(
        article_id="a1",
        text="A jet fell.",
        html="<p>A jet fell.</p>",
        title="Jet down",
        url="https://news.example/1",
        published_at=dt.datetime(2016, 5, 1, 10, tzinfo=dt.UTC),
        fetched_at=dt.datetime(2016, 5, 1, 11, tzinfo=dt.UTC),
        publisher=Publisher("Example News", "news.example"),
        language="en",
    )


@pytest.mark.parametrize("body", ["text", "html"])
def test_text_or_html_is_enough(body: str) -> None:
    """A record needs no more than one of the two; what it does not say is None."""
    raw = decode(dumps({body: "A jet fell."}))
    assert (raw.text or raw.html, raw.title, raw.published_at) == ("A jet fell.", None, None)


def test_null_is_as_good_as_missing() -> None:
    """Producers that write every field, null where unknown, are understood."""
    names = "id url title html published_at fetched_at source language".split()
    value = dumps({"text": "A jet fell.", **dict.fromkeys(names)})
    digest = hashlib.sha256(value).hexdigest()
    assert decode(value) == RawArticle(f"sha256:{digest}", text="A jet fell.")


def test_unknown_fields_are_welcome() -> None:
    """Fields that the schema does not name change nothing."""
    assert decode_record(id="a", tags=["war"], score={"x": 1}) == decode_record(id="a")


def test_a_byte_order_mark_is_ignored() -> None:
    """UTF-8 with a byte order mark, as Windows writes it, is read."""
    assert decode(b'\xef\xbb\xbf{"id": "a", "text": "x"}') == RawArticle("a", text="x")


def test_the_last_of_duplicate_keys_counts() -> None:
    """A field that stands there twice has its last value, as in most readers of JSON."""
    assert decode(b'{"id": "a", "text": "first", "text": "last"}').text == "last"


def test_control_characters_and_emoji_arrive_as_they_are() -> None:
    """Whatever characters JSON can say are kept; cleaning them is not done here."""
    text = "\x00\u202eA jet\ufffd \U0001f6e9"
    assert decode_record(text=text).text == text


def test_as_many_bytes_as_allowed_are_accepted() -> None:
    """The limit on size is inclusive."""
    value = dumps({"text": "x"}).ljust(MAX_BYTES)
    assert decode(value).text == "x"


def test_nesting_that_is_deep_but_readable_is_accepted() -> None:
    """A deep field that is not ours does not cost the article."""
    assert decode(nested(1000)).text == "A jet fell."


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        pytest.param(b"", NotJson, "an empty value", id="empty"),
        pytest.param(b" \n", NotJson, "an empty value", id="blank"),
        pytest.param(b"Kestrel fell.", NotJson, "character 0", id="plain text"),
        pytest.param(b"<html>Kestrel</html>", NotJson, "character 0", id="a page"),
        pytest.param(b'{"text": "Kestrel', NotJson, "character", id="cut off"),
        pytest.param(b'{"text": "Kestrel"} {}', NotJson, "character 20", id="two objects"),
        pytest.param(b'{"text": NaN, "x": "Kestrel"}', NotJson, "character", id="NaN"),
        pytest.param(b'{"text": "Kestrel\n"}', NotJson, "control character", id="raw newline"),
        pytest.param(b'["Kestrel"]', NotJson, "a JSON array, not an object", id="array"),
        pytest.param(b'"Kestrel"', NotJson, "a JSON string, not an object", id="string"),
        pytest.param(b"17", NotJson, "a JSON integer, not an object", id="number"),
        pytest.param(b"null", NotJson, "a JSON null, not an object", id="null"),
        pytest.param(rb'{"text": "Kestrel \ud83d"}', NotJson, "surrogate", id="high surrogate"),
        pytest.param(rb'{"text": "Kestrel \udc00"}', NotJson, "surrogate", id="low surrogate"),
        pytest.param(b'{"text": "Kestrel \xe9"}', NotUtf8, "byte 0xe9 at 18", id="Latin-1"),
        pytest.param(b'{"text": "Kestrel \xed\xa0\xbd"}', NotUtf8, "0xed at 18", id="CESU-8"),
        pytest.param('{"text": "Kestrel"}'.encode("utf-16"), NotUtf8, "byte 0xff", id="UTF-16"),
        pytest.param(b"\x1f\x8b\x08\x00Kestrel", NotUtf8, "byte 0x8b", id="gzip"),
        pytest.param(nested(5000), TooDeep, "1,024 levels", id="deep"),
        pytest.param(b"[" * 90_000, TooDeep, "1,024 levels", id="deep and open"),
        pytest.param(b"x" * (MAX_BYTES + 1), TooLarge, "100,001 bytes", id="too large"),
        pytest.param(b"{}", NoText, "neither text nor html", id="nothing in it"),
        pytest.param(b'{"title": "Kestrel"}', NoText, "neither", id="a title alone"),
        pytest.param(b'{"text": null, "html": null}', NoText, "neither", id="both null"),
    ],
)
def test_what_is_no_article_is_refused_by_name(
    value: bytes, error: type[ArticleError], message: str
) -> None:
    """Each fault has its own error, and a message that says what and where, without the content."""
    with pytest.raises(error) as caught:
        decode(value)
    assert message in str(caught.value)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        pytest.param("id", 1.5, "id is a JSON number, not a string or integer", id="id: number"),
        pytest.param("id", True, "id is a JSON boolean", id="id: boolean"),
        pytest.param("id", [SECRET], "id is a JSON array", id="id: array"),
        pytest.param("url", 5, "url is a JSON integer, not a string", id="url"),
        pytest.param("title", [SECRET], "title is a JSON array, not a string", id="title"),
        pytest.param("text", {"p": SECRET}, "text is a JSON object, not a string", id="text"),
        pytest.param("html", False, "html is a JSON boolean, not a string", id="html"),
        pytest.param("published_at", 1462096800, "published_at is a JSON integer", id="published"),
        pytest.param("fetched_at", [], "fetched_at is a JSON array", id="fetched_at"),
        pytest.param("language", ["en"], "language is a JSON array", id="language"),
        pytest.param("source", [SECRET], "source is a JSON array", id="source"),
        pytest.param("source", {"name": 5}, "source.name is a JSON integer", id="source.name"),
        pytest.param("source", {"domain": []}, "source.domain is a JSON array", id="domain"),
    ],
)
def test_a_field_of_the_wrong_type_is_named(field: str, value: object, message: str) -> None:
    """The message names the field, its type and the right one, and repeats no content."""
    with pytest.raises(InvalidRecord) as caught:
        decode_record(**{field: value})
    assert message in str(caught.value)
    assert SECRET not in str(caught.value)


def test_an_integer_of_more_than_64_bits_is_no_id() -> None:
    """Such an id has lost its last digits when it gets here, so it is refused, not mixed up."""
    with pytest.raises(InvalidRecord):
        decode(b'{"id": 18446744073709551616, "text": "x"}')


@given(st.binary())
@example(b'{"text": "x", "source": {}}')
def test_any_bytes_are_an_article_or_an_article_error(value: bytes) -> None:
    """No value whatsoever makes decoding fail in a way that is not foreseen."""
    assert _verdict(value) in {"accepted", "not_utf8", "not_json", "no_text"}


@given(strategies.any_raw_records)
def test_any_record_is_an_article_or_an_article_error(record: dict[str, Any]) -> None:
    """No JSON object whatsoever makes decoding fail in a way that is not foreseen."""
    assert _verdict(dumps(record)) in {"accepted", "invalid_record", "no_text"}


@given(strategies.raw_records)
def test_good_records_are_accepted(record: dict[str, Any]) -> None:
    """A record with fields of the right types is an article with its text as it came."""
    raw = decode(dumps(record))
    assert (raw.text, raw.html) == (record.get("text"), record.get("html"))


def _verdict(value: bytes) -> str:
    try:
        decode(value)
    except ArticleError as error:
        return error.code
    return "accepted"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        pytest.param("2016-05-01T10:00:00Z", "2016-05-01T10:00:00+00:00", id="UTC"),
        pytest.param("2016-05-01T10:00:00+03:00", "2016-05-01T07:00:00+00:00", id="with zone"),
        pytest.param("2016-05-01T10:00:00", "2016-05-01T10:00:00+00:00", id="naive is UTC"),
        pytest.param("2016-05-01 10:00:00.5", "2016-05-01T10:00:00.500000+00:00", id="with space"),
        pytest.param("2016-05-01", "2016-05-01T00:00:00+00:00", id="a day"),
        pytest.param(" 2016-05-01 ", "2016-05-01T00:00:00+00:00", id="blanks around"),
        pytest.param("Sun, 01 May 2016 10:00:00 +0300", "2016-05-01T07:00:00+00:00", id="RFC 2822"),
        pytest.param("Sun, 01 May 2016 10:00:00 GMT", "2016-05-01T10:00:00+00:00", id="HTTP"),
        pytest.param("01 May 2016 10:00", "2016-05-01T10:00:00+00:00", id="RFC 2822, naive"),
    ],
)
def test_times_are_read_in_the_usual_forms(text: str, moment: str) -> None:
    """ISO 8601 and RFC 2822, with or without zone, become a time in UTC."""
    time = decode_record(published_at=text).published_at
    assert time is not None
    assert (time.isoformat(), time.tzinfo) == (moment, dt.UTC)


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2016-02-30", "01/05/2016", "0001-01-01T00:00:00+14:00", "May", "1462096800"],
)
def test_a_time_that_cannot_be_read_does_not_cost_the_article(text: str) -> None:
    """An unreadable time is dropped, the article kept."""
    assert decode_record(published_at=text, fetched_at=text).published_at is None


@given(st.text(st.characters(codec="utf-8")) | strategies.time_texts)
def test_no_time_whatsoever_costs_the_article(text: str) -> None:
    """Any string may stand where a time belongs."""
    assert decode_record(published_at=text).text == "A jet fell."


@pytest.mark.parametrize(
    ("source", "publisher"),
    [
        pytest.param("Example News", Publisher("Example News"), id="a name"),
        pytest.param("", Publisher(), id="an empty name"),
        pytest.param(None, Publisher(), id="null"),
        pytest.param({}, Publisher(), id="an empty object"),
        pytest.param({"domain": "news.example"}, Publisher(None, "news.example"), id="a domain"),
        pytest.param({"name": "", "domain": None}, Publisher(), id="empty fields"),
        pytest.param({"name": "X", "country": "GB"}, Publisher("X"), id="unknown fields"),
    ],
)
def test_publishers_are_names_or_objects(source: object, publisher: Publisher) -> None:
    """The source may be a string or an object; what it does not say is None."""
    assert decode_record(source=source).publisher == publisher


URL = "https://news.example/1"


@pytest.mark.parametrize(
    ("fields", "article_id"),
    [
        pytest.param({"id": "a1", "url": URL}, "a1", id="its id"),
        pytest.param({"id": 17, "url": URL}, "17", id="an integer"),
        pytest.param({"id": 0, "url": URL}, "0", id="zero"),
        pytest.param({"id": -5, "url": URL}, "-5", id="a negative integer"),
        pytest.param({"id": 17.0, "url": URL}, "17", id="an integer with a point"),
        pytest.param({"id": 2**64 - 1}, "18446744073709551615", id="64 bits"),
        pytest.param({"id": None, "url": URL}, URL, id="null, so its url"),
        pytest.param({"id": " ", "url": URL}, URL, id="blank, so its url"),
        pytest.param({"url": URL}, URL, id="no id, so its url"),
    ],
)
def test_an_article_is_named_by_id_or_url(fields: dict[str, Any], article_id: str) -> None:
    """The id names the article, else its url; both ways of asking agree."""
    value = dumps({"text": "A jet fell.", **fields})
    assert (decode(value).article_id, identify(value, b"key")) == (article_id, article_id)


@given(strategies.raw_records, st.none() | st.binary(max_size=5))
def test_identify_and_decode_agree(record: dict[str, Any], key: bytes | None) -> None:
    """The outcome of an article stands under the id that its candidates have, whatever the key."""
    value = dumps(record)
    assert identify(value, key) == decode(value).article_id


def test_an_article_without_id_or_url_is_named_by_its_content() -> None:
    """The same bytes have the same id, other bytes another."""
    one, other = dumps({"text": "A jet fell."}), dumps({"text": "A jet fell!"})
    assert identify(one, None) == identify(one, b"key") == decode(one).article_id
    assert identify(one, None) != identify(other, None)


@pytest.mark.parametrize(
    ("value", "key", "article_id"),
    [
        pytest.param(None, b"a1", "a1", id="retraction"),
        pytest.param(None, None, "sha256:null", id="retraction without key"),
        pytest.param(None, b"", "sha256:null", id="retraction with an empty key"),
        pytest.param(b"no JSON", b"a1", "a1", id="no JSON"),
        pytest.param(b"\xff", b"a1", "a1", id="no UTF-8"),
        pytest.param(nested(5000), b"a1", "a1", id="too deep"),
        pytest.param(b"[]", b"a\xff", "a\\xff", id="a key that is no UTF-8"),
        pytest.param(b'{"id": "a2"}', b"a1", "a2", id="no text, but an id"),
        pytest.param(b'{"id": [], "url": "u"}', b"a1", "u", id="a bad id, but a url"),
        pytest.param(b"", None, f"sha256:{hashlib.sha256().hexdigest()}", id="nothing at all"),
    ],
)
def test_whatever_arrives_has_a_name(
    value: bytes | None, key: bytes | None, article_id: str
) -> None:
    """What cannot be read is named by its key, else by its content."""
    assert identify(value, key) == article_id


@pytest.mark.parametrize("field", ["id", "url"])
def test_what_is_no_name_names_nothing(field: str) -> None:
    """A value of the wrong type is not taken for the id of some article."""
    value = dumps({field: True, "text": "x"})
    assert identify(value, b"a1") == f"sha256:{hashlib.sha256(value).hexdigest()}"


@given(st.none() | st.binary(), st.none() | st.binary())
def test_anything_can_be_named(value: bytes | None, key: bytes | None) -> None:
    """Every record of the topic has a name that Kafka can take as a key."""
    assert identify(value, key).encode()
