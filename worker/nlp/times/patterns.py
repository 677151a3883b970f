"""The time expressions that we read, as regular expressions with named groups.

They are of a text in lower case, which takes half the time of patterns that ignore case.

A pattern only recognises; `finder` gives its groups a meaning. Clock times, durations ("for three
days") and ages are left alone, and so are names made of dates ("the 19 April Movement").
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november"
    r"|december|jan\.?|feb\.?|mar\.|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)"
)
_WEEKDAY = (
    r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
)
_FULL_WEEKDAY = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_DAY_TO = r"(?:\s?(?:-|–|—|to|and|or|/)\s?(?P<last>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_OPTIONAL_YEAR = rf"(?:,?\s+(?:of\s+|in\s+)?{_YEAR}(?![\d,]?\d))?"
_OF_YEAR = r"(?:,?\s+(?:of\s+)?(?P<of_year>last|this)\s+year\b)?"
_NOT_NAME = (
    r"(?!\s+(?:movement|brigades?|martyrs|street|square|agreement|university|revolution|front"
    r"|bridge|airport|avenue|accords?)\b)"
)
_NUMBER = (
    r"(?P<number>\d{1,3}|an?(?:\s+couple\s+of)?|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty"
    r"|forty|fifty|couple\s+of)"
)
_VAGUE = r"(?P<vague>several|some|a\s+few|few|many)"
_PART = r"(?P<part>early|mid|late|the\s+(?:start|beginning|end|middle)\s+of)"
_OF_DAY = r"(?:\s+(?:early\s+)?(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk))?"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.-]){pattern}")


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARS = ("19", "20")
NEEDED: dict[str, tuple[str, ...]] = {
    "iso": _YEARS,
    "numeric": _YEARS,
    "short": ("/",),
    "day_month": _MONTHS,
    "month_day": _MONTHS,
    "holiday": ("christmas", "year", "boxing"),
    "month_year": _YEARS,
    "month": _MONTHS,
    "part_month": ("early", "mid", "late", "start", "beginning", "end", "middle"),
    "year": _YEARS,
    "part_year": _YEARS,
    "weekday": ("day",),
    "ago": ("ago",),
    "today": ("day", "night", "tomorrow", "morning", "evening"),
    "earlier": ("earlier", "before", "later", "previously", "after"),
    "next_day": ("same", "previous", "following", "next", "preceding", "that"),
    "day_before": ("before", "after"),
    "that_day": ("morning", "afternoon", "evening", "night", "hours", "dawn", "earlier", "later"),
    "this_week": ("week", "month", "year"),
    "past_hours": ("past", "last", "previous", "preceding", "recent"),
    "season": ("spring", "summer", "autumn", "winter"),
    "weekend": ("weekend",),
}
"""Of a text in lower case: what it has at least one of where the pattern of a kind can match.

