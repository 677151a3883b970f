"""The words around a trigger that decide what it reports: arms, sides, crowds, planes, captives."""

from __future__ import annotations

import re

from worker.domain.kinds import ActorKind, EventType

LASTING = frozenset(
    {EventType.AIR_STRIKE, EventType.SHELLING, EventType.DRONE_STRIKE, EventType.SUICIDE_ATTACK}
)
"""Types that "the attack" may mean a sentence later."""
HARMED = frozenset({"kill", "injure", "die"})
"""Classes of triggers that say who was hurt, not how."""
SUICIDE = re.compile(
    r"\bsuicide (?:bomb|attack|car|vest|blast|truck)"
    r"|\bbl(?:ew|ow\w*) (?:himself|herself|themselves) up"
    r"|\bdetonated (?:his|her|their|an) explosive (?:belt|vest)"
    r"|\b(?:wearing|strapped)\b[^.]{0,30}\bexplosive(?:s|-\w+)?(?: (?:belts?|vests?|jackets?))?"
    r"|\b(?:ramm\w+|drov?\w+|driv\w+|crash\w+|smash\w+|plough\w+|plow\w+|detonat\w+|blew up)"
    r" (?:[\w-]+ ){0,4}(?:(?:packed|laden|loaded|filled|rigged|stuffed) with|full of)"
    r" (?:[\w-]+ ){0,4}explosives (?:[\w-]+ ){0,2}(?:into|at|near|outside)"
    r"|\bexplosives?-(?:laden|packed|filled|rigged) (?:[\w-]+ ){1,3}(?:into|at)\b",
    re.IGNORECASE,
)
AIR = re.compile(
    r"\b(?:air ?strikes?|air raids?|air attacks?|warplanes?|fighter jets?|bombers? aircraft"
    r"|barrel bombs?"
    r"|air ?force(?! (?:hospital|base|commander|general|spokes|officer|chief|captain|colonel|major"
    r"|lieutenant|doctor|cadet|academy|headquarters)\w*)|jets"
    r"|fighter-bombers?|aerial|helicopter gunships?|planes bombed)\b",
    re.IGNORECASE,
)
RPG = re.compile(r"\b(?:rpgs?|rocket[- ]propelled|grenade launcher)", re.IGNORECASE)
FLIGHT = re.compile(
    r"\b(?:pilot|airman|flight|warplane|aviation|air ?force fighter)\w*\b", re.IGNORECASE
)
FELL = re.compile(
    r"\b(?:eject\w*|bail\w* out|parachut\w+|crash\w*|came down|went down|fell|plunged"
    r"|broke up|wreck(?:age)?|emergency landing|forced (?:to land|landing)"
    r"|(?:pilots?|crew|aboard|on board)\b[^.]{0,30}\b(?:captured|killed|rescued|taken|died|dead"
    r"|perished|survived|unhurt))\b",
    re.IGNORECASE,
)
GROUNDED = re.compile(
    r"\b(?:on the (?:ground|runway|tarmac|apron)|hangars?|parked|on (?:its|their) stands?"
    r"|(?:had|after|it) land(?:ed|ing)|air ?(?:base|field|port|strip)s?)\b",
    re.IGNORECASE,
)
"""Said of planes that do not fly."""
IN_THE_AIR = re.compile(
    r"\b(?:air[ -]defen[cs]es?|anti-?aircraft|surface-to-air|interceptors?|mid-?air|in flight"
    r"|in the air|over (?:the )?(?:\w+ )?(?:[A-Z]\w+|sea|border|region|area))\b"
)
"""Said of planes that fly, and of what is shot at them."""
UNDER_FIRE = re.compile(
    r"\b(?:(?:hit|struck|damaged|attacked) by(?! (?:a |an )?(?:bird|lightning|storm|gust|techn|mech"
    r"|engine|debris|truck|vehicle|\w+ fault))"
    r"|(?:receiv\w+|under|by|from|drew|took|taking|meeting) (?:[\w-]+ ){0,3}"
    r"(?:ground|enemy|hostile|rebel|insurgent|guerr?illa|militant|anti-?aircraft|small[- ]arms"
    r"|machine-?gun|flak|arms)[ -]?(?:\w+[ -])?(?:fire|gunfire)"
    r"|(?:came|coming|come) under (?:[\w-]+ ){0,3}fire"
    r"|los(?:t|ing|s)\b[^.]{0,60}?\bto (?:[\w-]+ ){0,5}"
    r"(?:missiles?|fire|gunfire|flak|manpads|stingers?))\b",
    re.IGNORECASE,
)
NOT_BY_FIRE = re.compile(
    r"\b(?:not|no (?:sign|evidence|indication|proof)|ruled out|den(?:y|ied|ies)|rather than"
    r"|claim\w*|alleg\w+|whether|unclear)\b",
    re.IGNORECASE,
)
"""Where a crash is told, and fire only as what somebody says or denies."""
CAPTIVE = re.compile(
    r"\b(?:hijack\w*|hostages?|captives?|kidnapp\w+|abduct\w+|pilots?|navigator|airm[ae]n|prisoners"
    r"|weapons? systems? officer"
    r"|held (?:captive |hostage )?by(?! (?:the )?(?:police|authorities|government|court))"
    r"|(?:been|being|were|was) held(?! (?:in|at|on|a|the)\b)|captivity|captors?)\b",
    re.IGNORECASE,
)
HIJACK = re.compile(r"\b(?:hijack\w*|passengers?|airliners?|hostages?|crew)\b", re.IGNORECASE)
KIDNAP = re.compile(
    r"\b(?:(?:kidnap|abduct|hostage|ransom|captor|captiv)\w*|carried off|in the hands of)",
    re.IGNORECASE,
)
SWAP = re.compile(r"\bprisoners? (?:swap|exchange)", re.IGNORECASE)
DOWNING = re.compile(r"\b(?:shot|brought|shoot\w*) down|downed|downing\b")
UNARMED = re.compile(
    r"\b(?:herd(?:ers?|smen|sman)|youths?|pastoralists?|farmers?|bus|villagers?|supporters?)\b",
    re.IGNORECASE,
)
FIGHTING = re.compile(
    r"\b(?:(?:fights?|violence) between|clash\w*|fighting|battle|firefight|ambush\w*"
    r"|offensive|combat|each other|one another|confrontation"
    r"|exchang\w+ (?:of )?(?:fire|shots|gunfire)|(?:fired|shot|hit) back|returned fire"
    r"|gun ?duel)\b",
    re.IGNORECASE,
)
ARMS = re.compile(
    r"\b(?:kill|wound|injur|dead(?!l)|death|bomb|gun|shell|rocket|missile|mortar|raid|fire|attack"
    r"|troops|militia|rebel|militant|soldier|polic(?!y|ies)|arm(?:ed|y)|(?<!market )forces"
    r"|insurgent|guerrilla|terror|jihad|villag|position|tanker|vessel|ship|assail|unidentified"
    r"|unknown|assault|beat|injur|alight)\w*",
    re.IGNORECASE,
)
HARM = re.compile(
    r"\b(?:kill\w*|wound\w*|injur\w*|dead|deaths?|die[ds]|bomb\w*|gun\w*|shots?|shoot\w*|shell(?:s|ed"
    r"|ing)|rockets?|missiles?|mortars?|raid\w*|fired?|gunfire|troops?|militia\w*|rebels?|militants?"
    r"|soldiers?|police|army|armed|military|fighters?|insurgent\w*|guerr?illa\w*|terror\w*|jihad\w*"
    r"|villag\w+|warships?|warplanes?|jets|tankers?|vessels?|ships?|mobs?|gangs?|bandits?|herd(?:ers?"
    r"|sm[ae]n)|tribes?\w*|machetes?|kni(?:fe|ves)|stab(?:s|bed|bing)?|beaten|stone[sd]|hurled"
    r"|burn(?:ed|t|ing)|torch\w*|hostages?|kidnap\w*|assail\w*|attackers|destroy\w*|loot\w*|massacre\w*|grenades?"
    r"|explo\w+|victims?|convoys?|cattle|clans?|worshippers|mosque|oil (?:platform|rig)s?"
    r"|(?<!market )forces)\b",
    re.IGNORECASE,
)
"""What an attack has beside it that is no argument: arms, the armed, the hurt, what can be hit."""
PLANES = re.compile(
    r"\b(?:planes?|warplanes?|jets?|aircraft|bombers|helicopters?|gunships?|air force)\b",
    re.IGNORECASE,
)
FOES = re.compile(
    r"\b(?:militants?|terrorists?|rebels?|insurgents?|guerrillas?|fighters|gunmen|jihadists?"
    r"|bandits?|raiders|rustlers|gang(?:sters?| members?)|militia(?:men|s)?|warriors"
    r"|ISIS|ISIL|Daesh|Islamic State|Taliban|separatists|enemy)\b",
    re.IGNORECASE,
)
FOES_MANY = re.compile(
    r"\b(?:militants|terrorists|rebels|insurgents|guerrillas|fighters|jihadists|militiamen)\b",
    re.IGNORECASE,
)
TROOPS = re.compile(
    r"\b(?:army|soldiers|troops|(?:armed|security|government) forces)\b", re.IGNORECASE
)
FROM_HELICOPTERS = re.compile(r"\bbarrel[ -]bomb", re.IGNORECASE)
"""Bombs that are only dropped from the air."""
GROUND = frozenset(
    "town city village villages towns base airport area areas hill hills territory control"
    " post posts bridge positions position neighbourhood neighborhood district checkpoint"
    " airbase garrison port island part parts capital hilltop hilltops stronghold outpost"
    " suburb suburbs quarter"
    " height heights outposts camp camps headquarters compound ridge region regions oilfield"
    " field valley crossing junction"
    " locality localities hamlet hamlets commune barangay strongholds neighbourhoods"
    " neighborhoods districts".split()
)
THROWN = frozenset(
    "grenade grenades bomb bombs explosive explosives device dynamite cocktail cocktails firebomb"
    " firebombs ied ieds barrel barrels munition munitions".split()
)
MORE = frozenset("one another others more many several dozens it them".split())
"""What bombs are called that were told of before: "dropped another one"."""
MANNED = re.compile(
    r"\b(?:barracks|outposts?|garrisons?|checkpoints?|check ?posts?|(?:army|military|naval|air"
    r"|police|militia|border|guard|security) (?:\w+ )?(?:bases?|posts?|camps?|positions?"
    r"|headquarters)"
    r"|(?:\w+i|\w+an|\w+ese|\w+sh|enemy|rebel|government|army|front|defen[cs]e) lines|fronts?"
    r"|trenches|fortifications)\b",
    re.IGNORECASE,
)
"""Posts that armed men hold."""
GUNS = re.compile(
    r"\b(?:tanks?|artillery|howitzers?|batter(?:y|ies)|mortars?|gunners|rocket launchers?|warships?"
    r"|gunboats?|frigates?|naval guns?|big guns)\b",
    re.IGNORECASE,
)
"""Who or what fires shells."""
GRENADES = frozenset({"grenade", "grenades"})
NAVAL = re.compile(
    r"\b(?:torpedo\w*|submarine|gunboats?|warships?|frigate|destroyer|navy|naval|commandos?|limpet)",
    re.IGNORECASE,
)
"""What sinks ships."""
SHELLS = frozenset(
    "shell shells rocket rockets missile missiles mortar mortars projectile projectiles".split()
)
ROUNDS = frozenset({"round", "rounds"})
TEST = re.compile(
    r"\b(?:test(?:s|ed|ing)?|launch\w*|exercise|drill|(?:exclusive economic zone|splash\w*))\b"
    r"|\binto the (?:\w+ )?(?:sea|ocean|desert)\b|\bin the (?:sea|ocean|waters)\b",
    re.IGNORECASE,
)
"""Missiles that fly and hit nobody."""
TOKENS = frozenset(
    "effigy effigies tyre tyres tire tires flag flags copies papers ballot ballots poster posters"
    " portrait portraits pictures photographs bonfire bonfires logs garbage trash".split()
)
"""What is burned at a protest, and harms nobody."""
PEOPLE = frozenset({ActorKind.CIVILIANS, ActorKind.INDIVIDUAL, ActorKind.STATE_FORCE})
AIRCRAFT = frozenset({EventType.AIRCRAFT_SHOOTDOWN, EventType.AIRCRAFT_CRASH})
STATES = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE, ActorKind.COALITION})
NEUTRAL = re.compile(r"\b(?:peacekeepers?|observers?|monitors?|inspectors?)\b", re.IGNORECASE)
"""Whom no side may arrest."""
BODY = frozenset("head heads body bodies corpse corpses arm arms leg legs hand hands".split())
GOODS = frozenset(
    "weapons arms drugs ammunition power cocaine assets explosives money shipment shipments"
    " medicine supplies equipment documents rifles cache property".split()
)
WAR = re.compile(
    r"\b(?:rebel|troops|soldier|army|militant|guerr?illa|insurg|fighters|militia|jihad|taliban"
    r"|al-?qa|islamic state|isi[sl]\b|forces|gunmen|separatist|troop|offensive|war\b)",
    re.IGNORECASE,
)
PLANT = re.compile(
    r"\b(?:refinery|hydrocracker|boiler|factory|colliery|mine shaft"
    r"|(?:coal|gold|silver|copper|zinc|tin|diamond|platinum|uranium) mines?|chemical plant"
    r"|power plant|gas (?:leak|cylinder|canister|tank)|fireworks)\b",
    re.IGNORECASE,
)
MEANT = re.compile(
    r"\b(?:bomb|device|(?<!heart )attack|sabotage|grenade|terror|claimed|rebel|militant|guerr?illa"
    r"|missile|rocket|drone|strike|shell)",
    re.IGNORECASE,
)
ARMS_USED = re.compile(
    r"\b(?:gun|shot|shoot|stab(?!il)|beat|machete|knife|knives|hack)", re.IGNORECASE
)
NATURAL = frozenset(
    "sea ocean river lake water field fields ground mountain mountainside hill hillside forest"
    " desert trees gulf bay".split()
)
"""What drones crash into that are sent for nothing there."""
HELPING = frozenset("save rescue contain control extinguish put keep stop win free help".split())
"""Verbs that one fights for: "fought to save the wounded"."""
POLITICAL = re.compile(
    r"\b(?:opposition|party|parties|lawmakers?|critics?|newspapers?|senators?|minister|company"
    r"|rivals?|unions?|candidates?)$",
    re.IGNORECASE,
)
"""Who attack with words as often as with arms."""
BUSINESS = frozenset(
    "company companies firm firms corp inc ltd co shares stake group bank plc subsidiary airline"
    " consortium venture oil"
    " business assets budget spending situation costs market markets rights seats".split()
)
UPWARDS = frozenset("up ahead past higher".split())
CROWD = frozenset("clash fight burn destroy injure".split())
UNREST = re.compile(
    r"\b(?:demonstrat\w+|protest\w*|procession|rall(?:y|ies)|hartal|bandh|blockad\w+|pickets?"
    r"|shutdown|riot\w*|brickbats?|tear ?gas|baton|agitat\w+)\b",
    re.IGNORECASE,
)
IRRITANT = re.compile(
    r"\b(?:tears?[ -]?(?:gas|shells?)|CS gas|pepper spray|water cannon)", re.IGNORECASE
)
DEADLY = re.compile(
    r"\b(?:kill\w*|dead|died|death|shot|gun\w*|opened fire|firing|missiles?|rockets?|mortars?"
    r"|militants?|rebels?|insurgents?|soldiers|troops|army|suicide|grenades?|air ?strikes?)\b",
    re.IGNORECASE,
)
POSTS = re.compile(r"\b(?:posts?|border|rangers|guards|line of control)\b", re.IGNORECASE)
AROUND = 200
"""Characters on each side of a sentence that tell what it is a part of."""
CASUALTIES = re.compile(r"\b(?:kill|wound|injur|dead|died|casualt)", re.IGNORECASE)
TOWARDS = frozenset("at on upon into towards toward".split())
