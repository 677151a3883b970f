"""The words that say that people were killed or injured."""

from __future__ import annotations

from worker.domain.annotations import Harm

TRANSITIVE = {
    **dict.fromkeys(
        "kill kills killed killing murder murders murdered murdering assassinate assassinates"
        " assassinated assassinating execute executes executed executing behead beheads beheaded"
        " beheading slay slays slew slain slaying massacre massacred massacring lynch lynched"
        " slaughter slaughtered slaughtering decapitated strangled gunned eliminate eliminated"
        " eliminating neutralize neutralized neutralised neutralizing crucified electrocuted hanged"
        " martyred".split(),
        Harm.KILLED,
    ),
    **dict.fromkeys(
        "wound wounds wounded wounding injure injures injured injuring hurt hurting maimed maiming"
        " burnt hospitalised hospitalized".split(),
        Harm.INJURED,
    ),
}
INTRANSITIVE = dict.fromkeys(
    "die dies died dying perish perishes perished perishing succumb succumbed succumbs succumed"
    " suffocated suffocate suffocates".split(),
    Harm.KILLED,
)
STATES = {
    "dead": Harm.KILLED,
    "killed": Harm.KILLED,
    "martyred": Harm.KILLED,
    "wounded": Harm.INJURED,
    "injured": Harm.INJURED,
    "hurt": Harm.INJURED,
}
TO_DEATH = frozenset(
    "shot shoot shoots hack hacks clubs stabs beats stones slashes clobbered strangled hacked"
    " beat beaten beating stabbed stab stoned burned burnt"
    " tortured chopped"
    " clubbed trampled crushed slashed bludgeoned knifed shooting hacking stabbing hit"
    " speared axed copped kicked whipped flogged".split()
)
NOUNS = {
    **dict.fromkeys(
        "death deaths killing killings murder murders assassination assassinations execution"
        " executions massacre beheading".split(),
        Harm.KILLED,
    ),
    **dict.fromkeys("wounding injuring".split(), Harm.INJURED),
}
COUNTED = {
    **dict.fromkeys("deaths fatalities bodies corpses dead killings".split(), Harm.KILLED),
    **dict.fromkeys("wounded injured injuries".split(), Harm.INJURED),
}
LOSING = frozenset("lost lose loses losing loss losses".split())
"""Of men, it is their death."""
OF_THINGS = frozenset(
    "execute executes executed executing eliminate eliminated eliminating neutralize neutralized"
    " neutralised neutralizing hurt hurting burned burnt hit crushed lost loss losses death".split()
)
"""Said of plans, posts and trades too: what suffers them is a person only where that is clear."""
