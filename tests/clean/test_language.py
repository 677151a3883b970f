"""The language of a text is found, and English is not taken for another."""

from __future__ import annotations

import time

import pytest

from worker.clean.language import detect_language

OTHERS = {
    "es": "Los rebeldes derribaron un helicóptero del ejército cerca de la base, según testigos.",
    "fr": "Les rebelles ont abattu un hélicoptère de l'armée près de la base, selon des témoins.",
    "de": "Die Rebellen haben nach Angaben von Zeugen einen Hubschrauber der Armee abgeschossen.",
    "nl": "De rebellen hebben volgens getuigen een helikopter van het leger neergeschoten.",
    "it": "I ribelli hanno abbattuto un elicottero dell'esercito vicino alla base, dicono tutti.",
    "pt": "Os rebeldes abateram um helicóptero do exército perto da base, segundo testemunhas.",
    "tr": "Görgü tanıklarına göre isyancılar üssün yakınında bir ordu helikopterini düşürdü.",
    "ru": "По словам очевидцев, повстанцы сбили армейский вертолёт недалеко от базы.",
    "uk": "За словами очевидців, повстанці збили армійський гелікоптер неподалік від бази.",
    "ar": "قال شهود إن المتمردين أسقطوا مروحية للجيش قرب القاعدة",
    "fa": "به گفته شاهدان شورشیان یک بالگرد ارتش را در نزدیکی پایگاه سرنگون کردند",
    "he": "לדברי עדים המורדים הפילו מסוק של הצבא ליד הבסיס",
    "zh": "目击者称叛军在基地附近击落了一架军用直升机",
}

ENGLISH = {
    "Spanish names": "Gen. Ramón Ibáñez Castillo and Capt. Lucía Peña met in Santa Rosa de Copán",
    "French names": "Colonel Jean-Luc Moreau and Captain Aimée Delacroix killed in Kidal ambush",
    "Arab names": "Liwa al-Fateh and Jund al-Sham clash in Tal Rifaat, Maskanah and Deir Hafir",
    "headline": "Su-22 downed near Jisr al-Shughur",
    "capitals": "ARMY HELICOPTER SHOT DOWN OVER MORAZAN",
    "short": "Jet down",
}


@pytest.mark.parametrize(("code", "text"), OTHERS.items(), ids=list(OTHERS))
@pytest.mark.parametrize("form", [str, str.upper], ids=["as it is", "capitals"])
def test_other_languages(code: str, text: str, form: type[str]) -> None:
    """One sentence in another language is enough, in capitals too."""
    assert detect_language(form(text)) == code


@pytest.mark.parametrize("text", ENGLISH.values(), ids=list(ENGLISH))
def test_english_with_foreign_names(text: str) -> None:
    """An English text is English however many foreign names it has."""
    assert detect_language(text) == "en"


def test_the_record_decides_where_the_text_cannot() -> None:
    """For a few letters the record's language counts, in any of its forms."""
    assert detect_language("Su-24", "es-MX") == "es"


def test_a_clear_text_wins_over_the_record() -> None:
    """A record that calls a Spanish text English is not believed."""
    assert detect_language(OTHERS["es"], "en") == "es"


def test_an_unreadable_hint_counts_for_nothing() -> None:
    """A hint that is no language code is as no hint."""
    assert detect_language("Su-24", "unknown") == "en"


def test_speed() -> None:
    """A long text costs no more than its sample."""
    detect_language(OTHERS["de"])
    start = time.perf_counter()
    detect_language(OTHERS["de"] * 5000)
    assert time.perf_counter() - start < 0.1
