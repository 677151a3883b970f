"""The words that say that a name is a place, what sort of place, or that it is none."""

from __future__ import annotations

from worker.domain.day_names import MONTHS, SHORT_MONTHS, WEEKDAYS
from worker.nlp.places.gazetteer import Kind, read_words

FIRST_LEVEL = frozenset(
    "province governorate oblast department state region county division provinces"
    " governorates regions states counties departments oblasts krai prefecture".split()
)
SECOND_LEVEL = frozenset(
    "district upazila township tehsil taluka subdistrict sub-county constituency"
    " commune municipality raion rayon woreda canton sub-district subdivision districts"
    " townships municipalities upazilla upazilas thana cercle cercles lga lgas territory"
    " territories locality payam kebele zone boma prefecture sub-prefecture subprefecture"
    " arrondissement arrondissements daira taluk mandal kaza qadaa nahiya nahiyah groupement"
    " chiefdom".split()
)
SETTLEMENT = frozenset(
    "village town city hamlet settlement neighbourhood neighborhood suburb quarter camp"
    " villages towns cities suburbs neighbourhoods neighborhoods ward estate township slum"
    " slums mohalla colony capital enclave outpost".split()
)
QUARTERS = frozenset(
    "neighbourhood neighborhood neighbourhoods neighborhoods quarter suburb suburbs ward slum slums"
    " mohalla".split()
)
FEATURE = frozenset(
    "area areas airport airbase airfield base barracks valley mountain mountains forest"
    " bridge highway road market bazaar bazar dam island port crossing checkpoint junction"
    " hill hills river desert plain locality location centre center axis countryside outskirts"
    " peninsula border frontier heights pass sector point roundabout triangle crossroad"
    " oilfield block intersection chowk square site".split()
)
KIND_WORDS = FIRST_LEVEL | SECOND_LEVEL | SETTLEMENT | FEATURE
COUNTRYSIDE = frozenset("countryside hinterland".split())
VAGUE_AREA = frozenset("area areas region border frontier outskirts".split())

COUNTRIES_OF_KIND = {
    **dict.fromkeys(("county", "counties"), frozenset(
        "AU CA CN EE GB HR HU IE IR KE LR LT NO NZ RO SE SS TW UG US".split())),
    **dict.fromkeys(("oblast", "oblasts"), frozenset("BG BY KG KZ RU UA".split())),
    **dict.fromkeys(("governorate", "governorates"), frozenset(
        "BH EG IQ JO KW LB LY OM PS SA SY TN YE".split())),
}  # fmt: skip
"""Which countries have a kind of division (ISO codes): Pasco County is not Pasco in Peru."""

LEVEL: dict[str, Kind] = {
    **dict.fromkeys(FEATURE, Kind.PLACE),
    **dict.fromkeys(SETTLEMENT, Kind.PLACE),
    **dict.fromkeys(SECOND_LEVEL, Kind.ADMIN2),
    **dict.fromkeys(FIRST_LEVEL, Kind.ADMIN1),
}

INSIDE = frozenset("in at inside within throughout across over".split())
NEAR = frozenset(
    "near outside around beside nearby alongside off approaching between overlooking".split()
)
DIRECTED = frozenset("from to toward towards into through on onto via against along".split())
PREPOSITIONS = INSIDE | NEAR | DIRECTED

DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central north-east north-west"
    " south-east south-west northeast northwest southeast southwest northeastern northwestern"
    " southeastern southwestern north-eastern north-western south-eastern south-western upper"
    " lower mid far northernmost southernmost nw ne sw se".split()
)
COMPASS = frozenset(
    "north south east west north-east north-west south-east south-west northeast northwest"
    " southeast southwest outskirts edge km kms kilometres kilometers miles vicinity fringes"
    " fringe entrance gates approaches coast shores surroundings environs".split()
)
"""Words with "of", "from" or "to" behind them that say that it was beside a place."""
PARTS = frozenset("heart parts part middle midst".split())
"""Words with "of" behind them that say that it was inside a place."""
_CREEDS = frozenset("shi'ite shiite shi'a shia sunni alawite druze yazidi christian".split())
"""Said of a quarter, and no name of it: "the Shi'ite district of Sadr City"."""
MODIFIERS = (DIRECTIONS | _CREEDS) | frozenset(
    "the a an rural nearby besieged restive rebel-held government-held opposition-held"
    " occupied troubled war-torn coastal remote village town city province region governorate"
    " district capital small ancient historic strategic contested embattled disputed"
    " neighbouring neighboring same whole entire downtown metropolitan greater its his their"
    " mainly mostly border volatile tribal southernmost densely populated former old".split()
)

