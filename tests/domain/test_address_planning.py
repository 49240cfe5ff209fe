from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.address_list import ListedPerson
from app.domain.address_plan import (
    AddressPlan,
    Change,
    Note,
    OrganisationData,
    ParticipantData,
    PlannedOrganisation,
    Refusal,
)
from app.domain.address_planning import plan_addresses

JAN = ParticipantData("Jan Jansen", "jan@politie.nl", "Politie", "operations", "nl")
POLICE = OrganisationData("Politie", "police-justice", "defence")


def listed(row: int = 2, /, **changes: str) -> ListedPerson:
    jan = ListedPerson(row, name="Jan Jansen", email="jan@politie.nl", organisation="Politie")
    return replace(jan, row=row, **changes)


def plan_new(*people: ListedPerson) -> AddressPlan:
    return plan_addresses(people, [], [])


def plan_known(*people: ListedPerson) -> AddressPlan:
    return plan_addresses(people, [JAN], [POLICE])


def refusals(*people: ListedPerson) -> list[tuple[Refusal, ...]]:
    return [row.refusals for row in plan_new(*people).rows]


def test_a_new_person_is_created_with_their_organisation() -> None:
    person = listed(level="Uitvoering", language="Engels", sector="politie", line="verdediging")
    plan = plan_new(person)
    (row,) = plan.rows
    assert (row.action, row.listed) == ("create", person)
    assert row.participant == ParticipantData("Jan Jansen", "jan@politie.nl", "Politie", "operations", "en")
    assert plan.organisations == (PlannedOrganisation("create", POLICE),)


def test_without_a_level_and_language_a_person_has_no_level_and_reads_dutch() -> None:
    (row,) = plan_new(listed()).rows
    assert row.participant == ParticipantData("Jan Jansen", "jan@politie.nl", "Politie", None, "nl")


def test_a_known_person_with_the_same_data_is_unchanged() -> None:
    plan = plan_known(listed(email="JAN@politie.nl", organisation="POLITIE", level="operations"))
    assert [(row.action, row.participant) for row in plan.rows] == [("unchanged", JAN)]
    assert plan.organisations == ()
    assert plan.changes_nothing


def test_an_update_says_which_fields_change() -> None:
    plan = plan_known(listed(name="Jan de Vries", organisation="Gemeente", level="bestuur", language="en"))
    (row,) = plan.rows
    assert row.action == "update"
    assert row.changes == (
        Change("name", "Jan Jansen", "Jan de Vries"),
        Change("organisation", "Politie", "Gemeente"),
        Change("level", "operations", "governance"),
        Change("language", "nl", "en"),
    )
    assert [each.data.name for each in plan.organisations] == ["Gemeente"]
    assert not plan.changes_nothing


def test_empty_cells_erase_nothing() -> None:
    plan = plan_known(ListedPerson(2, email="jan@politie.nl"))
    assert [row.action for row in plan.rows] == ["unchanged"]
    assert plan.changes_nothing


def test_a_dash_and_not_applicable_are_empty_cells() -> None:
    plan = plan_known(listed(name="-", organisation="n.v.t.", level="?", language="onbekend", sector="-"))
    assert [row.action for row in plan.rows] == ["unchanged"]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"email": ""}, Refusal("no-address")),
        ({"email": "-"}, Refusal("no-address")),
        ({"email": "jan@politie"}, Refusal("bad-address", "jan@politie")),
        ({"email": "volgt nog"}, Refusal("bad-address", "volgt nog")),
        ({"email": "jan@x.nl; piet@x.nl"}, Refusal("several-addresses", "jan@x.nl, piet@x.nl")),
        ({"name": " "}, Refusal("no-name")),
        ({"organisation": ""}, Refusal("no-organisation")),
        ({"name": "J" * 201}, Refusal("too-long", "J" * 40 + "…")),
        ({"level": "directie"}, Refusal("unknown-level", "directie")),
        ({"language": "Duits"}, Refusal("unknown-language", "Duits")),
        ({"name": "=A2&B2"}, Refusal("formula", "=A2&B2")),
        ({"organisation": "#N/B"}, Refusal("formula", "#N/B")),
    ],
)
def test_a_row_is_refused_for_what_is_wrong_with_the_person(
    changes: dict[str, str], refusal: Refusal
) -> None:
    plan = plan_new(listed(**changes))
    assert plan.rows[0].refusals == (refusal,)
    assert (plan.rows[0].action, plan.rows[0].participant) == ("refused", None)
    assert plan.changes_nothing


