"""The answers of made-up people: valid, always the same, and as uneven as those of real people."""

from collections.abc import Callable, Iterable
from random import Random

import pytest

from app.config import data_folder
from app.domain.answers import DONT_KNOW, Value, as_typed, pages, restrict
from app.domain.questionnaire import Questionnaire
from app.domain.vocabulary import Level
from app.questionnaires.catalogue import Catalogue
from app.services.demo.answers import answers_of, comments_of, who_answers
from app.services.demo.description import DemoNetwork, Profile
from app.services.demo.people import Person, people_of
from app.services.demo.region import CARE_AND_SAFETY, NETWORKS, SAFE_SOUTH, YOUTH
from app.services.demo.seed import SEED
from tests.questionnaire_samples import SMALL

CATALOGUE = Catalogue(data_folder() / "questionnaires")
PEOPLE = people_of(NETWORKS, SEED)
Answers = dict[str, Value]
FLAT = Profile(means={})


def questionnaire_of(network: DemoNetwork) -> Questionnaire:
    found = CATALOGUE.latest(network.questionnaire)
    assert found
    return found


def answers_in(network: DemoNetwork, wave: int = 1) -> dict[str, tuple[Person, Answers]]:
    """What everybody in the network would answer, by address."""
    questionnaire, profile = questionnaire_of(network), network.waves[wave - 1].profile
    return {
        person.email: (person, answers_of(questionnaire, person, profile, wave, SEED))
        for person in PEOPLE[network.name]
        if person.partner in network.partners_in(wave)
    }


def mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def keyed(network: DemoNetwork, wave: int, prefix: str, whose: Callable[[Person], bool]) -> float:
    """The mean keyed answer to the agreement items of a criterion or facet."""
    items = {
        item.id: item
        for item in questionnaire_of(network).items
        if item.id.startswith(prefix) and item.scale.kind == "ordinal"
    }
    return mean(
        6 - answer if items[id_].reversed else answer
        for person, answers in answers_in(network, wave).values()
        if whose(person)
        for id_, answer in answers.items()
        if id_ in items and isinstance(answer, int)
    )


def at(level: Level) -> Callable[[Person], bool]:
    return lambda person: person.level == level


@pytest.mark.parametrize("network", NETWORKS, ids=lambda network: network.name)
def test_every_answer_could_have_been_given(network: DemoNetwork) -> None:
    asked = pages(questionnaire_of(network))
    for wave in range(1, len(network.waves) + 1):
        for _, answers in answers_in(network, wave).values():
            assert answers == restrict(answers, asked)


def test_the_same_person_answers_the_same_every_time() -> None:
    assert answers_in(YOUTH) == answers_in(YOUTH)


def test_another_seed_and_another_wave_give_other_answers() -> None:
    person = PEOPLE[SAFE_SOUTH.name][0]
    questionnaire, profile = questionnaire_of(SAFE_SOUTH), SAFE_SOUTH.waves[0].profile
    first = answers_of(questionnaire, person, profile, 1, SEED)
    assert answers_of(questionnaire, person, profile, 2, SEED) != first
    assert answers_of(questionnaire, person, profile, 1, SEED + 1) != first


def test_answers_do_not_depend_on_who_else_answers() -> None:
    alone = PEOPLE[YOUTH.name][7]
    expected = answers_of(questionnaire_of(YOUTH), alone, YOUTH.waves[0].profile, 1, SEED)
    assert answers_in(YOUTH)[alone.email][1] == expected


def test_people_skip_items_say_that_they_do_not_know_and_some_tick_one_column() -> None:
    given = [answers for network in NETWORKS for _, answers in answers_in(network).values()]
    full = [answers for answers in given if len(answers) > 20]
    questionnaire = questionnaire_of(YOUTH)
    skipped = sum(item.id not in answers for answers in full for item in questionnaire.items)
    unknown = sum(value == DONT_KNOW for answers in full for value in answers.values())
    total = len(full) * len(questionnaire.items)
    assert 0.005 < skipped / total < 0.04
    assert 0.02 < unknown / total < 0.12
    agreement = [item.id for item in questionnaire.items if item.scale.kind == "ordinal"]
    straight = [len({answers[id_] for id_ in agreement if id_ in answers}) == 1 for answers in full]
    assert 1 <= sum(straight) < len(full) / 8


def test_all_values_of_the_scale_are_used() -> None:
    values = [
        value
        for _, answers in answers_in(CARE_AND_SAFETY).values()
        for value in answers.values()
        if isinstance(value, int)
    ]
    assert all(values.count(value) > 40 for value in (1, 2, 3, 4, 5))