FAITHS = frozenset(
    "christian moslem muslim shiite shia sunni druze maronite catholic protestant jewish hindu sikh"
    " buddhist orthodox communist marxist maoist sandinista sandinist contra loyalist".split()
)
"""Of whom a town or a quarter is: "the Protestant town of Ballymena", "Christian East Beirut"."""
TITLES = frozenset(
    "mr mrs ms dr president minister general gen colonel col captain capt major maj"
    " lieutenant lt sergeant sgt commander king queen prince princess sheikh shaikh imam"
    " mullah maulana sultan senator sen secretary spokesman spokeswoman spokesperson"
    " ambassador judge governor chairman director leader brigadier brig admiral marshal deputy"
    " sir pope bishop archbishop cardinal prof professor private pvt corporal cpl constable"
    " inspector superintendent abu activist journalist reporter lawmaker mp chief officer"
    " citizen analyst pilot named called identified alias sheriff coroner deputies detective"
    " detectives trooper prosecutor attorney patrolman investigators marshals rep".split()
)
ORGANISATION_WORDS = frozenset(
    "center centre observatory council army coalition front brigade brigades university times"
    " post forces force ministry party movement network agency organization organisation"
    " institute committee battalion regiment division militia police command union association"
    " foundation school hospital hotel church mosque news media tv television radio press"
    " tribune guards guard corps airlines airways bank company group accord agreement accords"
    " conference summit treaty declaration process talks league alliance defence defense court"
    " herald gazette mail express star daily congress parliament assembly commission authority"
    " tigers rifles rangers frontier pact plan peace protocol resolution fc united campaign"
    " operation operations office offices bureau investigation investigations homicide".split()
)
BUILDINGS = frozenset(
    "hospital hotel church mosque school university police court station market airport base"
    " prison barracks embassy stadium palace college lodge station post line headquarters"
    " church".split()
)
OF_TOWNS = frozenset(
    "market airport hospital district neighbourhood neighborhood centre center port outskirts"
    " suburb suburbs prison courthouse university bazaar stadium quarter streets".split()
)
"""What a town has: "Kaligona's main market"."""
OFFICES = frozenset(
    "president government prime minister king queen sultan emir ambassador republic kingdom"
    " state army bank university ministry parliament people front observatory council party"
    " movement brigades battalion sons lions bishop archbishop islamic protectors knights wing"
    " branch battle treaty law constitution history friends citizens partition invasion ruler"
    " leader rulers emirate caliphate confederation union federation".split()
)
SPEECH_VERBS = frozenset(
    "said told sent say tell deny accuse claim warn condemn announce blame urge insist call"
    " want vow acknowledge admit concede disclose reveal assert maintain allege contend denounce"
    " hail"
    " threaten confirm reject demand respond agree ask deploy launch bomb strike shoot attack"
    " send back support arm fight intervene retaliate summon recall declare order comment".split()
)
SEATED = frozenset(
    "agency newspaper daily weekly magazine radio television tv broadcaster correspondent bureau"
    " government regime ministry minister ministers embassy ambassador diplomats administration"
    " authorities leadership".split()
)
"""What has its seat in a place, and does or says things elsewhere."""
OF_CAPITALS = frozenset(
    "forces troops army navy warplanes jets planes offensive assault regime claim claims report"
    " reports communique communiques statement statements announcement account accounts version"
    " military command envoy"
    " officials spokesman allies backers".split()
)
"""What is a government's where it follows the name of its capital: "a Tehran offensive"."""
RULE = frozenset(
    "power rule authority grip yoke regime influence behest orders policy ally allies backing"
    " blessing consent".split()
)
"""What a government has, where "of" and its capital follow: "outside the power of Damascus"."""
HOLDERS = frozenset("governor mayor".split())
"""Who holds an office in the place named before."""
ADDRESSED = frozenset(
    "accuse blame blackmail condemn criticise criticize threaten warn urge ask pressure support"
    " help thank invite praise denounce sue".split()
)
"""Verbs whose object is a government."""
ORIGINATING = frozenset(
    "took take takes taking taken operating operated operates flying flew flown coming came"
    " returning returned departed departing sent arrived arriving travelling traveling".split()
)
"""Verbs that something came from a place with, before what is told of it."""
FUNCTION = (WEEKDAYS | MONTHS | SHORT_MONTHS) | frozenset(
    "the and but for not with from into onto after before during under over about as at by in"
    " on of to so if is are was were be been has have had do does did will would can could may"
    " might must shall should he she it they we you i his her its their our my your who whom"
    " whose which what how why no yes also however although though because since until unless"
    " meanwhile this that these those there here where when while both all any each every some"
    " other another much same such more most many few several one two three four five six"
    " seven eight nine ten eleven twelve hundred thousand dozens scores first second third"
    " last next according earlier later least around near between along against across through"
    " within without inside outside off up down out then than thus hence yet still even only"
    " just once again ago or nor neither either early late today yesterday"
    " tomorrow tonight kill kills killed suspected"
    " unidentified unknown armed fighting shelling reportedly".split()
)
"""Words that no name starts with; capitals at the start of a sentence say nothing."""

