"""The roles of MUC-4 are filled from candidates, and scored by pairs of entities."""

import gzip
import json
from pathlib import Path

import pytest

from tests.incidents.reports import report
from worker.domain.incident import Actor, Weapon
from worker.domain.kinds import ActorKind, Polarity, Role, WeaponCategory
from worker.evaluation.ceaf import pairs
from worker.evaluation.muc4 import Result, as_entities, gold_roles, main, normalize
from worker.evaluation.muc4_roles import ROLES, fill_roles

GUERRILLAS = Actor("guerrillas", Role.INITIATOR, ActorKind.REBEL)
POLICE = Actor("police", Role.INITIATOR, ActorKind.STATE_FORCE, "state-sv")
PEASANT = Actor("peasant", Role.TARGET, ActorKind.CIVILIANS)
SOLDIERS = Actor("soldiers", Role.TARGET, ActorKind.STATE_FORCE, "state-sv")


def target(name: str, kind: ActorKind) -> Actor:
    """A target."""
    return Actor(name, Role.TARGET, kind)


def template(**roles: list[list[str]]) -> dict[str, list[list[tuple[str, int]]]]:
    """A template: of each entity its mentions, all at the start of the report."""
    given = {role: roles.get(role, []) for role in ROLES}
    return {r: [[(m, 0) for m in entity] for entity in es] for r, es in given.items()}


def scored(gold: list[list[str]], *predicted: str) -> tuple[int, int, int]:
    """Right, predicted and gold of one report with targets only."""
    result = Result()
    roles = {role: [] for role in ROLES} | {"Target": list(predicted)}
    result.add("a", gold_roles([template(Target=gold)]), as_entities(roles))
    return result.micro.right, result.micro.predicted, result.micro.gold


def filled(
    *actors: Actor, text: str = "", weapons: tuple[Weapon, ...] = ()
) -> dict[str, list[str]]:
    """The roles of a report with one candidate, the empty ones left out."""
    found = fill_roles([report("a", actors=actors, weapons=weapons)], text)
    return {role: names for role, names in found.items() if names}


def test_strings_are_compared_without_case_punctuation_and_articles() -> None:
    """The "U.S." Embassy and a us embassy are one string."""
    assert normalize('the "U.S."  Embassy') == normalize("a us embassy") == "us embassy"


@pytest.mark.parametrize(
    ("predicted", "counts"),
    [
        pytest.param(["the house", "water pipes"], (2, 2, 2), id="perfect"),
        pytest.param(["residence", "water pipes"], (2, 2, 2), id="alias"),
        pytest.param(["house"], (1, 1, 2), id="partial"),
        pytest.param(["house", "bridge"], (1, 2, 2), id="spurious"),
        pytest.param(["house", "residence"], (1, 2, 2), id="one entity twice"),
        pytest.param(["white house"], (0, 1, 2), id="other words"),
        pytest.param([], (0, 0, 2), id="nothing"),
    ],
)
def test_each_gold_entity_is_found_once_by_any_of_its_mentions(
    predicted: list[str], counts: tuple[int, int, int]
) -> None:
    """Right, predicted and gold are counts of entities."""
    assert scored([["house", "residence"], ["water pipes"]], *predicted) == counts


def test_an_empty_report_scores_nothing() -> None:
    """No gold and no prediction: no division by zero, F1 0."""
    result = Result()
    result.add("a", gold_roles([]), as_entities({role: [] for role in ROLES}))
    assert (result.micro.precision, result.micro.recall, result.micro.f1) == (0.0, 0.0, 0.0)


def test_precision_recall_and_f1_are_micro_averaged() -> None:
    """One of two predicted and one of three gold: 1/2, 1/3 and 2/5."""
    result = Result()
    gold = gold_roles([template(Target=[["house"], ["bus"]], Weapon=[["bomb"]])])
    result.add("a", gold, as_entities({r: [] for r in ROLES} | {"Target": ["house", "car"]}))
    micro = result.micro
    assert (micro.precision, micro.recall, micro.f1) == (1 / 2, 1 / 3, 2 / 5)


def test_most_pairs_are_taken() -> None:
    """A prediction gives way where it fits another entity, too."""
    both, one = frozenset({"m1", "m2"}), frozenset({"m1"})
    assert len(pairs([both, one], [frozenset({"m1"}), frozenset({"m2"})])) == 2


def test_a_prediction_of_two_entities_agrees_with_none() -> None:
    """All mentions predicted have to be of the gold entity."""
    assert pairs([frozenset({"m1"}), frozenset({"m2"})], [frozenset({"m1", "m2"})]) == {}


def test_an_entity_of_two_templates_is_one() -> None:
    """The one whose mentions are all among those of the other is the same."""
    gold = gold_roles([template(PerpInd=[["rebels", "men"]]), template(PerpInd=[["rebels"]])])
    assert gold["PerpInd"] == [frozenset({"rebels", "men"})]


def test_errors_say_what_stands_on_the_other_side() -> None:
    """Other words, another role, and what is made up."""
    result = Result()
    gold = gold_roles([template(PerpInd=[["two armed men"], ["soldiers"]])])
    found = {"PerpInd": ["men"], "PerpOrg": ["soldiers"], "Weapon": ["bomb"]}
    result.add("a", gold, as_entities({role: [] for role in ROLES} | found))
    assert [(e.kind, e.predicted, e.gold) for e in result.errors] == [
        ("missed, other words", "men", "two armed men"),
        ("missed, in another role", "PerpOrg", "soldiers"),
        ("made up, in another role", "soldiers", "PerpInd"),
        ("made up", "bomb", ""),
    ]


