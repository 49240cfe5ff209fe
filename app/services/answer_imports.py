"""Answers gathered elsewhere become closed assessments with their releases: planned first, then carried out.

A network of the file is found by its name, whatever its capitals and spaces, among those that are no
demonstration; else it is made, with `NEW_NETWORK`. Its answers become its next wave, by number; what came
before it is told from the dates (`report_making.comparable_wave`). The same answers are refused however
they are dated, and so are others to the same questionnaire on the same date: what is closed is never
released again. Answers that were made up for a demonstration always make networks of their own.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from sqlmodel import Session

from app.domain.disclosure import THRESHOLD, Terms
from app.domain.questionnaire import Questionnaire
from app.domain.release import InvitedGroup, Occasion, Release, build_release
from app.domain.release_json import read_sealed
from app.domain.vocabulary import Formality, Mode, Phase, WorkingScale
from app.files.answers import NETWORK
from app.files.file_problems import ProblemList, refuse
from app.persistence import answer_imports as queries
from app.persistence import assessments
from app.persistence.answer_imports import EarlierWave
from app.persistence.tables import Assessment, Network, QuestionnaireFile
from app.questionnaires.catalogue import Catalogue
from app.questionnaires.problems import FileProblem, QuestionnaireInvalid
from app.services import networks, releases
from app.services.answer_files import AnswersToImport, NetworkAnswers, same_name
from app.services.closing import response_row
from app.services.networks import NetworkData

ORIGIN = "import"
FORMALITY: Formality = "formal"
SCALE: WorkingScale = "city"
PHASE: Phase = "running"


@dataclass(frozen=True)
class ImportTerms:
    """The day that the answers are of, and what the respondents were promised.

    `known`: of networks that have to be made, by name in the file; of others only the name is known. `demo`:
    the answers are made up.
    """

    taken_on: date
    threshold: int = THRESHOLD
    mode: Mode = "confidential"
    known: Mapping[str, NetworkData] = field(default_factory=dict)
    demo: bool = False

    @property
    def terms(self) -> Terms:
        return Terms(self.mode, self.threshold)


@dataclass(frozen=True)
class PlannedWave:
    """What the answers of one network will become. `network`: None where it has to be made."""

    answers: NetworkAnswers
    network: Network | None
    wave: int

    @property
    def name(self) -> str:
        return self.network.name if self.network else self.answers.name


@dataclass(frozen=True)
class ImportedWave:
    """What the answers of one network became."""

    plan: PlannedWave
    network_id: str
    assessment_id: str


def plan(session: Session, source: AnswersToImport, terms: ImportTerms) -> list[PlannedWave]:
    """In the order of the file. Raises FileRefused with every network that can't be imported."""
    by_name: dict[str, list[Network]] = defaultdict(list)
    for network in () if terms.demo else queries.real_networks(session):
        by_name[same_name(network.name)].append(network)
    called = {answers.name: by_name.get(same_name(answers.name), []) for answers in source.networks}
    waves = _waves(session, [network.id for found in called.values() for network in found])
    problems = ProblemList(source.file.name)
    planned = []
    for answers in source.networks:
        found = called[answers.name]
        if len(found) > 1:
            problems.add(answers.row, NETWORK, "network-ambiguous", answers.name, str(len(found)))
            continue
        own = found[0] if found else None
        earlier = waves[own.id] if own else []
        _refuse_what_is_there(answers, earlier, source.questionnaire.id, terms.taken_on, problems)
        last = max((each.assessment.wave for each in earlier), default=0)
        planned.append(PlannedWave(answers, own, last + 1))
    refuse(problems)
    return planned


def refuse_other_contents(
    session: Session, catalogue: Catalogue, questionnaire: Questionnaire, name: str
) -> None:
    """Raises QuestionnaireInvalid where this version is known here with other contents: what is compared by
    its version has to be the same. `name`: of the file."""
    known = catalogue.get(questionnaire.id, questionnaire.version)
    if (known and known.digest != questionnaire.digest) or queries.other_contents(
        session, questionnaire.id, questionnaire.version, questionnaire.digest
    ):
        version = f"{questionnaire.id} {questionnaire.version}"
        expected = "a version of its own; this one is known here with other contents"
        raise QuestionnaireInvalid([FileProblem(name, 1, 1, "duplicate-version", version, expected)])


