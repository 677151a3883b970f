"""The sub-region of a place, and the batches of one article by sub-region.

Codes and countries are those of the UN standard M49, at its finest level: the sub-region, or the
intermediate region where M49 divides it (Sub-Saharan Africa, Latin America).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from worker.domain.incident import Candidate, CandidateBatch, Location

UNPLACED = "unplaced"

_COUNTRIES = {
    "015": "DZ EG EH LY MA SD TN",
    "014": "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW",
    "017": "AO CD CF CG CM GA GQ ST TD",
    "018": "BW LS NA SZ ZA",
    "011": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG",
    "029": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    "013": "BZ CR GT HN MX NI PA SV",
    "005": "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE",
    "021": "BM CA GL PM US",
    "143": "KG KZ TJ TM UZ",
    "030": "CN HK JP KP KR MN MO TW",
    "035": "BN ID KH LA MM MY PH SG TH TL VN",
    "034": "AF BD BT IN IR LK MV NP PK",
    "145": "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE",
    "151": "BG BY CZ HU MD PL RO RU SK UA",
    "154": "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ",
    "039": "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK",
    "155": "AT BE CH DE FR LI LU MC NL",
    "053": "AU CC CX HM NF NZ",
    "054": "FJ NC PG SB VU",
    "057": "FM GU KI MH MP NR PW UM",
    "061": "AS CK NU PF PN TK TO TV WF WS",
    "010": "AQ",
}
"""M49 code to ISO 3166-1 alpha-2 codes. M49 knows neither Taiwan nor Kosovo; they are filed with
their neighbours. Antarctica has its own code there."""

_REGION = {country: code for code, listed in _COUNTRIES.items() for country in listed.split()}

CODES = frozenset({*_COUNTRIES, UNPLACED})


def sub_region(location: Location | None) -> str:
    """The M49 code of a place, `unplaced` where its country is not known."""
    code = location.country_code if location else None
    return _REGION.get(code or "", UNPLACED)


def route(
    article_id: str, candidates: Sequence[Candidate], previous: Collection[str] = ()
) -> tuple[CandidateBatch, ...]:
    """One batch for each sub-region that an article reports from, in the order of the codes.

    What has no country is filed with the rest of its article, and waits under `unplaced` only where
    nothing of it has one: its incident is where the article is about.
    `previous` are the sub-regions of an earlier version of the article: where it says nothing any
    more, an empty batch withdraws what it said.
    """
    by_region: dict[str, list[Candidate]] = {code: [] for code in previous}
    codes = [sub_region(candidate.location) for candidate in candidates]
    placed = Counter(code for code in codes if code != UNPLACED)
    home = max(placed, key=placed.__getitem__, default=UNPLACED)
    for candidate, code in zip(candidates, codes, strict=True):
        by_region.setdefault(home if code == UNPLACED else code, []).append(candidate)
    return tuple(
        CandidateBatch(article_id, code, tuple(found)) for code, found in sorted(by_region.items())
    )