def test_described_and_named_perpetrators_are_told_apart() -> None:
    """People are individuals, bodies and known groups organisations, aircraft neither."""
    helicopter = Actor("helicopter", Role.INITIATOR, ActorKind.STATE_FORCE)
    assert filled(GUERRILLAS, POLICE, helicopter, PEASANT) == {
        "PerpInd": ["guerrillas"],
        "PerpOrg": ["police"],
    }


def test_followers_of_a_known_group_are_both() -> None:
    """The group is the organisation, its followers are the individuals."""
    actor = Actor("FMLN guerrillas", Role.INITIATOR, ActorKind.REBEL, "fmln")
    assert filled(actor, PEASANT, text="fmln guerrillas shot a peasant.") == {
        "PerpInd": ["fmln guerrillas"],
        "PerpOrg": ["fmln"],
    }


def test_a_known_group_has_the_name_that_the_text_gives() -> None:
    """The list's own name is not in the text; another of its names is."""
    actor = Actor("FMLN", Role.INITIATOR, ActorKind.REBEL, "fmln")
    text = "the farabundo marti national liberation front shot a peasant."
    found = filled(actor, PEASANT, text=text)
    assert found == {"PerpOrg": ["farabundo marti national liberation front"]}


def test_names_of_one_known_group_are_one_organisation() -> None:
    """The name that the report tells first stands for both."""
    names = ("Farabundo Marti National Liberation Front", "FMLN")
    reports = [
        report("a", actors=(Actor(name, Role.INITIATOR, ActorKind.REBEL, "fmln"), PEASANT))
        for name in names
    ]
    found = fill_roles(reports, "farabundo marti national liberation front (fmln)")
    assert found["PerpOrg"] == ["farabundo marti national liberation front"]


@pytest.mark.parametrize(
    ("actor", "roles"),
    [
        pytest.param(target("two banks", ActorKind.FACILITY), {"Target": ["banks"]}, id="number"),
        pytest.param(target("12 buses", ActorKind.VEHICLE), {"Target": ["buses"]}, id="vehicle"),
        pytest.param(target("three towns", ActorKind.FACILITY), {}, id="area"),
        pytest.param(
            target("mayor juan perez", ActorKind.INDIVIDUAL),
            {"Victim": ["juan perez"]},
            id="office",
        ),
        pytest.param(target("ana diaz", ActorKind.INDIVIDUAL), {"Victim": ["ana diaz"]}, id="name"),
        pytest.param(target("the mayor", ActorKind.INDIVIDUAL), {}, id="no name"),
        pytest.param(target("col perez' car", ActorKind.INDIVIDUAL), {}, id="possession"),
        pytest.param(
            target("senator ana diaz", ActorKind.UNKNOWN), {"Victim": ["ana diaz"]}, id="by office"
        ),
        pytest.param(target("air support", ActorKind.UNKNOWN), {}, id="unknown"),
        pytest.param(PEASANT, {}, id="civilian without a name"),
    ],
)
def test_targets_are_things_and_victims_persons_with_a_name(
    actor: Actor, roles: dict[str, list[str]]
) -> None:
    """Numbers, offices and ranks are left out, and so are areas and people without a name."""
    assert filled(actor) == roles


def test_weapons_are_those_that_the_text_names() -> None:
    """Not the deed, not what only the record calls it, not a vehicle."""
    weapons = (
        Weapon(WeaponCategory.SMALL_ARMS, "rifle fire"),
        Weapon(WeaponCategory.SMALL_ARMS, "gunfire"),
        Weapon(WeaponCategory.BOMB, "bombs"),
        Weapon(WeaponCategory.VEHICLE, "tank"),
    )
    text = "rifle fire hit a tank in the bombing; gunfire was heard."
    assert filled(PEASANT, text=text, weapons=weapons) == {"Weapon": ["rifle"]}


@pytest.mark.parametrize(
    "actors",
    [
        pytest.param((GUERRILLAS, SOLDIERS), id="only armed men are hit"),
        pytest.param((POLICE,), id="a state's force acts and nobody is said to be hit"),
    ],
)
def test_fighting_is_no_terrorism(actors: tuple[Actor, ...]) -> None:
    """As the guide of MUC-4 has it."""
    assert filled(*actors) == {}


def test_what_is_denied_fills_no_role() -> None:
    """Only asserted candidates count."""
    denied = report("a", actors=(GUERRILLAS, PEASANT), polarity=Polarity.DENIED)
    assert not any(fill_roles([denied], "").values())


def test_names_of_one_entity_are_given_once() -> None:
    """Names that end in one another; of a person the longer one."""
    actors = (
        GUERRILLAS,
        Actor("urban guerrillas", Role.INITIATOR, ActorKind.REBEL),
        target("dr perez", ActorKind.INDIVIDUAL),
        target("juan perez", ActorKind.INDIVIDUAL),
    )
    assert filled(*actors) == {"PerpInd": ["guerrillas"], "Victim": ["juan perez"]}


@pytest.mark.slow
def test_the_command_prints_scores_and_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it measured on, a line for each role, and the errors by kind."""
    monkeypatch.setenv("INCIDENTS_PROCESSES", "1")
    text = "guerrillas bombed a bank in the city of santa ana, el salvador, on 3 march 1989."
    gold = template(PerpInd=[["guerrillas"]], Target=[["bank"]], Victim=[["ana diaz"]])
    path = tmp_path / "muc.jsonl.gz"
    record = {"docid": "a", "doctext": text, "templates": [gold]}
    path.write_bytes(gzip.compress(json.dumps(record).encode()))
    main([str(path), "--errors", "1"])
    told = capsys.readouterr().out
    assert told.startswith("muc.jsonl.gz: 1 reports\nPerpInd  precision")
    assert "a Victim: predicted -; gold ana diaz" in told
