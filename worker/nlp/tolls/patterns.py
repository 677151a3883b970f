"""Patterns that read a number of people harmed off the words, where the grammar is unclear."""

from __future__ import annotations

import re
from typing import NamedTuple

from worker.domain.annotations import Harm
from worker.domain.day_names import MONTHS, SHORT_MONTHS
from worker.domain.text import Span


class Reading(NamedTuple):
    """A number with its harm: where the number stands, and all words that were read."""

    harm: Harm
    number: int
    span: Span
    words: Span


_SMALL = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?"
)
_NUMBER = (
    r"(?:\d{1,3}(?:[, ]\d{3})+(?!\d)"
    rf"|(?:a|\d+|{_SMALL})\s+(?:dozen|hundred|thousand)(?:\s+and\s+(?:{_SMALL}))?"
    rf"|\d+|(?:{_SMALL})|half\s+a\s+dozen)"
)
_MORE = (
    r"(?:(?:at\s*(?:the\s+)?least|between|more\s+than|over|no\s+fewer\s+than|not\s+less\s+than|upwards\s+of|about|around"
    r"|some|nearly|almost|approximately|up\s+to|as\s+many\s+as|an\s+estimated|another|a\s+further"
    r"|the)\s+)*"
)
_QUANTITY = rf"\b{_MORE}(?<![\w.,:/-])(?P<number>{_NUMBER})(?![\w/:]|[.,]\d)"
_NOT_PEOPLE = (
    r"(?!\s*(?:km|kilomet|mile|metre|meter|year|day|week|month|hour|minute|percent|%|per\s+cent|mm"
    r"|pct|times|dollars|millimet|pounds|kg|a\.?m\b|p\.?m\b|o'clock|-year|:|(?:houses?|villages?"
    r"|vehicles?|tanks?|attacks?|raids?|explosions?|bombs?|planes?|jets?|helicopters?|rockets?"
    r"|shells?|famil(?:y|ies)|households?)\b|cattle"
    r"|january|february|march|april|may\b|june|july|august|september|october|november|december"
    r"|jan\b|feb\b|mar\b|apr\b|jun\b|jul\b|aug\b|sep\b|oct\b|nov\b|dec\b))"
)
_HARM_WORD = (
    r"(?:kill\w*|dead|died|wound\w*|injur\w*|hurt|murder\w*|execut\w*|attack\w*|bomb\w*|and|but|while"
    r"|destroy\w*|when|after|as|by|in|on)\b"
)
_PEOPLE = (
    r"(?:militants?|fighters?|rebels?|soldiers?|troops|civilians?|insurgents?|terrorists?|members"
    r"|guerrillas?|gunmen|extremists|policemen|officers?)"
)
_WHO = (
    rf"(?:\s+(?!{_HARM_WORD}|-\s|\d)[\w'’-]+){{0,4}}"
    rf"(?:\s+and\s+(?!\d|an?\b|(?:{_SMALL})\b)[\w'’-]+\s+{_PEOPLE})?"
)
_BE = (
    r"(?:\s+(?:were|was|are|is|have\s+been|had\s+been|has\s+been|be|been|being|reportedly|also|either"
    r"|reported|feared|confirmed|left|found|get|got|had|have))*"
)
_DEAD = (
    r"(?:killed|dead|died|(?<!to\s)(?<!will\s)(?<!would\s)(?<!could\s)(?<!may\s)(?<!might\s)"
    r"die(?!\s+(?:a|an|each|every|per)\b)|slain|murdered|massacred|executed|perished|beheaded|assassinated"
    r"|(?:lost|gave|g[ai]ven|laid\s+down|sacrificed)\s+(?:their|his|her)\s+(?:own\s+)?li(?:ves|fe)"
    r"|m[ae]t\s+(?:their|his|her)\s+(?:deaths?|ends?)|made\s+the\s+(?:supreme|ultimate)\s+sacrifice"
    r"|suffocated|KIA|martyred|embraced\s+martyrdom|shot\s+dead"
    r"|(?:rose|fell|fallen)\s+(?:as\s+)?martyrs?|gunned\s+down|(?:did\s+not|didn't)\s+survive)"
)
_HURT = (
    r"(?:wounded|injured|hurt|maimed|poisoned|sickened|(?:made|taken|fell|fallen)\s+ill"
    r"|(?<=were\s)burn(?:ed|t)|(?:(?<!later\s)in|(?:taken|rushed|brought|sent|transferred|admitted|evacuated|flown)\s+to)\s+(?:(?:the|a"
    r"|local|nearby|\w+)\s+)?(?:hospitals?|clinics?|medical\s+(?:points?|centres?|centers?)))"
)
_KILLING = (
    r"(?:kill(?:ed|ing|s)?|murder(?:ed|ing|s)?|slew|slaying|massacred|executed|executing|beheaded"
    r"|assassinated|decapitat(?:ed|ing)|crucif(?:ied|ying)|lynch(?:ed|ing)|(?:claim(?:ed|ing|s)?|cost(?:ing|s)?|t(?:akes?|aking|ook|aken)|end(?:ed|ing|s)?)\s+(?:the\s+)?li(?:ves|fe)\s+of"
    r"|claim(?:ed|ing|s)"
    r"|deaths?\s+of|martyred|slit(?:ting|s)?\s+(?:the\s+)?throats?\s+of|gun(?:s|ned|ning)?\s+down|sh(?:ot|oots?|ooting)\s+dead)"
)
_LOSSES = r"(?:dead|deaths?|killed|fatalities|victims|losses|martyrs)"
_TOLL = (
    rf"(?:death\s+toll|toll|number\s+of\s+(?:\w+\s+){{0,3}}?{_LOSSES}|put(?:ting|s)?\s+(?:\w+\s+){{0,3}}?{_LOSSES})"
    r"(?:\s+\(?[\w'’-]+\)?){0,25}?\s+(?:to|at|of|reached|became|was|is|now)"
)
_AS = rf"number\s+of\s+(?:the\s+)?(?:\w+\s+)?{_LOSSES}(?:\s+\w+){{0,3}}?\s+as"
_SO_FAR = r"(?:\s+(?:already|now|so\s+far|found|recovered|counted))*"
_COME_TO = r"(?:number(?:s|ed)?|are|were|total(?:s|led|ed)?|c[ao]me\s+to)"
_COUNTED_AT = rf"(?:{_COME_TO}|exceed(?:s|ed)?|(?:(?:is|was|are|were)\s+)?put\s+at)"
_NOT_MORE = r"(?=\s*(?:[.,;:)]|$|(?:so|in|and|but|by|with|according|altogether)\b))"
_WOUNDING = (
    r"(?:wound(?:ed|ing|s)?|injur(?:ed|ing|es|y)|injury\s+of|injuries\s+to|hurting|hurt|maiming)"
)
_TREATED = (
    r"(?:(?:were|was)\s+(?:\w+\s+)?)?"
    r"(?:treated|suffered|sustained|received\s+(?:bullet|burn|injur)"
    r"|(?:escap|surviv|emerg)ed\s+with\s+(?:\w+\s+){0,2}(?:injuries|wounds|burns))"
)

