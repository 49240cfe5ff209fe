import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answer_matrix import NO_ORGANISATION
from app.domain.questionnaire import Scale
from app.files.answers import read_answers
from app.files.file_problems import EXPECTED, MOST_SHOWN, FileRefused
from tests.domain.scoring_samples import MIXED, Row, criterion, item, questionnaire, rows, table
from tests.files.answer_files import HEADER, ITEMS, file_of, file_of_rows, person, read

WHOLE = "expected quotation marks around a whole cell, doubled within it"
ATTRIBUTES = ["organisation", "sector", "level", "line"]
TEN = questionnaire(criterion("c", f=[item("i", Scale("ten", "ordinal", tuple(range(-10, 11)), {}))]))


def problems(content: bytes, **options: object) -> list[str]:
    with pytest.raises(FileRefused) as refused:
        read(content, **options)  # type: ignore[arg-type]
    return refused.value.lines()


class TestRightFiles:
    @given(rows(organisations=("school", "wijkteam", None), most=20))
    def test_all_that_was_answered_is_read(self, people: list[Row]) -> None:
        found, expected = read(file_of_rows(people)).table, table(people)
        assert found.networks == expected.networks
        assert found.network.tolist() == expected.network.tolist()
        assert found.codes.tolist() == expected.codes.tolist()
        if expected.organisation is None:
            assert found.organisation is None
        else:
            assert found.organisation is not None
            pairs = set(zip(found.organisation.tolist(), expected.organisation.tolist(), strict=True))
            assert len(pairs) == len(set(expected.organisation.tolist()))

    @given(
        rows(most=8),
        st.sampled_from(["plain", "quoted", "spaces", "wide", "semicolons", "windows", "bom"]),
    )
    def test_however_it_is_written_it_reads_the_same(self, people: list[Row], way: str) -> None:
        content = file_of_rows(people)
        written = {
            "plain": content,
            "quoted": re.sub(rb"[^,\n]+|(?<=,)(?=[,\n])", rb'"\g<0>"', content),
            "spaces": content.replace(b",", b" ,\t"),
            "wide": content.replace(b",", b"    ,    "),
            "semicolons": content.replace(b",", b";"),
            "windows": content.replace(b"\n", b"\r\n"),
            "bom": b"\xef\xbb\xbf" + content,
        }[way]
        assert read(written).table.codes.tolist() == read(content).table.codes.tolist()

    def test_columns_may_stand_in_any_order(self) -> None:
        cells = person(p1=3, b1=1, s1=5)
        forward, backward = (read(file_of(cells, header=header)) for header in (HEADER, HEADER[::-1]))
        assert forward.table.codes.tolist() == backward.table.codes.tolist()

    def test_values_of_more_than_one_character_are_read(self) -> None:
        content = b"network,respondent,i\nA,1,-10\nA,2,10\nA,3,-9\nA,4, 0 \nA,5,\n"
        assert read(content, TEN).table.codes.tolist() == [[0, 20, 1, 10, 21]]

    def test_an_empty_row_counts(self) -> None:
        assert read(file_of(person(), person(respondent=2))).table.respondents.tolist() == [2]

    def test_a_file_without_rows_has_no_networks(self) -> None:
        found = read(file_of())
        assert found.table.networks == ()
        assert found.table.codes.shape == (len(ITEMS), 0)

    def test_the_same_respondent_may_stand_in_two_networks(self) -> None:
        assert read(file_of(person("A"), person("B"))).table.networks == ("A", "B")

    def test_names_are_trimmed_before_they_are_compared(self) -> None:
        found = read(file_of(person("A"), person('" A "', 2), person("A\u00a0", 3)))
        assert found.table.networks == ("A",)

    def test_attributes_are_kept_by_name(self) -> None:
        record = person(organisation="school", sector="education", level="operations", line="midfield")
        found = read(file_of(record, person(respondent=2), header=[*HEADER, *ATTRIBUTES]))
        assert found.attributes == {
            "organisation": ["school", ""],
            "sector": ["education", ""],
            "level": ["operations", ""],
            "line": ["midfield", ""],
        }
        assert found.table.organisation is not None
        assert found.table.organisation.tolist() == [0, NO_ORGANISATION]

    def test_questions_that_are_not_scored_are_kept(self) -> None:
        header = [*HEADER, "hindering", "first-step"]
        record = person(hindering="plain | wide", **{"first-step": '"Bel, en ""vraag"""'})
        found = read(file_of(record, person(respondent=2), header=header))
        assert found.choices == {"hindering": [("plain", "wide"), ()]}
        assert found.texts == {"first-step": ['Bel, en "vraag"', ""]}

    def test_rows_are_those_of_the_file(self) -> None:
        content = file_of(person()).replace(b"\nA", b"\n\nA")
        assert read(content).rows.tolist() == [3]


