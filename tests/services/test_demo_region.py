"""The made-up region: who is in it, and that nobody in it could exist."""

from itertools import chain

from app.config import data_folder
from app.domain.addresses import is_address
from app.domain.vocabulary import FORMALITIES
from app.questionnaires.catalogue import Catalogue
from app.services.demo.people import people_of
from app.services.demo.region import NETWORKS
from app.services.demo.seed import SEED

PEOPLE = people_of(NETWORKS, SEED)
EVERYBODY = list(chain.from_iterable(PEOPLE.values()))


def size(name: str, wave: int) -> int:
    network = next(network for network in NETWORKS if network.name == name)
    return sum(person.partner in network.partners_in(wave) for person in PEOPLE[name])


def test_networks_differ_in_size_formality_phase_and_scale() -> None:
    sizes = [size(network.name, len(network.waves)) for network in NETWORKS]
    assert sizes == [6, 24, 30, 60, 18]
    assert {network.formality for network in NETWORKS} == set(FORMALITIES)
    assert len({network.phase for network in NETWORKS}) == 4
    assert len({network.scale for network in NETWORKS}) == 5


def test_one_network_has_two_waves_between_which_a_partner_left_and_another_came() -> None:
    (network,) = [network for network in NETWORKS if len(network.waves) == 2]
    before, after = network.partners_in(1), network.partners_in(2)
    assert {partner.name for partner in before} - {partner.name for partner in after} == {
        "Buurtpreventie De Kade"
    }
    assert {partner.name for partner in after} - {partner.name for partner in before} == {
        "Reclassering Oevergouw"
    }


def test_exactly_one_assessment_is_open_today() -> None:
    waves = [wave for network in NETWORKS for wave in network.waves]
    assert len([wave for wave in waves if wave.opened < 0 <= wave.closes]) == 1
    assert all(wave.opened < wave.closes < 0 for wave in waves if wave.closes < 0)


def test_nobody_is_in_the_region_twice_and_every_address_is_reserved() -> None:
    assert len({person.name for person in EVERYBODY}) == len(EVERYBODY)
    assert len({person.email for person in EVERYBODY}) == len(EVERYBODY)
    for person in EVERYBODY:
        assert is_address(person.email), person.email
        assert person.email.endswith(".example")
        assert person.email == person.email.lower()
    assert all(network.reply_to.endswith(".example") for network in NETWORKS)


def test_letters_that_have_no_place_in_an_address_are_written_plainly() -> None:
    by_name = {person.name: person.email.partition("@")[0] for person in EVERYBODY}
    assert any(not name.isascii() for name in by_name)
    assert all(local_part.isascii() for local_part in by_name.values())
    assert all(set(part) <= set("abcdefghijklmnopqrstuvwxyz.") for part in by_name.values())


def test_people_are_the_same_every_time_and_others_with_another_seed() -> None:
    assert people_of(NETWORKS, SEED) == PEOPLE
    assert people_of(NETWORKS, SEED + 1) != PEOPLE


def test_all_levels_and_lines_and_both_languages_occur() -> None:
    assert {person.level for person in EVERYBODY} == {
        "national", "governance", "management", "operations", "residents"
    }  # fmt: skip
    assert {person.partner.line for person in EVERYBODY} == {"goal", "defence", "midfield", "forward"}
    assert {person.language for person in EVERYBODY} == {"nl", "en"}


def test_comments_answer_open_questions_and_name_nobody() -> None:
    catalogue = Catalogue(data_folder() / "questionnaires")
    first_names = {person.name.partition(" ")[0] for person in EVERYBODY}
    for network in NETWORKS:
        questionnaire = catalogue.latest(network.questionnaire)
        assert questionnaire
        open_questions = {question.id for question in questionnaire.questions if question.kind == "open"}
        for wave in network.waves:
            assert set(wave.comments) <= open_questions
            texts = [text for written in wave.comments.values() for text in written]
            assert len(set(texts)) == len(texts)
            assert all(len(written) <= wave.answered for written in wave.comments.values())
            assert not first_names & set(" ".join(texts).replace(".", "").split())


def test_the_coordinators_words_and_the_purpose_are_there_in_every_network() -> None:
    for network in NETWORKS:
        assert network.purpose.endswith(".")
        assert all(wave.words for wave in network.waves)