PATTERNS: tuple[tuple[Harm, re.Pattern[str]], ...] = tuple(
    (harm, re.compile(pattern, re.IGNORECASE))
    for harm, pattern in (
        (Harm.KILLED, rf"{_QUANTITY}{_NOT_PEOPLE}{_WHO}{_BE}\s+{_DEAD}\b"),
        (Harm.INJURED, rf"{_QUANTITY}{_NOT_PEOPLE}{_WHO}{_BE}\s+{_HURT}\b"),
        (Harm.KILLED, rf"\b{_KILLING}\s+(?:off\s+|least\s+)?{_QUANTITY}{_NOT_PEOPLE}"),
        (Harm.INJURED, rf"\b{_WOUNDING}\s+{_QUANTITY}{_NOT_PEOPLE}"),
        (Harm.KILLED, rf"\b{_TOLL}\s+{_QUANTITY}{_NOT_PEOPLE}"),
        (Harm.KILLED, rf"\b{_AS}\s+{_QUANTITY}(?:(?=\s+on\b)|{_NOT_MORE})"),
        (
            Harm.KILLED,
            rf"{_QUANTITY}\s+(?:fatalit(?:y|ies)|deaths?|bod(?:y|ies)|corpses?|lives|(?<=one\s)life)\b",
        ),
        (
            Harm.KILLED,
            (
                rf"\bcost(?:s|ing)?\s+(?:all\s+)?{_QUANTITY}{_NOT_PEOPLE}(?:\s+[\w'’-]+){{0,5}}?"
                r"\s+(?:their|his|her)\s+li(?:ves|fe)\b"
            ),
        ),
        (Harm.KILLED, rf"\blives\s+of\s+{_QUANTITY}{_NOT_PEOPLE}{_WHO}\s+were\s+(?:lost|taken)\b"),
        (
            Harm.KILLED,
            rf"\b(?:dead|bodies|corpses)\b{_SO_FAR}\s+{_COME_TO}\s+{_QUANTITY}{_NOT_MORE}",
        ),
        (
            Harm.INJURED,
            rf"\b(?:wounded|injured)\b{_SO_FAR}\s+{_COUNTED_AT}\s+{_QUANTITY}{_NOT_MORE}",
        ),
        (Harm.INJURED, rf"{_QUANTITY}{_NOT_PEOPLE}{_WHO}\s+{_TREATED}"),
        (Harm.KILLED, rf"\b(?:killed|dead|deaths|fatalities|death\s+toll)\s*[:=]\s*{_QUANTITY}"),
        (Harm.INJURED, rf"\b(?:wounded|injured)\s*[:=]\s*{_QUANTITY}"),
    )
)

