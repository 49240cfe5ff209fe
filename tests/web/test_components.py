"""The shared components: markup that a keyboard, a screen reader and a strict policy can work with."""

import gzip
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from app.web.templating import STATIC
from tests.web import gallery

TEMPLATES = STATIC.parent / "templates"
WITHOUT_RULES = {
    "utrecht-alert__icon",
    "utrecht-form-field--text",
    "utrecht-form-fieldset__fieldset",
    "utrecht-breadcrumb-nav__link--current",
    "utrecht-data-list--html-dl",
    "utrecht-form-field__label--checkbox",
    "utrecht-form-field__label--radio",
    "utrecht-textarea--html-textarea",
    "utrecht-select--html-select",
}
"""Classes that the components' own markup has and their style sheets never mention."""


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


@pytest.fixture(scope="module")
def staff() -> BeautifulSoup:
    return soup(gallery.staff_page())


@pytest.fixture(scope="module")
def refused() -> BeautifulSoup:
    return soup(gallery.staff_page(with_errors=True))


@pytest.fixture(scope="module")
def partner() -> BeautifulSoup:
    return soup(gallery.partner_page())


@pytest.fixture(scope="module", params=["staff", "refused", "partner"])
def page(request: pytest.FixtureRequest) -> BeautifulSoup:
    made: BeautifulSoup = request.getfixturevalue(request.param)
    return made


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    found = page.select(selector)
    assert len(found) == 1, f"{selector}: {len(found)}"
    return found[0]