NOT_ALONE = (
    frozenset(read_words("not_places.txt"))
    | DIRECTIONS
    | _CREEDS
    | FUNCTION
    | KIND_WORDS
    | ORGANISATION_WORDS
)
"""Words that are no place by themselves unless the word for a kind of place stands beside."""

COMMON_WORDS = frozenset(read_words("common_words.txt"))
"""Words that are no place where no capital says so; made by `training/common_words.py`."""

ENTERED = frozenset(
    "attack attacks raids raided stormed shelled bombed besieged entered overran recaptured"
    " retook liberated entering leaving"
    " attacked hit"
    " struck reached captured seized took left encircled surrounded bombarded pounded evacuated"
    " controls controlled held holds hits bombs shells".split()
)
"""Verbs whose object may be a place."""

PEOPLES_NOUNS = frozenset(
    "tribe tribes clan clans community communities herder herders herdsmen pastoralist"
    " pastoralists raider raiders warrior warriors bandits rustlers militia militias"
    " militiamen tribesmen youths morans ethnic elders fighters gunmen militants rebels"
    " people".split()
)
"""After these a name is that of a people ("Pokot raiders"), not of the province named after it."""

DWELLERS = frozenset("villagers residents inhabitants locals people streets suburbs".split())
ROADS = frozenset("road highway axis route roads border motorway track line railway".split())

STREETS = frozenset("street avenue ave boulevard blvd".split())
"""With a name before them an address, whatever else the name means: "Haifa Street" in Baghdad."""
NAMED_STREETS = frozenset("st road rd lane drive highway parkway".split())
"""The same where a capital says that they belong to the name; "the Dori road" leads to a town."""

ADDRESSED_BY = frozenset({"block", "intersection"})
"""Of what an address is named: "the 300 block of Aspen Meadow"."""
CIVIC = frozenset(
    "apartments townhomes theatre theater cinema gallery museum library mall plaza pub bar club inn"
    " restaurant cafe café supermarket store clinic health gardens park fair".split()
)
"""Last words of the names of houses and grounds, which lie in a town."""

HOUSES = CIVIC | frozenset(
    "hospital hotel church school university college bank shop company monastery convent parish"
    " cathedral".split()
)
"""What is often named after a person or a saint, with the name of a town far away."""

FOREIGN_KINDS = frozenset(
    "colonia barrio caserio hacienda finca vereda cerro quartier hameau tambon amphoe nahiya"
    " barangay corregimiento sitio ejido kampung desa camp fort mount".split()
)
"""Words for kinds of places that stand before a name without "of"."""

DOMESTIC = frozenset(
    "police policeman policemen gendarme gendarmes gendarmerie authorities court courts parliament"
    " villagers village villages farmer farmers prison province provinces district districts city"
    " town lawmaker lawmakers mp mps supreme interior home soil territory".split()
)
"""Whom and what a nationality says to be at home: not soldiers, tourists or workers."""

RULING = frozenset(
    "president vice government congress senate cabinet minister ministers armed guerrilla"
    " guerrillas rebels opposition judge judges prosecutor prosecutors magistrate magistrates"
    " attorney politician politicians senator senators deputy mayor people capital".split()
)
"""Whom and what a nationality says to rule, or to fight for power, at home."""

ABROAD = frozenset(
    "refugee refugees migrant migrants immigrant immigrants tourist tourists expatriate expatriates"
    " embassy consulate ambassador asylum peacekeeper peacekeepers diaspora".split()
)
"""Whom and what a nationality says to be away from home."""