COUNTED = re.compile(rf"\d|\b(?:{_SMALL}|a\s+(?:dozen|hundred|thousand)|half)\b", re.IGNORECASE)
"""A cheap test of a sentence: without a number none of the patterns can match."""

_FIGURE = r"(?:figure|number|toll|count|total|dead|fallen|killed)"
_PUT = (
    rf"(?:put(?:ting|s)?\s+(?:it|(?:(?:the|its|their)\s+)?{_FIGURE})\s+at"
    rf"|(?:gave|gives|giving)\s+an?(?:other)?\s+(?:\w+\s+)?{_FIGURE}(?:\s+of|:)"
    rf"|{_FIGURE}\s+(?:is|was|stood|stands|rose|ha[sd]\s+risen|climbed)"
    r"(?:\s+(?:at|above|to|over|near|nearer|closer\s+to|as\s+high\s+as))*"
    r"|(?:spoke|speaks|speaking|talked)\s+of"
    r"|(?:conflicting|other|some|later|earlier)\s+reports"
    r"\s+(?:hold|say|said|give|gave|put|spoke\s+of))"
)
ELLIPTIC = re.compile(
    rf"\b{_PUT}\s+{_QUANTITY}{_NOT_PEOPLE}"
    r"(?=\s*(?:[.,;:)]|$|and\b|but\b|or\b|dead\b|deaths\b|killed\b|in all\b))",
    re.IGNORECASE,
)
"""A figure that leaves out of what: of those told last ("residents put the number at 40")."""

ABOARD = re.compile(
    rf"{_QUANTITY}{_NOT_PEOPLE}(?:\s+(?!with|carrying|\d)[\w'’-]+){{0,3}}\s+"
    r"(?:on\s+board|aboard|inside(?:\s+it)?|in\s+it)\b",
    re.IGNORECASE,
)
_ALL = r"(?:all|everyone|everybody)"
_ON_IT = r"(?:on\s+board|aboard|in\s+it|inside)"
ALL_LOST = re.compile(
    r"\b(?:no\s+survivors|(?:nobody|no\s*one|none)\s+(?:\w+\s+){0,7}?(?:survived|lived)"
    rf"|kill(?:ed|ing|s)\s+{_ALL}(?:\s+(?:those|people|passengers))?\s+{_ON_IT}"
    rf"|{_ALL}\s+{_ON_IT}\s+(?:\w+\s+){{0,3}}(?:died|killed|perished|dead))\b",
    re.IGNORECASE,
)
"""What says that nobody lived of those who were on board."""

NONE: tuple[tuple[tuple[Harm, ...], re.Pattern[str]], ...] = tuple(
    (harms, re.compile(pattern, re.IGNORECASE))
    for harms, pattern in (
        (
            (Harm.KILLED, Harm.INJURED),
            (
                r"\b(?:no(?:\s+(?:immediate|reports?\s+of|reported|other))*|without(?:\s+causing)?(?:\s+any)?)"
                r"\s+(?:casualt(?:y|ies)|(?:human\s+)?victims"
                r"|(?:deaths|fatalities|injuries)\s+(?:or|and|nor)\s+(?:deaths|fatalities|injuries))\b"
            ),
        ),
        (
            (Harm.KILLED,),
            (
                r"\b(?:no(?:\s+reports?\s+of)?\s+(?:deaths|fatalities|loss\s+of\s+life)"
                r"|(?:no\s*one|nobody|none)\s+(?:was|were|had\s+been|has\s+been)\s+killed)\b"
            ),
        ),
        (
            (Harm.KILLED, Harm.INJURED),
            (
                r"\b(?:no\s*one|nobody|none|no\s+(?:\w+\s+)?(?:people|personnel|civilians?|soldiers?))"
                r"\s+(?:was|were|had\s+been|has\s+been)\s+(?:harmed|hurt(?!\s+or\s+killed)"
                r"|(?:hurt|injured|wounded)\s+or\s+killed|killed\s+or\s+(?:hurt|injured|wounded))\b"
            ),
        ),
        (
            (Harm.INJURED,),
            (
                r"\b(?:no(?:\s+reports?\s+of)?\s+injur(?:y|ies)"
                r"|(?:no\s*one|nobody|none)\s+(?:was|were|had\s+been|has\s+been)"
                r"\s+(?:injured|wounded))\b"
            ),
        ),
    )
)
"""What says that nobody was harmed."""