def test_all_reasons_of_a_row_are_told() -> None:
    codes = [refusal.code for refusal in refusals(listed(email="x", level="baas", language="Duits"))[0]]
    assert codes == ["bad-address", "unknown-level", "unknown-language"]
    codes = [refusal.code for refusal in refusals(listed(name="", organisation=""))[0]]
    assert codes == ["no-name", "no-organisation"]


def test_a_name_may_stand_with_the_address() -> None:
    (row,) = plan_new(listed(name="", email="Jan Jansen <Jan@Politie.nl>")).rows
    assert row.participant == ParticipantData("Jan Jansen", "jan@politie.nl", "Politie")


def test_the_same_person_twice_with_equal_data_is_created_once() -> None:
    plan = plan_new(listed(2), listed(5, email="JAN@politie.nl", name="jan jansen"))
    assert [row.action for row in plan.rows] == ["create", "refused"]
    assert plan.rows[1].refusals == (Refusal("twice-equal", other_row=2),)


def test_two_rows_of_one_person_complete_each_other() -> None:
    plan = plan_new(listed(2, name="", level="bestuur"), listed(3, language="en", sector="politie"))
    assert plan.rows[0].participant == ParticipantData(
        "Jan Jansen", "jan@politie.nl", "Politie", "governance", "en"
    )
    assert plan.organisations[0].data.sector == "police-justice"


def test_the_same_person_twice_with_contradicting_data_is_refused_in_every_row() -> None:
    first, other, third = refusals(listed(2), listed(3, organisation="Gemeente", level="bestuur"), listed(4))
    assert first == (Refusal("twice-different", "organisation", 3),)
    assert other == (Refusal("twice-different", "organisation", 2),)
    assert third == (Refusal("twice-different", "organisation", 3),)


def test_a_refused_row_does_not_dispute_a_good_one() -> None:
    plan = plan_new(listed(2, level="baas"), listed(3))
    assert [row.action for row in plan.rows] == ["refused", "create"]


def test_somebody_who_left_is_not_brought_back_by_a_list() -> None:
    plan = plan_addresses([listed()], [replace(JAN, left=True)], [POLICE])
    assert plan.rows[0].refusals == (Refusal("has-left", "Jan Jansen"),)


def test_the_same_name_at_another_address_is_noted() -> None:
    plan = plan_known(listed(2, email="j.jansen@politie.nl"), listed(3, email="jansen@politie.nl"))
    assert [row.action for row in plan.rows] == ["create", "create"]
    assert plan.rows[0].notes == (Note("same-name", "jan@politie.nl"),)
    within = plan_new(listed(2), listed(3, email="jansen@politie.nl"))
    assert within.rows[1].notes == (Note("same-name", "jan@politie.nl", 2),)


def test_an_organisation_is_the_same_whatever_its_capitals_and_spaces() -> None:
    plan = plan_new(listed(2), listed(3, name="Piet", email="piet@politie.nl", organisation="  POLITIE "))
    assert [each.data.name for each in plan.organisations] == ["Politie"]
    assert plan.rows[1].participant == ParticipantData("Piet", "piet@politie.nl", "Politie")


def test_an_organisation_gets_the_sector_and_line_of_the_first_row_that_has_them() -> None:
    rows = [
        listed(2),
        listed(3, email="a@politie.nl", name="A", sector="politie"),
        listed(4, email="b@politie.nl", name="B", sector="onderwijs", line="verdediging"),
    ]
    plan = plan_new(*rows)
    assert plan.organisations == (PlannedOrganisation("create", POLICE),)
    assert plan.rows[2].notes == (Note("other-sector", "onderwijs", 3),)


def test_a_known_organisation_is_updated_and_says_how() -> None:
    plan = plan_known(listed(sector="gemeente", line=""))
    assert plan.rows[0].action == "unchanged"
    changed = PlannedOrganisation(
        "update",
        replace(POLICE, sector="municipality"),
        (Change("sector", "police-justice", "municipality"),),
    )
    assert plan.organisations == (changed,)
    assert not plan.changes_nothing


