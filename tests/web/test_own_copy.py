"""The file with one's own answers, and what a browser needs to score it."""

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.domain.questionnaire import Item, Scale
from app.persistence.database import Database
from app.persistence.tables import Assessment, Invitation
from app.services.runtime import Runtime
from app.web.own_copy import counts_for
from tests.domain import plain_scores
from tests.domain.report_samples import make_scale, texts
from tests.domain.scoring_samples import SEVEN, Row
from tests.factories import make_runtime
from tests.partners import invite_to_catalogue, partner, send, submission, token

ITEM = "drive-initiative-1"


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def invitation(runtime: Runtime) -> Invitation:
    return invite_to_catalogue(runtime)[0]


@pytest.fixture
def client(runtime: Runtime, invitation: Invitation) -> TestClient:
    client = partner(runtime, token(invitation))
    send(client, "/answer/1", **{ITEM: "4", "go": "next"})
    send(client, "/answer/10", hindering=["drive", "steering"], **{"first-step": "Samen eten", "go": "next"})
    return client


def submitted(client: TestClient) -> dict[str, str]:
    form = submission(client)
    assert client.post("/answer/submission", data=form).status_code == 200
    return form


def test_a_copy_is_a_file_made_in_that_response(
    runtime: Runtime, client: TestClient, invitation: Invitation
) -> None:
    answer = client.post("/answer/response/copy", data=submitted(client))
    assert answer.headers["content-disposition"] == 'attachment; filename="slagvaardig.json"'
    assert answer.headers["cache-control"] == "no-store"
    with runtime.database.reading() as session:
        assessment = session.exec(select(Assessment)).one()
    questionnaire = runtime.catalogue.by_digest(assessment.questionnaire_digest)
    assert questionnaire
    copy: dict[str, Any] = json.loads(answer.text)
    said = {each["question"]: each["answer"] for each in copy.pop("in_words")}
    assert copy == {
        "format": "slagvaardig-own-copy-1",
        "network": "Veilig Zuid",
        "wave": 1,
        "assessment": assessment.id,
        "questionnaire": {
            "id": questionnaire.id,
            "version": questionnaire.version,
            "digest": questionnaire.digest,
            "title": questionnaire.title["nl"],
        },
        "answers": {ITEM: 4, "hindering": ["drive", "steering"], "first-step": "Samen eten"},
    }
    item = questionnaire.item_by_id[ITEM]
    assert said[item.text["nl"]] == item.labels("nl")[3]
    assert {"Samen eten", "Drive, Regie", ""} <= set(said.values())
    assert len(said) == len(questionnaire.items) + len(questionnaire.questions)


def test_neither_link_nor_receipt_is_in_a_copy(client: TestClient, invitation: Invitation) -> None:
    form = submitted(client)
    copy = client.post("/answer/response/copy", data=form).text
    assert "answers" in copy
    for secret in (form["receipt"], form["csrf_token"], token(invitation), invitation.id):
        assert secret not in copy


@pytest.mark.parametrize(
    "scale", [make_scale(5), make_scale(5, "bipolar"), SEVEN, make_scale(3, "bipolar", -1)]
)
@pytest.mark.parametrize("backwards", [False, True])
def test_what_each_answer_counts_for(scale: Scale, backwards: bool) -> None:
    """As the rules of scoring, written out elsewhere, have it."""
    item = Item("x", texts("x"), scale, reversed=backwards and scale.kind == "ordinal")
    assert counts_for(item) == {
        str(value): plain_scores.keyed(item, Row("n", {"x": value})) for value in scale.values
    }