_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\b\.?)"
)
_THOUSANDS = r"(?:\d{1,3},\d{3}|\d{4,}|\w+ thousand|(?:tens of )?thousands(?: of)?)"

CUMULATIVE = re.compile(
    r"\b(?:the war has|conflict has|(?<!\ba )conflict that|civil war (?:has|that)"
    r"|ha(?:s|ve) (?:now|so far) (?:been )?(?:killed|died|claimed)"
    r"|in the past (?:year|decade)|so far this (?:year|month|week)"
    r"|number (?:of \w+ )?killed (?:\w+ ){0,4}this (?:year|month)"
    r"|over the (?:past|last) (?:year|decade|\w+ (?:years|months))"
    r"|insurgency has|(?<!\ba )war that|in total since|years of"
    r"|since (?:the )?(?:start|beginning|outbreak)"
    r"|since (?:a|the|its|his) (?:\w+ )?(?:coup|takeover|invasion|uprising|truce|cease-?fire)"
    r"|ha(?:s|ve) lost their lives [^.;]*\b(?:since|(?:in|over) (?:[\w-]+ ){1,3}(?:months|years))"
    rf"|since (?:the )?\d{{4}}|since (?:the |last |early |late |mid-?)*(?:\d{{1,2}} )?{_MONTHS}"
    r"|ha(?:s|ve) been (?:killed|wounded|injured|displaced|kidnapped|abducted) [^.;]*\bsince\b"
    r"(?! (?:\w+day|yesterday|dawn|midnight|early|last (?:night|week)|the (?:attack|blast)))"
    r"|(?:attacks|raids|clashes|ambushes|bombings) [^.;]*\bha(?:s|ve) (?:killed|cost|claimed|left)"
    r" [^.;]*\bsince\b"
    r"|since \w+ (?:\w+ )?(?:invaded|overran|withdrew|seized power|took (?:power|over))"
    r"|in the (?:first|last|past) (?:\w+ )?(?:months?|weeks|half|quarter) of"
    r" (?:the|this|last|\d{4})"
    r"|compared (?:to|with) [^.]{0,40}\b(?:\d{4}|last year|the year before)|in \w+ alone"
    r"|in (?:[\w-]+ ){1,3}(?:weeks|months|years) of (?:\w+ )?(?:war|conflict|fighting)"
    r"|(?:weeks|months|years) of (?:\w+ )?(?:war|conflict|fighting|violence|clashes)"
    r"(?: \w+){0,3} ha(?:s|ve) (?:left|killed|cost|claimed)"
    r"|(?:br(?:ought|ings?|inging)|push(?:ed|es|ing)|rais(?:ed|es|ing)) to [\d,]+"
    r" the (?:\w+ ){0,3}number of"
    r"|during (?:the|that) (?:same )?period|in (?:various|several) (?:\w+ ){0,2}(?:attacks|raids)"
    r"|(?:raised|raises|raising|brought|brings|bringing|takes|taking|pushed) the (?:\w+ )?"
    r"(?:death )?toll to [\d,]+ [^.]{0,60}\bsince"
    rf"|(?:between|from) {_MONTHS}[^.]{{0,14}} (?:and|to|till|until) {_MONTHS}"
    r"|(?:war|conflict|uprising|insurgency|violence) (?:\w+ ){0,4}(?:began"
    r"|erupted|broke out|started)"
    r"|(?:war|conflict|uprising|insurgency) [^.]{0,90}?\b(?:has|have|had)"
    r" (?:killed|claimed|cost|left)|people have been killed in (?:the|syria|iraq)"
    r"|have died in (?:the )?"
    r"(?:\w+ ){0,3}(?:war|conflict|insurgency)"
    rf"|{_THOUSANDS} (?:[\w-]+ ){{0,3}}have (?:\w+ )?(?:died|been (?:killed|slain|injured|wounded))"
    r")\b",
    re.IGNORECASE,
)
"""What marks the total of a war or a period, which belongs to no incident."""