class TestProblems:
    """One test a code; each line as the command prints it."""

    @pytest.mark.parametrize(
        ("wrong", "value"),
        [
            ("9", "9"),
            ("0", "0"),
            ("2.5", "2.5"),
            ("04", "04"),
            ("+4", "+4"),
            ("DK", "DK"),
            ("ja", "ja"),
            ("4 4", "4 4"),
        ],
    )
    def test_off_scale(self, wrong: str, value: str) -> None:
        assert problems(file_of(person(p3=wrong))) == [
            f"a.csv:2:p3: off-scale '{value}'; expected 1, 2, 3, 4, 5, dk or an empty cell"
        ]

    def test_off_scale_where_dont_know_is_not_offered(self) -> None:
        assert problems(file_of(person(s1="dk"))) == [
            "a.csv:2:s1: off-scale 'dk'; expected 1, 2, 3, 4, 5 or an empty cell"
        ]

    def test_off_scale_on_another_scale(self) -> None:
        assert problems(file_of(person(w1=4, w2=-3))) == [
            "a.csv:2:w1: off-scale '4'; expected -3, -2, -1, 0, 1, 2, 3, dk or an empty cell"
        ]

    def test_off_scale_between_marks_astray(self) -> None:
        assert problems(file_of(person(p1='"4"4""'))) == [
            'a.csv:2:p1: off-scale \'"4"4""\'; expected 1, 2, 3, 4, 5, dk or an empty cell'
        ]

    def test_off_scale_on_a_long_scale(self) -> None:
        found = problems(b"network,respondent,i\nA,1,dk\n", to=TEN)
        assert found == ["a.csv:2:i: off-scale 'dk'; expected -10 … 10 or an empty cell"]

    def test_missing_column(self) -> None:
        header = [name for name in HEADER if name not in ("respondent", "b2")]
        assert problems(file_of(header=header)) == [
            "a.csv:1:respondent: missing-column 'respondent'; expected a column of this name",
            "a.csv:1:b2: missing-column 'b2'; expected a column of this name",
        ]

    def test_missing_column_organisation_when_organisations_weigh(self) -> None:
        assert problems(file_of(person()), weighting="organisation") == [
            "a.csv:1:organisation: missing-column 'organisation'; expected a column of this name"
        ]

    def test_unknown_column(self) -> None:
        assert problems(file_of(person(), header=[*HEADER, "Email"])) == [
            "a.csv:1:Email: unknown-column 'Email'; expected no other columns than those of the questionnaire"
        ]

    def test_duplicate_column(self) -> None:
        assert problems(file_of(person(), header=[*HEADER, "p1"])) == [
            "a.csv:1:p1: duplicate-column 'p1'; expected each column once"
        ]

    @pytest.mark.parametrize("column", ["network", "respondent"])
    def test_empty_cell(self, column: str) -> None:
        assert problems(file_of(person() | {column: "  "}, person(respondent=2))) == [
            f"a.csv:2:{column}: empty-cell ''; expected a value"
        ]

    def test_empty_cell_of_an_organisation_when_these_weigh(self) -> None:
        content = file_of(
            person(organisation="school"), person(respondent=2), header=[*HEADER, "organisation"]
        )
        assert problems(content, weighting="organisation") == [
            "a.csv:3:organisation: empty-cell ''; expected a value"
        ]
        assert read(content).attributes["organisation"] == ["school", ""]

    def test_duplicate_respondent(self) -> None:
        assert problems(file_of(person(), person("B"), person(), person(respondent=" 1 "))) == [
            "a.csv:4:respondent: duplicate-respondent '1'; expected each respondent once in a network",
            "a.csv:5:respondent: duplicate-respondent '1'; expected each respondent once in a network",
        ]

    def test_stray_quote(self) -> None:
        assert problems(file_of(person('a"b"'))) == [f"a.csv:2:network: stray-quote 'a\"b\"'; {WHOLE}"]

    @pytest.mark.parametrize(
        ("column", "known"),
        [
            ("level", "national, governance, management, operations, residents"),
            ("line", "goal, defence, midfield, forward"),
        ],
    )
    def test_unknown_level_and_line(self, column: str, known: str) -> None:
        content = file_of(person(**{column: "boss"}), header=[*HEADER, column])
        assert problems(content) == [f"a.csv:2:{column}: unknown-{column} 'boss'; expected one of {known}"]

    def test_unknown_sector_unless_any_will_do(self) -> None:
        content = file_of(person(sector="circus"), header=[*HEADER, "sector"])
        (found,) = problems(content)
        assert found.startswith("a.csv:2:sector: unknown-sector 'circus'; expected one of municipality, ")
        assert read(content, any_sector=True).attributes["sector"] == ["circus"]

    @pytest.mark.parametrize(
        ("cell", "expected"),
        [
            ("plain|nothing", ["unknown-criterion 'nothing'; expected one of plain, balance, wide, single"]),
            ("plain|plain", ["duplicate-choice 'plain|plain'; expected each criterion once"]),
            ("plain|wide|single", ["too-many-choices 'plain|wide|single'; expected at most 2"]),
            ('"plain"x"|"', [f'stray-quote \'"plain"x"|"\'; {WHOLE}']),
        ],
    )
    def test_choices(self, cell: str, expected: list[str]) -> None:
        content = file_of(person(hindering=cell), header=[*HEADER, "hindering"])
        assert problems(content) == [f"a.csv:2:hindering: {line}" for line in expected]

    def test_text_too_long(self) -> None:
        content = file_of(person(**{"first-step": "x" * 41}), header=[*HEADER, "first-step"])
        assert problems(content) == [
            f"a.csv:2:first-step: text-too-long '{'x' * 41}'; expected at most 40 characters"
        ]

    def test_unreadable(self, tmp_path: Path) -> None:
        for path in (tmp_path / "none.csv", tmp_path):
            with pytest.raises(FileRefused) as refused:
                read_answers(path, MIXED)
            (line,) = refused.value.lines()
            assert line.startswith(f"{path}:1:*: unreadable '")

    def test_all_at_once_in_the_order_of_the_file(self) -> None:
        header = [*HEADER, "level", "extra"]
        content = (
            file_of(
                person(p1=6, s1=0, level="boss"), person(b1="x", p5=7), person(respondent=1), header=header
            )
            + b"A,2\n"
        )
        assert [line.split(";")[0] for line in problems(content)] == [
            "a.csv:1:extra: unknown-column 'extra'",
            "a.csv:2:p1: off-scale '6'",
            "a.csv:2:s1: off-scale '0'",
            "a.csv:2:level: unknown-level 'boss'",
            "a.csv:3:respondent: duplicate-respondent '1'",
            "a.csv:3:p5: off-scale '7'",
            "a.csv:3:b1: off-scale 'x'",
            "a.csv:4:respondent: duplicate-respondent '1'",
            "a.csv:5:*: cell-count '2'",
        ]

    def test_more_than_a_thousand_are_counted(self) -> None:
        people = [person() | {"respondent": number} | dict.fromkeys(ITEMS, 9) for number in range(200)]
        found = problems(file_of(*people))
        assert len(found) == MOST_SHOWN + 1
        assert found[-1].split(": ", 1)[1] == "more-problems '1200'; expected none; the first 1000 are shown"
        assert all(re.fullmatch(r"a\.csv:\d+:[^:]+: [a-z0-9-]+ '.*'; expected .+", line) for line in found)

    def test_a_value_is_shown_on_one_line_and_not_too_long(self) -> None:
        (found,) = problems(file_of(person(p1='"' + "x\n" * 60 + '"')))
        assert "\n" not in found
        assert len(found) < 250

    def test_a_file_that_is_something_else_is_refused_with_its_missing_columns(self) -> None:
        found = problems(b"%PDF-1.7\nobj")
        assert len(found) == 1 + len(HEADER)
        assert found[-1].startswith("a.csv:1:%PDF-1.7: unknown-column ")


def test_every_code_is_in_the_documentation() -> None:
    documented = (Path(__file__).parents[2] / "docs" / "error-codes.md").read_text()
    assert [code for code in EXPECTED if f"`{code}`" not in documented] == []
