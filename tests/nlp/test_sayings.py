"""Who is heard in a sentence, what of it that source tells, and what is no report of its own."""

from __future__ import annotations

import pytest

from tests.nlp.reading import read
from worker.domain.kinds import Stance

HEARD = {
    "right before its verb without a comma": (
        (
            "A blast in the market of Taiz left 12 people dead and 30 injured a local source told"
            " the agency."
        ),
        ("local source", "confirms"),
    ),
    "behind a passive": (
        (
            "A raid on Harem killed nine civilians including four whose car was hit the civil"
            " defence said in a new toll."
        ),
        ("civil defence", "confirms"),
    ),
    "by telephone": (
        "Six soldiers died near Gao when a lorry struck a mine, a colonel said by telephone.",
        ("colonel", "confirms"),
    ),
    "whoever is the subject": (
        "A ship was hit by two rockets off Dubai on Sunday, port agents in Fujairah said.",
        ("port agents in Fujairah", "confirms"),
    ),
    "the monitor by where it is": (
        (
            "The Syrian Observatory for Human Rights said a raid on Harem killed nine people.\n\n"
            "The raid also wounded 20, the Britain-based organisation said."
        ),
        ("Syrian Observatory for Human Rights", "confirms"),
    ),
    "the fighters of the group": (
        "Boko Haram said a suicide bomber had blown himself up among soldiers in Maiduguri.",
        ("Boko Haram", "claims_responsibility"),
    ),
    "it does not know": (
        "A helicopter crashed near Sangin on Tuesday.\n\nNATO said it had no sign of hostile fire.",
        ("NATO", "cannot_confirm"),
    ),
    "it is looking into it": (
        (
            "A drone strike killed nine farmers near Kisimayu on Friday.\n\nThe army said it was"
            " looking into the reports."
        ),
        ("army", "cannot_confirm"),
    ),
}


@pytest.mark.parametrize(("text", "claim"), HEARD.values(), ids=HEARD.keys())
def test_heard(text: str, claim: tuple[str, str]) -> None:
    """A source with its stance."""
    found = {(c.source, c.stance.value) for c in read(text).claims}
    assert claim in found


SILENT = {
    "who is accused": "Police said two women, accused of spying, were killed near Ayacucho.",
    "who is believed to be": "Three attackers believed to be rebels hit Gao, killing six men.",
    "what may come": "A bomb killed six men in Gao.\n\nThe toll could rise, nurses said.",
    "hearsay": "A bomb killed six men in Gao.\n\nThe army is said to have fired on the crowd.",
    "lives": "A blast claimed most of the passengers of a bus near Gao on Sunday.",
    "what cannot be said": (
        "A raid on Gao killed six men.\n\nThe Russians cannot say they are fighting terror there."
    ),
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_not_heard(text: str) -> None:
    """Nobody but the police says anything of an occurrence."""
    assert {c.source for c in read(text).claims} <= {"Police"}


def test_each_source_tells_what_is_below_its_verb() -> None:
    """Two sources of a sentence do not share what each of them tells."""
    found = read(_BOTH)
    told = {c.source: {s.of(_BOTH) for s in c.told} for c in found.claims}
    assert told == {"army": {"killed"}, "residents": {"shot"}}


_BOTH = (
    "The army said troops killed five rebels near Kadun on Sunday, but residents said soldiers"
    " shot two farmers in Bela."
)


def test_they_are_those_who_were_told_of_before_the_army_speaks() -> None:
    """What rebels did is no deed of the army that tells it behind."""
    found = read(
        "Guerrillas blew up a truck near Cali, and they killed two guards when they seized a"
        " post, the military reported."
    )
    assert Stance.CLAIMS_RESPONSIBILITY not in {c.stance for c in found.claims}


NAMES = {
    "local": (
        "An explosion killed five people not far from central Taiz local media reported Monday.",
        "local media",
    ),
    "without its apostrophe": (
        (
            "AFP said a raid on Harem killed five. The AFPs correspondent in the town said"
            " nine people were killed."
        ),
        "AFP correspondent in the town",
    ),
    "of its owner": (
        "Syria's state news agency said nine people were killed in Harem on Sunday.",
        "Syria's state news agency",
    ),
}


@pytest.mark.parametrize(("text", "name"), NAMES.values(), ids=NAMES.keys())
def test_names(text: str, name: str) -> None:
    """Where the name of a source starts, and its own letters."""
    assert name in {c.source for c in read(text).claims}