def test_an_unknown_sector_or_line_is_noted_and_left_as_it_is() -> None:
    plan = plan_known(listed(sector="Sociaal domein", line="reserve"))
    assert plan.rows[0].notes == (Note("unknown-sector", "Sociaal domein"), Note("unknown-line", "reserve"))
    assert plan.changes_nothing


def test_a_refused_person_brings_no_organisation() -> None:
    assert plan_new(listed(email="x", organisation="Nieuw", sector="gemeente")).organisations == ()


def test_rows_keep_their_order_and_are_counted() -> None:
    people = [listed(9, email="x"), listed(4), listed(7, email="p@q.nl", name="P"), listed(5)]
    plan = plan_new(*people)
    assert [row.listed for row in plan.rows] == people
    assert [plan.count(action) for action in ("create", "update", "unchanged", "refused")] == [2, 0, 0, 2]


TEXTS = {
    "name": st.sampled_from(["", "Jan Jansen", "JAN JANSEN", "Piet", "Fatima  Ö.", "-", "=A1"]),
    "email": st.sampled_from(
        ["", "jan@x.nl", "JAN@X.nl", "Piet <piet@x.nl>", "mailto:f@x.nl", "f@x", "a@x.nl b@x.nl"]
    ),
    "organisation": st.sampled_from(["", "Politie", "politie", "Gemeente A", "n.v.t."]),
    "level": st.sampled_from(["", "bestuur", "operations", "?", "baas"]),
    "language": st.sampled_from(["", "nl", "Engels", "Duits"]),
    "sector": st.sampled_from(["", "gemeente", "politie", "iets"]),
    "line": st.sampled_from(["", "doel", "forward", "iets"]),
}
LISTS = st.lists(st.builds(ListedPerson, row=st.just(0), **TEXTS), max_size=8).map(
    lambda people: [replace(person, row=number) for number, person in enumerate(people, start=2)]
)
ORGANISATIONS = [POLICE, OrganisationData("Stichting B")]
PARTICIPANTS = st.lists(
    st.builds(
        ParticipantData,
        name=st.sampled_from(["Jan Jansen", "Piet"]),
        email=st.sampled_from(["jan@x.nl", "piet@x.nl", "f@x.nl", "z@x.nl"]),
        organisation=st.sampled_from(["Politie", "Stichting B"]),
        level=st.sampled_from([None, "residents"]),
        language=st.sampled_from(["nl", "en"]),
        left=st.booleans(),
    ),
    unique_by=lambda participant: participant.email,
)


def carried_out(
    plan: AddressPlan, participants: list[ParticipantData], organisations: list[OrganisationData]
) -> tuple[list[ParticipantData], list[OrganisationData]]:
    people = {participant.email: participant for participant in participants}
    places = {organisation.name: organisation for organisation in organisations}
    for place in plan.organisations:
        assert (place.action == "create") == (place.data.name not in places)
        places[place.data.name] = place.data
    for row in plan.rows:
        if row.participant and row.action in ("create", "update"):
            assert (row.action == "create") == (row.participant.email not in people)
            people[row.participant.email] = row.participant
    return list(people.values()), list(places.values())


@given(LISTS, PARTICIPANTS)
def test_a_list_that_was_carried_out_changes_nothing_more(
    people: list[ListedPerson], participants: list[ParticipantData]
) -> None:
    first = plan_addresses(people, participants, ORGANISATIONS)
    after = carried_out(first, participants, ORGANISATIONS)
    second = plan_addresses(people, *after)
    assert second.changes_nothing
    assert [row.refusals for row in second.rows] == [row.refusals for row in first.rows]


@given(LISTS, PARTICIPANTS)
def test_nobody_gets_lost_or_doubled_and_everybody_has_a_place(
    people: list[ListedPerson], participants: list[ParticipantData]
) -> None:
    plan = plan_addresses(people, participants, ORGANISATIONS)
    everybody, places = carried_out(plan, participants, ORGANISATIONS)
    assert {participant.email for participant in participants} <= {
        participant.email for participant in everybody
    }
    assert {participant.organisation for participant in everybody} <= {place.name for place in places}
    assert len({place.name.casefold() for place in places}) == len(places)
    kept = [row.participant.email for row in plan.rows if row.participant]
    assert len(set(kept)) == len(kept)
    for row in plan.rows:
        assert bool(row.refusals) == (row.action == "refused") == (row.participant is None)
        assert bool(row.changes) == (row.action == "update")