A look for words takes a hundredth of the time of a pattern, and most texts have few kinds.
"""
# In the order of preference: of two that overlap the one that starts first wins, then the longer.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("iso", _compiled(r"(?P<year>(?:19|20)\d\d)-(?P<mm>\d\d)-(?P<day>\d\d)(?![\d-])")),
    (
        "numeric",
        _compiled(r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)\b"),
    ),
    ("short", _compiled(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/.%]|\s*(?:mm|inch|cal))")),
    (
        "day_month",
        _compiled(
            rf"(?:{_WEEKDAY}\b,?\.?\s+(?:the\s+)?)?{_DAY}{_DAY_TO}(?:\s+of)?[\s-]+{_MONTH}(?!\w)"
            rf"(?:\s*-\s*)?{_OPTIONAL_YEAR}{_NOT_NAME}{_OF_YEAR}"
        ),
    ),
    (
        "month_day",
        _compiled(
            rf"(?:{_WEEKDAY}\b,?\.?\s+)?{_MONTH}\s+(?:the\s+)?{_DAY}(?![\d:]|[,.]\d){_DAY_TO}"
            rf"{_OPTIONAL_YEAR}(?!\s+(?:percent|people|others?|members|soldiers))(?!\w){_NOT_NAME}"
            rf"{_OF_YEAR}"
        ),
    ),
    (
        "holiday",
        _compiled(
            r"(?P<holiday>new\s+year['\u2019]s\s+(?:day|eve)|christmas\s+(?:day|eve)|boxing\s+day)\b"
            rf"{_OPTIONAL_YEAR}"
        ),
    ),
    ("month_year", _compiled(rf"(?:{_PART}[\s-]+)?{_MONTH},?\s+(?:of\s+)?{_YEAR}\b(?!-\d)")),
    (
        "month",
        _compiled(
            rf"(?:(?P<lead>in|since|during|last|this|by|until|till|from|of|through|next|the)\s+)"
            rf"(?:{_PART}[\s-]+)?{_MONTH}(?!\w|\s+\d|,\s+{_YEAR}\b|['’]){_OF_YEAR}"
        ),
    ),
    ("part_month", _compiled(rf"{_PART}[\s-]+(?:in\s+)?{_MONTH}(?!\w|\s+\d)")),
    (
        "year",
        _compiled(
            rf"(?:(?P<lead>in|since|during|by|until|till|from|of|the|year|a|before|after|between)\s+)"
            rf"(?:{_PART}[\s-]+)?{_YEAR}(?![\d,:/]|\.\d|[-–]\d\d|s\b|\s*(?:gmt|utc|hours|hrs|local))"
        ),
    ),
    ("part_year", _compiled(rf"{_PART}[\s-]+(?:in\s+)?{_YEAR}(?!\d|s\b)")),
    (
        "weekday",
        _compiled(
            rf"(?:(?P<lead>last|next|this|this\s+past|the\s+previous|the\s+following|coming"
            rf"|since|until|till)\s+)?{_FULL_WEEKDAY}\b{_OF_DAY}"
        ),
    ),
    (
        "today",
        _compiled(
            r"(?P<word>yesterday|today|tonight|overnight|last\s+night|last\s+evening|this\s+morning"
            r"|this\s+afternoon|this\s+evening|tomorrow|the\s+day\s+before\s+yesterday)\b" + _OF_DAY
        ),
    ),
    (
        "ago",
        _compiled(
            rf"(?:(?P<about>about|around|some|nearly|almost|more\s+than|over)\s+)?"
            rf"(?:{_NUMBER}|{_VAGUE}|just)\s+(?P<unit>hour|day|week|month|year|decade)s?\s+ago\b"
        ),
    ),
    (
        "earlier",
        _compiled(
            rf"(?:(?:{_NUMBER}|{_VAGUE}|just)\s+|(?=\w+s\b))(?P<unit>hour|day|week|month|year)s?\s+"
            rf"(?P<way>earlier|before|later|previously|after)\b(?P<clause>(?=\s+\w))?"
        ),
    ),
    (
        "next_day",
        _compiled(
            r"(?:(?:the|that|a)(?:\s+very)?\s+(?P<way>same|previous|following|next|preceding)\s+"
            r"(?P<unit>day|night|morning|afternoon|evening|week|month|year)"
            r"|(?P<that>that)\s+(?P<part_of_day>day|night|morning|afternoon|evening))\b"
        ),
    ),
    (
        "day_before",
        _compiled(
            r"the\s+(?P<unit>day|night|week)\s+(?P<way>before|after)\b"
            r"(?=\s*[,.;]|$|\s+(?:to|in|at|on|and|when|by|but|with|near|from|over|outside|as|for)\b)"
        ),
    ),
    (
        "that_day",
        _compiled(
            r"(?:in\s+the\s+(?:morning|afternoon|evening|night|small\s+hours)|(?:before|at)\s+dawn"
            r"|(?:earlier|later)\s+(?:in\s+the|that)\s+(?:same\s+)?day)\b"
            r"(?!\s+(?:on|of|to|last|next|yesterday|today|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day))"
        ),
    ),
    (
        "past_hours",
        _compiled(
            rf"(?:the|in|over|during|within)\s+(?:the\s+)?(?:past|last|previous|preceding|recent)\s+"
            rf"(?:(?:{_NUMBER}|{_VAGUE}|\d+)\s+)?(?P<unit>hour|day|week|month|year)(?P<plural>s)?\b"
        ),
    ),
    (
        "this_week",
        _compiled(
            r"(?:(?P<part>earlier|late|later|early|at\s+the\s+(?:start|end)\s+of)\s+)?"
            r"(?P<lead>this|last|next|this\s+past)\s+(?P<unit>week|month|year|weekend)\b"
        ),
    ),
    (
        "season",
        _compiled(
            rf"(?:(?P<lead>last|this|next|in|during|since|the|of)\s+(?:the\s+)?)"
            rf"(?P<season>spring|summer|autumn|winter)(?:\s+(?:of\s+)?{_YEAR}|(?!\s+\w+ing\b))\b"
        ),
    ),
    ("weekend", _compiled(r"(?:over|at|during|on)\s+the\s+(?P<unit>weekend)\b")),
)

ANYTHING = re.compile(
    r"day|month|year|christmas|dawn|week|night|hour|ago|earlier|later|today|tomorrow|19\d\d|20\d\d|\d[/-]\d"
    r"|jan|feb|mar|spring|summer|autumn|winter|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun",
    re.IGNORECASE,
)
SINCE = re.compile(
    r"\b(?:since|from)\s+(?:the\s+|late\s+|early\s+|about\s+|around\s+)?$", re.IGNORECASE
)
POSSESSIVE = re.compile(r"['\u2019]s\b")
"""Behind a day it makes that of what follows: "killed by Saturday's bomb"."""
RANKED = re.compile(
    r"\b(?:deadliest|worst|bloodiest|heaviest|biggest|largest|highest|boldest|gravest|fiercest"
    r"|most\s+\w+)\s+(?:[\w'\u2019-]+\s+){0,6}$",
    re.IGNORECASE,
)
"""Before a period it makes that the one that is compared: "the worst attack this year"."""
UNTIL = re.compile(
    r"\b(?:until|till|up to|as of|through|before|by)\s+(?:the\s+|late\s+|early\s+)?$", re.IGNORECASE
)
WHEN = re.compile(r",? when\b", re.IGNORECASE)
"""Behind a day on which something happened, though it bounds a period: "not since May, when"."""
ON = re.compile(
    r"\b(?:on|in|since|until|from|by|of|after|before|dated|at)\s+(?:the\s+)?$", re.IGNORECASE
)
FUTURE = re.compile(
    r"\b(?:will|shall|would|is to|are to|due to|due on|scheduled|plans? to|planned for|expected to"
    r"|set to|to be held|slated|deadline|deadlines|expires?|upcoming|coming)\b[^.!?,;:]*$",
    re.IGNORECASE,
)
