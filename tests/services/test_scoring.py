import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from app.domain.vocabulary import WEIGHTINGS, Weighting
from app.files.file_problems import FileRefused
from app.services import scoring
from app.services.scoring import score_file
from tests.domain import plain_scores
from tests.domain.scoring_samples import MIXED, Row, rows
from tests.domain.test_scores import alike
from tests.files.answer_files import file_of, file_of_rows, person


def scored(path: Path, **options: Any) -> Any:
    """What the file becomes, read back from its JSON; `NaN` would not be JSON."""

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    arguments = {"invited": None, "weighting": "respondent", "detail": "items"} | options
    return json.loads(b"".join(score_file(MIXED, path, **arguments)), parse_constant=refuse)


@settings(max_examples=30)
@given(people=rows(organisations=("school", "wijkteam"), most=25))
@pytest.mark.parametrize("weighting", WEIGHTINGS)
def test_a_file_becomes_the_figures_of_the_definition(
    tmp_path_factory: pytest.TempPathFactory, weighting: Weighting, people: list[Row]
) -> None:
    """Source: CONTRACTS 4 written out in plain_scores; from bytes to JSON."""
    folder = tmp_path_factory.mktemp("score")
    (folder / "a.csv").write_bytes(file_of_rows(people))
    names = list(dict.fromkeys(row.network for row in people))
    (folder / "i.csv").write_text("network,invited\n" + "".join(f"{name},30\n" for name in names[::-1]))
    found = scored(folder / "a.csv", invited=folder / "i.csv", weighting=weighting)
    assert found["scoring"]["weighting"] == weighting
    assert list(found["networks"]) == names
    for name in names:
        own = [row for row in people if row.network == name]
        alike(
            found["networks"][name],
            plain_scores.network_figures(MIXED, own, 30, by_organisation=weighting == "organisation"),
        )
    for criterion in MIXED.criteria:
        reliability = found["reliability"][criterion.id]
        del reliability["omega_total"]
        alike(reliability, plain_scores.reliability_figures(criterion, people), 1e-7)


def test_many_networks_are_written_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(file_of(*(person(f'"n ""{number}"""', 1, p1=3) for number in range(7))))
    whole = scored(path)
    monkeypatch.setattr(scoring, "_NETWORKS_AT_A_TIME", 3)
    assert scored(path) == whole
    assert list(whole["networks"]) == [f'n "{number}"' for number in range(7)]


def test_a_file_without_rows_has_no_networks(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(file_of())
    found = scored(path, detail="criteria")
    assert found["networks"] == {}
    assert found["reliability"]["plain"] == {
        "k_items": 5,
        "n": 0,
        "alpha": None,
        "alpha_ci95": None,
        "omega_total": None,
        "icc1": None,
        "icc2": None,
    }


def test_full_double_precision_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(file_of(*(person("A", number, p1=x, p3=x, p4=x) for number, x in enumerate((1, 2, 2)))))
    text = b"".join(score_file(MIXED, path, None, "respondent", "criteria"))
    assert b'"mean":1.6666666666666667' in text


def test_problems_are_raised_before_the_first_part(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(file_of(person(p1=8)))
    with pytest.raises(FileRefused, match="off-scale"):
        score_file(MIXED, path, None, "respondent", "items")


def test_a_sector_may_be_any_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        file_of(person(sector="circus"), header=["sector", *person(), *(i.id for i in MIXED.items)])
    )
    assert scored(path)["networks"]["A"]["respondents"] == 1
