"""Short articles about incidents that never happened: facts are varied, each is told five times.

The incidents differ in day (ten days apart) and town, so that no two may be merged; the five
articles of one differ in words, publisher and time, so that they must be.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import NamedTuple

FIRST_DAY = dt.date(2016, 1, 5)
TOLD = 5


class Town(NamedTuple):
    """A town with its province and country, and who fights there."""

    name: str
    country: str
    code: str
    group: str
    force: str


@dataclass(frozen=True)
class Incident:
    """What every one of the five articles says."""

    number: int
    event_type: str
    town: Town
    day: dt.date
    killed: int

    @property
    def article_ids(self) -> tuple[str, ...]:
        """The ids of the articles that tell it."""
        return tuple(f"synthetic-{self.number:02}-{telling}" for telling in range(TOLD))


TOWNS = (
    Town("Raqqa", "Syria", "SY", "Islamic State", "Syrian army"),
    Town("Mosul", "Iraq", "IQ", "Islamic State", "Iraqi army"),
    Town("Kandahar", "Afghanistan", "AF", "Taliban", "Afghan army"),
    Town("Taiz", "Yemen", "YE", "Houthi rebels", "Yemeni army"),
    Town("Benghazi", "Libya", "LY", "Islamic State", "Libyan army"),
    Town("Maiduguri", "Nigeria", "NG", "Boko Haram", "Nigerian army"),
    Town("Mogadishu", "Somalia", "SO", "al-Shabaab", "Somali army"),
    Town("Gao", "Mali", "ML", "Tuareg rebels", "Malian army"),
    Town("Donetsk", "Ukraine", "UA", "separatists", "Ukrainian army"),
    Town("Marawi", "Philippines", "PH", "Abu Sayyaf", "Philippine army"),
    Town("Peshawar", "Pakistan", "PK", "Taliban", "Pakistani army"),
    Town("Juba", "South Sudan", "SS", "rebels", "South Sudanese army"),
)

_TELLINGS = {
    "bombing": """
A car bomb exploded at a market in {there} on {day}, killing {killed} civilians, police said.
{killed} civilians were killed on {day} when a car bomb exploded in {there}, the ministry said.
A car bomb killed {killed} civilians in {there} on {day}, a hospital official said.
On {day} a car bomb exploded in the centre of {there}. {killed} civilians were killed.
Officials said {killed} civilians died when a car bomb exploded in {there} on {day}.
""",
    "shelling": """
{group} shelled {there} with mortars on {day}, killing {killed} civilians, residents said.
{killed} civilians were killed on {day} when {group} shelled {there}, doctors said.
Mortar shells fired by {group} hit {there} on {day}, killing {killed} civilians.
On {day} {group} shelled {there}. {killed} civilians were killed.
Residents of {there} said {group} shelled the town on {day} and killed {killed} civilians.
""",
    "armed_clash": """
Soldiers of the {force} clashed with {group} in {there} on {day}; {killed} soldiers were killed.
{killed} soldiers were killed on {day} in clashes between the {force} and {group} in {there}.
Clashes between {group} and the {force} in {there} killed {killed} soldiers on {day}.
On {day} the {force} clashed with {group} in {there}. {killed} soldiers were killed.
The {force} said {killed} soldiers were killed on {day} in clashes with {group} in {there}.
""",
    "aircraft_shootdown": """
{group} shot down a military helicopter near {there} on {day}, killing {killed} crew members.
A military helicopter was shot down by {group} near {there} on {day}. {killed} crew were killed.
On {day} {group} shot down a military helicopter near {there}. {killed} crew were killed.
Officials said {group} shot down a military helicopter near {there} on {day}, killing {killed} crew.
{killed} crew were killed when {group} shot down a military helicopter near {there} on {day}.
""",
    "suicide_attack": """
A suicide bomber blew himself up in {there} on {day}, killing {killed} soldiers, police said.
{killed} soldiers were killed on {day} when a suicide bomber blew himself up in {there}.
A suicide bomber killed {killed} soldiers in {there} on {day}, the {force} said.
On {day} a suicide bomber blew himself up in {there}. {killed} soldiers were killed.
Police said {killed} soldiers were killed by a suicide bomber in {there} on {day}.
""",
}
EVENTS = {kind: told.strip().splitlines() for kind, told in _TELLINGS.items()}


def incidents(number: int = 60) -> list[Incident]:
    """The first `number` incidents: towns and kinds take turns, days are ten days apart."""
    kinds = list(EVENTS)
    return [
        Incident(
            number=n,
            event_type=kinds[n % len(kinds)],
            town=TOWNS[n % len(TOWNS)],
            day=FIRST_DAY + dt.timedelta(days=10 * n),
            killed=2 + n % 7,
        )
        for n in range(number)
    ]


def articles(told: list[Incident]) -> list[dict[str, object]]:
    """The articles, one telling of each incident after the other: reports arrive interleaved."""
    return [_article(incident, telling) for telling in range(TOLD) for incident in told]


def encoded(article: dict[str, object]) -> tuple[bytes, bytes]:
    """Key and value as a producer sends them."""
    return str(article["id"]).encode(), json.dumps(article).encode()


def _article(incident: Incident, telling: int) -> dict[str, object]:
    town = incident.town
    text = EVENTS[incident.event_type][telling].format(
        there=f"{town.name}, {town.country},",
        group=town.group,
        force=town.force,
        day=f"{incident.day.day} {incident.day:%B %Y}",
        killed=incident.killed,
    )
    published = dt.datetime.combine(incident.day, dt.time(12 + telling), dt.UTC)
    return {
        "id": incident.article_ids[telling],
        "url": f"https://paper{telling}.example/{incident.number}",
        "text": (text[0].upper() + text[1:]).replace(",.", ".").replace(",,", ","),
        "published_at": published.isoformat(),
        "source": {"name": f"Paper {telling}", "domain": f"paper{telling}.example"},
        "language": "en",
    }
