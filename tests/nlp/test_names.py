"""The recogniser of names, on sentences of our own about names that are in no list."""

from __future__ import annotations

import numpy as np
import pytest

from worker.nlp.actors.phrases import names_person
from worker.nlp.model import Reader
from worker.nlp.names.features import Sentence, shape, surroundings
from worker.nlp.names.lists import classes_of, listed
from worker.nlp.names.recogniser import NameKind, find_names, kind_of, recogniser


def names(language: Reader, text: str) -> set[tuple[str, NameKind]]:
    """The names of a text with their kinds."""
    doc = language(text)
    return {(doc[n.start : n.end].text, n.kind) for n in find_names(doc)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Police said Tomas Velinski was arrested.", "Tomas Velinski", NameKind.PERSON),
        ("Fighting broke out near Brakovitsa on Monday.", "Brakovitsa", NameKind.PLACE),
        ("A spokesman for the Verany Relief Council said so.", "Verany Relief Council",
         NameKind.GROUP),
        ("They destroyed two vehicles and a mortar system.", "vehicles", NameKind.ARMS),
    ],
)  # fmt: skip
def test_names_that_no_list_has(language: Reader, text: str, name: str, kind: NameKind) -> None:
    """Are told by their words and those around."""
    assert (name, kind) in names(language, text)


def test_a_word_that_is_no_name_has_no_kind(language: Reader) -> None:
    """Nor has any word of a text that was not parsed into sentences."""
    doc = language("Three men were hurt.")
    assert [kind_of(token) for token in doc] == [None] * len(doc)


def test_a_sentence_reads_the_same_in_any_company(language: Reader) -> None:
    """What is asked before changes nothing."""
    text = "Tomas Velinski left. The Verany Relief Council met near Brakovitsa."
    doc, other = language(text), language(text)
    backwards = [kind_of(token) for token in reversed(list(doc))]
    assert backwards[::-1] == [kind_of(token) for token in other]


def test_the_best_path_is_that_of_all_paths(language: Reader) -> None:
    """Dynamic programming finds what trying all sequences of three words finds."""
    doc = language("Tomas Velinski left")
    sentence = Sentence(next(iter(doc.sents)), surroundings(doc))
    model = recogniser()
    scores, steps = model._scores(sentence.features()), model._steps
    every = scores[0][:, None, None] + scores[1][None, :, None] + scores[2][None, None, :]
    every = every + steps[:, :, None] + steps[None, :, :]
    best = np.unravel_index(every.argmax(), every.shape)
    assert model.label(sentence) == [model.labels[i] for i in best]


def test_lists_are_features(language: Reader) -> None:
    """A name of a list marks each of its words, a word its classes."""
    doc = language("The Free Syrian Army fired a Strela near Aleppo in Syria.")
    told = dict(zip([t.text for t in doc], listed(doc), strict=True))
    assert "starts group 2" in told["Free"]
    assert "in group 2" in told["Army"]
    assert "starts weapon 1" in told["Strela"]
    assert any("place" in name for name in told["Aleppo"])
    assert "starts country name 1" in told["Syria"]
    assert "title" in classes_of("general")
    assert shape("Su-25") == "Xx-dd"


@pytest.mark.parametrize(
    "who", ["The Verany Relief Council", "The Northern Verany Assembly", "Tomas Velinski"]
)
def test_a_body_is_no_person(language: Reader, who: str) -> None:
    """Two words with capitals are not yet the name of a man."""
    doc = language(f"{who} attacked the village of Brakovitsa, killing two men.")
    (subject,) = (token for token in doc if token.dep_ == "nsubj")
    assert names_person(subject, 0) is (who == "Tomas Velinski")


def test_only_a_name_with_a_capital_is_asked_for_its_kind(
    language: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a text without capitals calls a name may be a word."""
    monkeypatch.setattr("worker.nlp.actors.phrases.kind_of", lambda _: NameKind.GROUP)
    name = language("Tomas Velinski left.")[1]
    assert not names_person(name, 0)
    name.text = "velinski"
    assert names_person(name, 0)