def words(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def test_nothing_is_styled_or_scripted_inline(page: BeautifulSoup) -> None:
    assert not page.select("[style], style, script:not([src])")
    handlers = [name for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")]
    assert not handlers


def test_ids_are_unique(page: BeautifulSoup) -> None:
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_every_reference_by_id_has_its_element(page: BeautifulSoup) -> None:
    ids = {tag["id"] for tag in page.select("[id]")}
    for attribute in ("for", "aria-describedby", "aria-labelledby"):
        for tag in page.select(f"[{attribute}]"):
            assert set(str(tag[attribute]).split()) <= ids, tag
    assert {str(link["href"])[1:] for link in page.select('a[href^="#"]')} <= ids


def test_every_control_has_a_label(page: BeautifulSoup) -> None:
    labelled = {label["for"] for label in page.select("label[for]")}
    for control in page.select("input:not([type=hidden]), select, textarea"):
        assert control["id"] in labelled


def test_every_group_of_choices_has_a_legend(page: BeautifulSoup) -> None:
    for control in page.select("input[type=radio]"):
        group = control.find_parent("fieldset")
        assert isinstance(group, Tag)
        assert words(one(group, "legend"))


def test_every_posted_form_carries_the_token(page: BeautifulSoup) -> None:
    forms = page.select("form[method=post]")
    assert forms
    for form in forms:
        assert one(form, "input[name=csrf_token]")["value"] == "token"


def test_the_page_has_one_heading_a_title_and_a_language(page: BeautifulSoup) -> None:
    assert len(page.select("h1")) == 1
    assert words(one(page, "title")).endswith("– Slagvaardig")
    assert one(page, "html")["lang"] == "nl"
    assert one(page, "a.utrecht-skip-link")["href"] == "#main"


def test_a_refused_form_says_so_in_the_title_and_at_the_top(refused: BeautifulSoup) -> None:
    assert words(one(refused, "title")).startswith("Fout: ")
    summary = one(refused, ".error-summary")
    assert summary["role"] == "alert"
    assert words(one(summary, "h2")) == "Er zijn 4 dingen niet goed ingevuld"
    assert [(link["href"], words(link)) for link in summary.select("a")] == [
        ("#name", "Vul de naam van het netwerk in."),
        ("#email", "Vul een e-mailadres in."),
        ("#threshold", "Vul de drempel in."),
        ("#mode-0", "Kies wat het rapport mag laten zien."),
    ]


def test_a_form_without_problems_has_no_summary(staff: BeautifulSoup) -> None:
    assert not staff.select(".error-summary")
    assert not words(one(staff, "title")).startswith("Fout")


def test_a_refused_field_is_marked_and_described(refused: BeautifulSoup) -> None:
    control = one(refused, "#name")
    assert control["aria-invalid"] == "true"
    assert control["aria-describedby"] == "name-hint name-error"
    assert words(one(refused, "#name-error")) == "Fout: Vul de naam van het netwerk in."
    assert "aria-invalid" not in one(refused, "#password").attrs


def test_a_field_keeps_what_was_given(refused: BeautifulSoup) -> None:
    assert one(refused, "#phase option[selected]")["value"] == "running"


def test_only_what_may_be_left_out_is_called_optional(staff: BeautifulSoup) -> None:
    assert words(one(staff, "label[for=purpose]")) == "Doel (niet verplicht)"
    assert words(one(staff, "label[for=name]")) == "Naam van het netwerk"
    assert words(one(staff, "label[for=phase]")) == "Fase"
    assert words(one(staff, "label[for=line]")) == "Linie (niet verplicht)"
    assert words(one(staff, "#mode legend")) == "Wat mag het rapport laten zien?"


def test_attributes_reach_the_control(staff: BeautifulSoup) -> None:
    assert one(staff, "#email")["autocomplete"] == "email"
    assert one(staff, "#email")["type"] == "email"
    assert one(staff, "#purpose")["rows"] == "4"
    assert one(staff, "form[enctype]")["enctype"] == "multipart/form-data"


def test_a_choice_may_have_its_own_hint(staff: BeautifulSoup) -> None:
    assert one(staff, "#mode-1")["aria-describedby"] == "mode-1-hint"
    assert "met naam" in words(one(staff, "#mode-1-hint"))


def test_a_table_says_what_its_cells_are(staff: BeautifulSoup) -> None:
    table = one(staff, "table")
    assert words(one(table, "caption")) == "Deelnemers"
    assert [words(head) for head in table.select("th[scope=col]")][:2] == ["Naam", "Organisatie"]
    row = table.select("tbody tr")[2]
    assert words(one(row, "th[scope=row]")) == "Sanne de Wit"
    assert [(cell["data-label"], words(cell)) for cell in row.select("td")][:3] == [
        ("Organisatie", "Stichting Jeugdzorg Zuid"),
        ("Uitgenodigd", "Onzeker"),
        ("Herinneringen", "12"),
    ]
    assert "utrecht-table__cell--numeric-data" in row.select("td")[2]["class"]


def test_what_is_not_known_is_a_dash(staff: BeautifulSoup) -> None:
    assert words(one(staff, ".facts div:last-child dd")) == "–"


def test_the_breadcrumb_ends_here(staff: BeautifulSoup) -> None:
    trail = one(staff, "nav.utrecht-breadcrumb-nav")
    assert [link["href"] for link in trail.select("a")] == ["/networks", "/networks/1"]
    assert words(one(trail, "[aria-current=page]")) == "Onderdelen"


def test_the_navigation_knows_where_it_is(staff: BeautifulSoup) -> None:
    assert words(one(staff, ".site-nav [aria-current]")) == "Netwerken"
    addresses = [link["href"] for link in staff.select(".site-nav a")]
    assert addresses == ["/networks", "/reports", "/portfolio", "/outbox"]


def test_the_language_switch_names_each_language_in_itself(staff: BeautifulSoup) -> None:
    switch = one(staff, "form.language-switch")
    assert words(one(switch, "[aria-current]")) == "Nederlands"
    button = one(switch, "button")
    assert (button["name"], button["value"], button["lang"]) == ("language", "en", "en")
    assert one(switch, "input[name=return_to]")["value"] == "/networks"


def test_demo_data_is_marked_as_such(staff: BeautifulSoup, partner: BeautifulSoup) -> None:
    assert "verzonnen" in words(one(staff, ".demo-banner"))
    assert not partner.select(".demo-banner")


def names(page: BeautifulSoup, item: str) -> list[str]:
    controls = page.select(f'input[name="{item}"]')
    return [words(one(page, f'label[for="{control["id"]}"]')) for control in controls]


def test_an_ordinal_question_names_every_value_and_sets_dont_know_apart(partner: BeautifulSoup) -> None:
    assert names(partner, "drive-1") == [*gallery.AGREEMENT, "Weet ik niet"]
    frame = one(partner, "#question-drive-1")
    assert [one(frame, ".scale-choice-apart input")["value"]] == ["dk"]
    assert [control["value"] for control in frame.select("input")] == ["1", "2", "3", "4", "5", "dk"]


def test_a_bipolar_question_says_where_each_position_is(partner: BeautifulSoup) -> None:
    assert names(partner, "approach-1") == [
        "1 van 5, Handhaven en ingrijpen",
        "2 van 5, dichter bij: Handhaven en ingrijpen",
        "3 van 5, Evenveel van beide",
        "4 van 5, dichter bij: Voorkomen en ondersteunen",
        "5 van 5, Voorkomen en ondersteunen",
        "Weet ik niet",
    ]
    poles = one(partner, "#question-approach-1").select(".pole")
    assert [words(pole) for pole in poles] == ["Handhaven en ingrijpen", "Voorkomen en ondersteunen"]
    assert all(pole["aria-hidden"] == "true" for pole in poles)


def test_an_unnamed_middle_is_still_called_the_middle() -> None:
    item = gallery.bipolar("x", "?", "links", "rechts")
    item["options"][2] = (3, "")
    source = '{% from "components/scale.html" import bipolar_item with context %}{{ bipolar_item(item) }}'
    page = soup(gallery.from_string(source, item=item))
    assert names(page, "x")[2] == "3 van 5, in het midden"
    assert not page.select(".pole-middle")


def test_a_given_answer_is_checked_and_can_be_cleared(partner: BeautifulSoup) -> None:
    assert [control["value"] for control in partner.select("input[type=radio][checked]")] == ["4", "4", "dk"]
    button = one(partner, "#question-drive-2 button[name=clear]")
    assert button["value"] == "drive-2"
    assert words(button) == "Wis antwoord: Partners voelen dat er snel iets moet gebeuren."


def test_enter_goes_on_and_never_clears(partner: BeautifulSoup) -> None:
    first = partner.select("main form button")[0]
    assert (first["name"], first["value"]) == ("go", "next")
    assert first["tabindex"] == "-1"


def test_an_error_belongs_to_its_question(partner: BeautifulSoup) -> None:
    frame = one(partner, "#question-drive-3")
    assert one(frame, "fieldset")["aria-describedby"] == "drive-3-error"
    assert one(frame, "input#drive-3")["type"] == "radio"


def test_criteria_are_chosen_by_checkbox(partner: BeautifulSoup) -> None:
    frame = one(partner, "#question-hindering")
    assert "Kies er hoogstens 3." in words(frame)
    assert [control["value"] for control in frame.select("input[checked]")] == ["mandate"]
    assert len(frame.select("input[type=checkbox]")) == 4


def test_an_open_question_tells_its_length(partner: BeautifulSoup) -> None:
    assert one(partner, "#first-step")["aria-describedby"] == "first-step-hint"
    assert words(one(partner, "#first-step-hint")) == "Hoogstens 1000 tekens."


def test_progress_is_told_in_words(partner: BeautifulSoup) -> None:
    assert words(one(partner, ".progress-text")) == "Stap 5 van 11: Normatieve balans"
    bar = one(partner, "progress")
    assert (bar["value"], bar["max"]) == ("5", "11")


def test_the_same_page_in_english() -> None:
    page = soup(gallery.partner_page("en"))
    assert one(page, "html")["lang"] == "en"
    assert words(one(page, ".progress-text")).startswith("Step 5 of 11")
    assert names(page, "approach-1")[1] == "2 of 5, closer to: Handhaven en ingrijpen"


def test_text_from_people_is_escaped() -> None:
    source = '{% from "components/content.html" import badge with context %}{{ badge(text) }}'
    assert "<b>" not in gallery.from_string(source, text="<b>x</b>")


def template_classes() -> set[str]:
    files = TEMPLATES.rglob("*.html")
    pattern = re.compile(
        r"utrecht-[a-z0-9]+(?:-[a-z0-9]+)*(?:__[a-z-]+[a-z])?(?:--[a-z0-9-]+[a-z0-9])?(?![\w-])"
    )
    return {name for file in files for name in pattern.findall(file.read_text(encoding="utf-8"))}


def test_the_design_system_has_a_rule_for_every_class_used() -> None:
    css = (STATIC / "css" / "design-system.css").read_text(encoding="utf-8")
    known = set(re.findall(r"\.(utrecht-[a-z0-9_-]+)", css))
    missing = template_classes() - known - WITHOUT_RULES
    assert not missing, "run the build in tools/css"


@pytest.mark.parametrize(("name", "most"), [("design-system.css", 14_000), ("app.css", 7_000)])
def test_style_sheets_stay_small(name: str, most: int) -> None:
    assert len(gzip.compress((STATIC / "css" / name).read_bytes())) < most


def test_style_sheets_load_nothing_from_elsewhere() -> None:
    for file in Path(STATIC / "css").glob("*.css"):
        assert not re.search(r"@import|url\((?!['\"]?data:)", file.read_text(encoding="utf-8")), file.name