def make_releases(source: AnswersToImport, terms: ImportTerms) -> list[Release]:
    """One a network, in the order of the file; which wave it is becomes certain when it is stored.

    Takes some hundredths of a second a network: to be done before the database is asked for a transaction.
    """
    return [_release(source, answers, terms) for answers in source.networks]


def carry_out(
    session: Session,
    source: AnswersToImport,
    content: bytes,
    made: Sequence[Release],
    terms: ImportTerms,
    today: date,
) -> list[ImportedWave]:
    """Stores what the file becomes, all of it or nothing. `content`: the questionnaire's own bytes.

    Raises FileRefused as `plan` does: others may have been at work since the plan was shown.
    """
    queries.one_at_a_time(session)
    planned = plan(session, source, terms)
    questionnaire = source.questionnaire
    assessments.keep_questionnaire(
        session,
        QuestionnaireFile(
            digest=questionnaire.digest,
            questionnaire_id=questionnaire.id,
            version=questionnaire.version,
            content=content,
        ),
    )
    return [_store(session, wave, release, terms, today) for wave, release in zip(planned, made, strict=True)]


def _waves(session: Session, network_ids: Sequence[str]) -> Mapping[str, list[EarlierWave]]:
    found: dict[str, list[EarlierWave]] = defaultdict(list)
    for wave in queries.earlier_waves(session, network_ids):
        found[wave.assessment.network_id].append(wave)
    return found


def _refuse_what_is_there(
    answers: NetworkAnswers,
    earlier: Sequence[EarlierWave],
    questionnaire_id: str,
    taken_on: date,
    problems: ProblemList,
) -> None:
    """Only imports are held against the answers: of a survey this would tell whether a guess is right."""
    for each in earlier:
        number = str(each.assessment.wave)
        imported = each.sealed if each.assessment.origin == ORIGIN else None
        if imported is not None and read_sealed(json.loads(imported)).input_digest == answers.digest:
            problems.add(answers.row, NETWORK, "already-imported", answers.name, number)
            return
        if each.assessment.closed_on == taken_on and each.questionnaire_id == questionnaire_id:
            problems.add(answers.row, NETWORK, "already-assessed", answers.name, number)
            return


def _release(source: AnswersToImport, answers: NetworkAnswers, terms: ImportTerms) -> Release:
    return build_release(
        source.questionnaire,
        [response_row(source.questionnaire, response) for response in answers.responses("")],
        None if answers.invited is None else [InvitedGroup(answers.invited)],
        terms.terms,
        _occasion(answers.name, terms),
    )


def _occasion(name: str, terms: ImportTerms) -> Occasion:
    """With the properties of the network where these are known, else without: they may have changed since."""
    made = Occasion(name, 1, terms.taken_on, terms.demo)
    data = terms.known.get(name)
    if data is None:
        return made
    return replace(
        made,
        formality=cast(Formality, data.formality),
        scale=cast(WorkingScale, data.scale),
        phase=cast(Phase, data.phase),
    )


def _store(
    session: Session,
    wave: PlannedWave,
    release: Release,
    terms: ImportTerms,
    today: date,
) -> ImportedWave:
    name = wave.answers.name
    data = terms.known.get(name) or new_network(name)
    network = wave.network or networks.create(session, data, terms.demo)
    assessment = Assessment(
        network_id=network.id,
        wave=wave.wave,
        questionnaire_digest=release.published.sources.questionnaire_digest,
        mode=terms.mode,
        threshold=terms.threshold,
        opens_on=terms.taken_on,
        closes_on=terms.taken_on,
        closed_on=terms.taken_on,
        origin=ORIGIN,
        state="closed",
    )
    session.add(assessment)
    session.flush()
    occasion = replace(release.published.occasion, network=network.name, wave=wave.wave)
    placed = replace(release, published=replace(release.published, occasion=occasion))
    releases.save(session, assessment.id, placed, today)
    return ImportedWave(wave, network.id, assessment.id)


def new_network(name: str) -> NetworkData:
    """A network of which only the name is known; the rest can be set right afterwards."""
    return NetworkData(name, "", FORMALITY, SCALE, PHASE, None)