SUPERLATIVE = re.compile(
    r"\b(?:deadliest|worst|bloodiest|heaviest|biggest|largest|highest|boldest|gravest|fiercest|first"
    r"|most \w+)\b(?:(?!\b(?:that|which|killed|claimed|died)\b)[^.;])*?\bsince\b[^.;,]*",
    re.IGNORECASE,
)
""" "The deadliest attack since the war began": counts nothing since then."""

_AMOUNT = (
    r"(?:(?:at\s+least|some|about|more\s+than|over|another|up\s+to)\s+)?"
    rf"(?:an?\b|\d|{_SMALL}\b|several|dozens|many|scores)"
)
EITHER = re.compile(
    r"\b(?:kill|injur|wound|dead|murder)\w*\s+(?:or|and/or)\s+(?:kill|injur|wound|dead|missing)\w*"
    rf"|\b(?:killed|dead)\s+and\s+(?:injured|wounded)\b(?!\s+{_AMOUNT})"
    r"|\bkilling\s+and\s+(?:injuring|wounding)\b",
    re.IGNORECASE,
)
""" "killed or wounded": the figure is of neither."""

NOT_THESE = re.compile(
    r"(?:\bincluding|\b(?<!was )(?<!were )(?<!is )among(?: them)?|\bof (?:whom|them)|\bthem"
    r"|\b(?:would|could|might) have \w+"
    r"|\b(?:father|mother) of|\baged)\s*(?:\w+\s+)?$"
    rf"|\b(?:{'|'.join(map(re.escape, sorted(MONTHS | SHORT_MONTHS)))})\s*$",
    re.IGNORECASE,
)
""" What stands before a number that is a part of another, or no number of people harmed."""

AMONG = re.compile(
    r"(?:\s+[\w'’-]+){0,4}\s+(?:were|was|are|is)\s+(?:also\s+)?among\b", re.IGNORECASE
)
""" "Eight children were among the dead"."""

RANGE = re.compile(
    rf"\bbetween\s+(?P<low>{_NUMBER})\s+and\s+(?P<high>{_NUMBER})\b"
    rf"|(?<!from\s)(?<![\w.,:/-])(?P<from>{_NUMBER})"
    rf"(?:\s+(?:to|or)\s+(?:perhaps\s+|maybe\s+|possibly\s+)?|\s*[-–]\s*)(?P<to>{_NUMBER})\b"
    r"(?!-)",
    re.IGNORECASE,
)
""" "Between 15 and 20", "15 to 20": one source's range."""

HURT_ONLY = re.compile(
    r"wound|injur|hospital|surviv|critical|treat(?:ed|ment)|stable|threatening|bullet grazed"
    r"|\b(?:no|without) (?:\w+ )?(?:fatalities|deaths|loss of life)\b",
    re.IGNORECASE,
)
DEATHS = re.compile(
    r"\b(?:kill|dead(?!ly)|deaths?\b|die[ds]?\b|fatal|murder|homicide|slay|slain|bod(?:y|ies)\b"
    r"|succumb|lives\b|lost (?:his|her|their) li|execut|massacre)",
    re.IGNORECASE,
)
"""What says that some of those did not live."""
SURVIVED = re.compile(
    r"kill|dead|deaths?\b|\bdie[ds]?\b|dying|escape|execut"
    r"|hurt|murder|fatal|shot (?:at|down)|left (?:them|him|her|\w+) (?:wounded|injured)"
    r"|martyr|\bbod(?:y|ies)\b",
    re.IGNORECASE,
)
"""What says, there or nearby, how those fared who were shot: else they are dead."""
HIT = re.compile(
    r"\bin (?:the|his|her|their) (?:\w+ )?(?:arms?|hands?|legs?|foot|feet|knees?|thighs?|ankles?"
    r"|shoulders?|neck|buttocks|stomach|groin|face|eye|chest|abdomen|head|back)\b",
    re.IGNORECASE,
)
"""Where the bullet hit: who was only hurt, or dead, is told beside it."""

TOLD = re.compile(
    r"kill|dead|death|\bdie[ds]?\b|dying|suffocat|slain|slay|slew|murder|massacr|execut|perish|behead|decapit"
    r"|assassin|wound|injur|hurt|maim|lives|life|toll|bodies|corpse|fatal|burn|gunned|guns down"
    r"|succumb|fallen\b|lynch|throat|slaughter|strangl|eliminat|neutrali|crucif|hang|martyr|hospitali|treated|suffered"
    r"|\bkia\b|not survive"
    r"|sustained|received|hospital|medical|casualt|victims|harmed|shot|shoot|lost?\b|loses|losing|loss|bod(?:y|ies)"
)
"""A cheap test of a sentence in lower case: without one of these it tells no toll."""
