"""Lines that are not the article go, lines that are stay."""

from __future__ import annotations

import pytest

from worker.clean.boilerplate import best_run, cut_prompts, keep_article

NEWS = [
    (
        "Rebels shot down an army helicopter over the northern hills on Friday, the defence "
        "ministry said, in the second such loss within a week of heavy fighting."
    ),
    (
        "A spokesman said that both pilots had ejected before the machine hit the ground and "
        "that one of them had been found alive by a patrol near the river."
    ),
    (
        "The group that holds the area said in a statement that it had used a shoulder-fired "
        "missile, and showed a video of burning wreckage among the trees."
    ),
    (
        "Residents told reporters by telephone that they had heard a loud explosion shortly "
        "before noon and had seen smoke rise from the far side of the valley."
    ),
]

PROMPTS = {
    "donation": "Your donation helps us to keep our reporters in the field. Please support us.",
    "subscription": "Subscribe now for unlimited access and our daily newsletter",
    "comment prompt": "Leave a comment",
    "comment form": "Your email address will not be published. Required fields are marked *",
    "cookies": "We use cookies to improve your experience. By continuing you agree to our policy.",
    "copyright": "© 2016 The Test Post. All rights reserved.",
    "most popular": "Most popular",
    "similar": "Similar articles",
    "read more": "Read more: Ten things to know about the war in the hills",
    "share": "Share this on Facebook Twitter WhatsApp",
    "byline": "By Anna Example",
    "source": "Source: Test Agency",
    "caption": "Smoke rises over hills north of the capital, June 3, 2016. (Jo Doe/Test via AP)",
    "login": "Log in to comment",
    "mail check": "Thank you! Now check your email",
    "read time": "4 min read",
}


@pytest.mark.parametrize("prompt", PROMPTS.values(), ids=list(PROMPTS))
@pytest.mark.parametrize("at", [0, 2, 4], ids=["above", "inside", "below"])
def test_prompts_go_wherever_they_stand(prompt: str, at: int) -> None:
    """A line that is a prompt, a credit or a pointer is not the article; all news stays."""
    assert keep_article([*NEWS[:at], prompt, *NEWS[at:]]) == NEWS


SUBHEADS = {
    "subheading": "Second loss within a week",
    "quote as heading": "“We saw the smoke”",
    "short sentence": "Nobody was hurt.",
    "one with a claim": "Rebels claim responsibility for helicopter",
    "more": "More than thirty people died.",
    "search": "Search teams found the bodies",
    "relatives": "Relatives of the dead",
    "a dated sentence": "On 3 May 2013 the jet fell.",
}


@pytest.mark.parametrize("line", SUBHEADS.values(), ids=list(SUBHEADS))
def test_short_lines_of_the_article_stay(line: str) -> None:
    """Subheadings and short sentences between paragraphs are the article."""
    lines = [*NEWS[:2], line, *NEWS[2:]]
    assert keep_article(lines) == lines


def test_an_appeal_goes_as_a_whole() -> None:
    """Lines of an appeal go with it, though they have no prompt in them; the headings stay."""
    headings = ["Helicopter shot down over northern hills", "Both pilots ejected, ministry says"]
    appeal = [
        "Your support makes our work possible",
        "From floods to elections, we are there when it matters, and we tell it as it is.",
        "Your donation lets us send reporters to both sides of the front.",
    ]
    assert keep_article([*headings, *appeal, *NEWS]) == [*headings, *NEWS]


def test_a_sentence_glued_to_a_prompt_stays() -> None:
    """Where a space is missing between prompt and news, only the prompt goes."""
    glued = f"Your support makes all of this possible.{NEWS[0]}"
    assert keep_article([glued, *NEWS[1:]]) == NEWS


def test_glued_sentences_of_news_get_their_space() -> None:
    """A full stop that lost its space ends a sentence again."""
    assert keep_article(["The jet fell at noon.Both pilots were found alive by a patrol."]) == [
        "The jet fell at noon. Both pilots were found alive by a patrol."
    ]


def test_a_caption_that_is_printed_twice_stands_once() -> None:
    """The same line again adds nothing, whatever its quotation marks."""
    again = NEWS[2].replace("group", "group's men").replace("'", "’")
    first = NEWS[2].replace("group", "group's men")
    assert keep_article([*NEWS[:2], first, again, NEWS[3]]) == [*NEWS[:2], first, NEWS[3]]


@pytest.mark.parametrize("form", [str.upper, str.lower], ids=["capitals", "small letters"])
def test_case_does_not_decide(form: type[str]) -> None:
    """Texts in capitals and in small letters are read as others are."""
    lines = [form(line) for line in NEWS]
    assert keep_article([*lines, form("Leave a reply")]) == lines


def test_menus_around_an_article_go() -> None:
    """A page that was copied as a whole gives its article."""
    menu = ["Home", "World", "Business", "Sport", "Search", "Sign in"]
    footer = ["About us", "Contact us", "Terms of use", "Privacy policy", "Careers", "© 2016 Test"]
    teasers = ["Most read", "Ten dishes for the summer", "Star weds in secret", "Cup final: live"]
    kept = keep_article([*menu, "Helicopter shot down over hills", *NEWS, *teasers, *footer])
    assert kept == ["Helicopter shot down over hills", *NEWS]


def test_a_headline_alone_stays() -> None:
    """A text without any prose is kept as it is, but for its prompts."""
    assert keep_article(["Helicopter shot down", "Leave a reply"]) == ["Helicopter shot down"]


def test_prompts_alone_leave_nothing() -> None:
    """A text of prompts has no article."""
    assert keep_article([PROMPTS["subscription"], PROMPTS["comment form"]]) == []


QUOTES = [
    '"We need your support," the president told the soldiers.',
    "The ministry said on Twitter that three fighters had been killed.",
    "A video posted on Telegram showed the wreckage near the village.",
    "The minister declined to comment on this attack.",
]


@pytest.mark.parametrize("sentence", QUOTES)
def test_news_with_the_words_of_prompts_stays(sentence: str) -> None:
    """A sentence that reports something is not cut for a word of a prompt in it."""
    text = f"{NEWS[0]} {sentence}"
    assert cut_prompts(text) == text


def test_credits_within_a_paragraph_are_cut() -> None:
    """A source or a prompt behind the last sentence goes, the sentence stays."""
    assert cut_prompts(f"{NEWS[0]} (Source: Test Agency) Twitter") == NEWS[0]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([-1.0, 2.0, -0.5, 2.0, -1.0], [False, True, True, True, False]),
        ([3.0, -9.0, 3.0], [True, False, True]),
        ([1.0, -9.0, 9.0], [False, False, True]),
        ([-1.0, -1.0], [False, False]),
        ([], []),
    ],
    ids=["dip", "gap", "gap too dear", "nothing", "empty"],
)
def test_the_best_run(values: list[float], expected: list[bool]) -> None:
    """A dip in the article stays, what is far below zero is left out, a gap has its price."""
    assert best_run(values) == expected
