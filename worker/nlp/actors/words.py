"""The words by which the phrases of actors are read: what heads them and what stands before."""

from __future__ import annotations

import re

from worker.domain.day_names import MONTHS, WEEKDAYS
from worker.domain.kinds import ActorKind

NOBODY = frozenset("no neither which what whose".split())
"""Before a noun they name no one: "it is not clear which group did it"."""
LEFT = frozenset("compound amod nmod poss nummod det quantmod case punct".split())
OF = frozenset(
    "member members unit units group groups section sections factions number dozens hundreds"
    " thousands scores"
    " ministry element elements faction wing column cell cells band gang battalion brigade men"
    " ranks team patrol party contingent squad coalition alliance gunmen majority handful pair"
    " series force".split()
)
BUILDINGS = frozenset(
    "office offices headquarters home homes house houses residence residences branch branches"
    " embassy consulate installations facilities building buildings premises".split()
)
"""Whose they are says which they are: "the offices of the bar association"."""
DROPPED = frozenset(
    "the a an some several many its their his her our presumed suspected alleged another other"
    " others at least about more than so-called these those this that all both most each every any"
    " dozens hundreds scores thousands number few least over nearly almost around approximately"
    " up to of such same certain various numerous also only even just assassinated murdered slain"
    " kidnapped abducted wounded injured late".split()
)
DAYTIME = WEEKDAYS | MONTHS | {"morning", "afternoon", "evening", "night"}
"""What the parser joins to a subject: "On Sunday night soldiers attacked"."""
BUILT = frozenset("hotel camp fort villa hospital cafe restaurant banco radio".split())
"""What stands before the name of a building or the like: "Hotel Plaza", "Camp Liberty"."""
FORCES = frozenset(
    "commando commandos commands"
    " force forces fighter fighters group groups faction factions militia militias unit units side"
    " militant militants organization organizations organisation organisations element elements"
    " gunman gunmen positions movement movements band bands army coalition column cell cells"
    " formation formations member members brigade brigades battalion battalions columns"
    " drone drones gun guns gunner"
    " gunners tank tanks battery batteries defences defenses system systems".split()
)
"""What is of the kind of the side that is named before it."""
POSTS = frozenset(
    "post posts station stations base bases camp camps checkpoint checkpoints outpost outposts"
    " position positions convoy convoys patrol patrols vehicle vehicles barracks headquarters"
    " personnel official officials officer officers detachment detachments team teams squad"
    " squads men man truck trucks bus roadblock garrison enforcer enforcers".split()
)
OFFICIAL = re.compile(
    r"\b(?:police|military|army|security|gendarme(?:rie)?s?|soldiers?|troops|government|navy|paramilitary|law)\b"
)
QUALIFIERS: tuple[tuple[ActorKind, re.Pattern[str]], ...] = (
    (
        ActorKind.REBEL,
        re.compile(
            r"\b(?:rebels?|opposition|separatists?|insurgents?|guerrillas?|anti-government"
            r"|secessionists?|subversives?|revolutionary|maoists?|mujahide*n|dissidents?)\b"
        ),
    ),
    (
        ActorKind.TERRORIST,
        re.compile(
            r"\b(?:terrorists?|jihad(?:i|ist)s?|extremists?|islamists?|takfiri|al-qaeda|radical)\b"
        ),
    ),
    (
        ActorKind.MILITIA,
        re.compile(
            r"\b(?:pro-(?:government|regime)|\w+-(?:led|backed|aligned|affiliated)|allied|tribal|militia|militant|armed|paramilitary)\b"
        ),
    ),
    (
        ActorKind.STATE_FORCE,
        re.compile(
            r"\b(?:government|jet|regime|security|army|military|police|gendarmerie|state|special|ground|naval|air"
            r"|border|defen[cs]e|commando|loyalist|infantry|presidential|national|federal|royal)\b"
        ),
    ),
    (ActorKind.COALITION, re.compile(r"\b(?:coalition|multinational|international|allied)\b")),
)
ARMED_MEN = re.compile(
    r"\b(?:armed|masked|unidentified|unknown|hooded|uniformed|heavily-armed|unidentifed|several"
    r" armed)\b"
)
BARE_MEN = frozenset("man men people persons person individual individuals youths youth".split())
EQUIPMENT = {
    "in": frozenset(
        "uniform uniforms fatigues camouflage masks mask balaclavas dress clothes clothing robes"
        " gear".split()
    ),
    "with": frozenset(
        "guns gun rifles rifle knives knife sticks machetes machete weapons arms clubs axes pistols"
        " pistol swords spears".split()
    ),
    "on": frozenset("motorcycles motorcycle motorbikes motorbike bikes horseback camels".split()),
}
"""By what men are seen to be armed, behind each preposition."""
EQUIPPED = frozenset("disguised armed masked posing wielding brandishing".split())
DEEDS = frozenset(
    "attack attacks offensive offensives raid raids strike strikes airstrike airstrikes bombing"
    " bombings shelling bombardment assault assaults operation operations counterattack"
    " counterattacks counter-attack counter-attacks invasion incursion ambush advance thrust"
    " fire gunfire barrage barrages".split()
)
"""What a state does that is told by its adjective: "an Iranian offensive"."""
GENERIC_ARMY = re.compile(
    r"(?:army|military)(?: (?:units?|troops|forces))?|units? of the army", re.IGNORECASE
)
"""An army that is not said to be of a country."""
LEADERS = frozenset(
    "leader leaders commander commanders chief head boss ringleader fighter fighters militant"
    " militants gunman gunmen member members cadre cadres rebel rebels terrorist terrorists"
    " guerrilla guerrillas insurgent insurgents soldier soldiers operative operatives sniper"
    " mercenary mercenaries warrior warriors herder herders raider raiders unit units troops group"
    " militia militias movement forces force jihadists jihadist faction positions position element"
    " elements militiaman militiamen separatists separatist bomber bombers reinforcements"
    " militants organization organisation commando commandos party network wing men man suspects"
    " branch affiliate offshoot arm"
    " suspect attackers assailants bandits herdsmen tribesmen cadre".split()
)
GROUPS = frozenset(
    "group organization organisation movement militia faction gang cartel outfit".split()
)
"""What an armed side is called before its name: "the armed group X"."""
FOLLOWERS = frozenset(
    "supporter supporters activist activists loyalists sympathizers sympathisers followers youths"
    " youth".split()
)
"""Who belong to a group and are armed only where they act."""

ONE_OF_MANY = frozenset(
    "rebel guerrilla guerilla insurgent militant separatist jihadist terrorist".split()
)
"""Before a deed ("a rebel attack") they stand for several."""
ON_FOOT = ("suicide", "suicide-", "car", "truck", "female", "male")
"""Bombers that do not fly."""
TITLES = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Capt|Maj|Lt|Sgt|Cpl|Sheikh|Abu|Mullah|Maulana|Haji|Imam|Brig"
    r"|General|Colonel|Captain|Major|Lieutenant|Sergeant|Brigadier|Commander|Inspector|President"
    r"|Minister|Senator|Mayor|Judge|Father|Sister|Bishop|Professor|Engineer|Private|Corporal)\b"
)
OF_A_PEOPLE = frozenset(
    "community communities group groups section sections subclan subclans clans people side"
    " sides tribes families ethnic".split()
)