def test_residents_know_least_about_the_mandate_of_organisations() -> None:
    def unknown(level: Level) -> float:
        mandate = [item.id for item in questionnaire_of(YOUTH).items if item.id.startswith("mandate")]
        full = [network for network in NETWORKS if network.questionnaire == "slagvaardigheid"]
        return mean(
            answers.get(id_) == DONT_KNOW
            for network in full
            for person, answers in answers_in(network).values()
            if person.level == level
            for id_ in mandate
        )

    assert unknown("residents") > 0.25
    assert unknown("residents") > 1.5 * unknown("operations") > 1.5 * unknown("management")


def test_in_one_network_boards_see_what_the_work_floor_does_not() -> None:
    for wave in (1, 2):
        above = keyed(SAFE_SOUTH, wave, "mandate-feedback", at("governance"))
        below = keyed(SAFE_SOUTH, wave, "mandate-feedback", at("operations"))
        assert above - below > 1
    above = keyed(CARE_AND_SAFETY, 1, "mandate", at("governance"))
    below = keyed(CARE_AND_SAFETY, 1, "mandate", at("operations"))
    assert abs(above - below) < 0.5


def test_in_one_network_two_camps_see_opposite_things() -> None:
    camps = YOUTH.waves[0].profile.camps
    assert camps

    def orders(person: Person) -> bool:
        return camps.first[person.partner.line] > 0.8

    def helps(person: Person) -> bool:
        return camps.first[person.partner.line] < 0.2

    def balance(whose: Callable[[Person], bool]) -> float:
        return mean(
            answer
            for person, answers in answers_in(YOUTH).values()
            if whose(person)
            for id_, answer in answers.items()
            if id_.startswith("normative-balance") and isinstance(answer, int)
        )

    assert keyed(YOUTH, 1, "direction", orders) - keyed(YOUTH, 1, "direction", helps) > 1.5
    assert balance(orders) - balance(helps) > 1.5


def test_reversed_items_are_answered_as_they_are_read() -> None:
    """Where little is shared, people agree that partners keep information to themselves."""
    given = answers_in(CARE_AND_SAFETY).values()
    kept = [answers.get("information-willingness-3") for _, answers in given]
    shared = [answers.get("information-willingness-1") for _, answers in given]
    assert mean(value for value in kept if isinstance(value, int)) > 3.7
    assert mean(value for value in shared if isinstance(value, int)) < 2.5


def test_what_people_say_hinders_most_is_what_they_score_low() -> None:
    chosen = [
        criterion
        for _, answers in answers_in(CARE_AND_SAFETY).values()
        for criterion in as_typed(answers.get("hindering", []))
    ]
    assert max(set(chosen), key=chosen.count) == "information"
    assert chosen.count("information") > 2 * chosen.count("instruments")


def test_people_see_things_alike_in_both_waves() -> None:
    """A person's own view lasts: who was above the middle of the network stays there more often than not."""

    def levels(wave: int) -> dict[str, float]:
        return {
            email: mean(value for value in answers.values() if isinstance(value, int))
            for email, (_, answers) in answers_in(SAFE_SOUTH, wave).items()
        }

    before, after = levels(1), levels(2)
    both = sorted(before.keys() & after.keys(), key=lambda email: before[email])
    lower, upper = both[: len(both) // 2], both[len(both) // 2 :]
    assert mean(after[email] for email in upper) > mean(after[email] for email in lower) + 0.1


def test_answers_fit_every_questionnaire() -> None:
    for person in PEOPLE[YOUTH.name]:
        answers = answers_of(SMALL, person, FLAT, 1, SEED)
        assert answers == restrict(answers, pages(SMALL))


def test_the_wanted_number_of_people_answers_and_some_are_harder_to_reach() -> None:
    people = PEOPLE[CARE_AND_SAFETY.name]
    draws = [who_answers(people, 30, Random(number)) for number in range(40)]
    assert all(len(drawn) == 30 for drawn in draws)
    assert draws[0] == who_answers(people, 30, Random(0))

    def share(level: Level) -> float:
        those = [person.email for person in people if person.level == level]
        return mean(email in drawn for drawn in draws for email in those)

    assert share("national") < share("governance") < share("operations")


def test_every_comment_is_written_once_and_by_different_people() -> None:
    comments = {"first-step": ("Een", "Twee", "Drie"), "keep": ("Vier",)}
    written = comments_of(comments, ["a", "b", "c", "d"], Random(1))
    assert list(written) == ["a", "b", "c", "d"]
    assert sorted(texts["first-step"] for texts in written.values() if "first-step" in texts) == [
        "Drie", "Een", "Twee"
    ]  # fmt: skip
    assert [texts["keep"] for texts in written.values() if "keep" in texts] == ["Vier"]
