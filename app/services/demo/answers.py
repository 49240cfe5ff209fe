"""How made-up people answer: by where their network stands, who they are, and chance.

An answer is the network's mean on the facet, plus what the person's level and line see differently, plus
the camp they belong to, plus the person's own view (of everything, and of each criterion; the same in every
wave), plus chance. It is cut off to the scale, and turned round on reversed items, as people read those.
Some agree with whatever is said, a few tick one column all the way down, some don't know, some skip an item.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from app.domain.answers import DONT_KNOW, Value
from app.domain.questionnaire import Criterion, Facet, Item, Question, Questionnaire
from app.domain.vocabulary import Level
from app.services.demo.description import Place, Profile
from app.services.demo.people import Person

OUTLOOK, VIEW, CHANCE = 0.30, 0.28, 0.68
"""Standard deviations, in scale points: of a person's view of everything, of one criterion, and of chance."""
BALANCE_CHANCE = 0.62
AGREEABLE = (0.08, 0.15)
"""Mean and standard deviation of how much people agree with whatever is said."""
ITEM = 0.12
"""Standard deviation of how much easier one item is to agree with than another."""

SAME_COLUMN = 0.04
SKIPS_ITEM, SKIPS_PAGE = 0.012, 0.006
CHOOSES_NOTHING = 0.08
NUMBERS_CHOSEN = (1, 2, 2, 3, 3, 3)
SHARPNESS = 1.6
"""How strongly choosing what hinders follows a person's own low scores."""

SELDOM = 0.025
DOES_NOT_KNOW: Mapping[Level, Mapping[Place, float]] = {
    "national": {"operational-unit": 0.2, "instruments": 0.25, "action-embedding": 0.15, "mandate": 0.1},
    "governance": {"instruments": 0.14, "information": 0.1, "operational-unit/bridging": 0.1},
    "management": {"drive/initiative": 0.05},
    "operations": {"mandate": 0.13, "mandate/feedback": 0.18, "steering/agreement": 0.06},
    "residents": {
        "mandate": 0.34,
        "instruments": 0.25,
        "information": 0.2,
        "steering": 0.15,
        "action-embedding/embedding": 0.25,
        "direction/coordination": 0.12,
    },
}


@dataclass(frozen=True)
class _Respondent:
    """What one person brings along to every item."""

    person: Person
    profile: Profile
    outlook: float
    views: Mapping[str, float]
    agreeable: float
    camp: int
    same_column: int | None
    random: Random


def answers_of(
    questionnaire: Questionnaire, person: Person, profile: Profile, wave: int, seed: int
) -> dict[str, Value]:
    """What a person answers in a wave, by item or question id; comments are given out by `comments_of`.

    The same arguments give the same answers.
    """
    respondent = _respondent(questionnaire, person, profile, wave, seed)
    random = respondent.random
    answers: dict[str, Value] = {}
    standing: dict[str, float] = {}
    for criterion in questionnaire.criteria:
        latent = {
            item.id: _latent(respondent, criterion, facet, item, seed) for facet, item in _items(criterion)
        }
        standing[criterion.id] = sum(_goodness(item, latent[item.id]) for item in criterion.items) / len(
            latent
        )
        skips_page = random.random() < SKIPS_PAGE
        for facet, item in _items(criterion):
            answer = _answer(respondent, criterion, facet, item, latent[item.id])
            if answer is not None and not skips_page:
                answers[item.id] = answer
    for question in questionnaire.questions:
        if question.kind == "choose-criteria":
            chosen = _chosen(question, standing, random)
            if chosen:
                answers[question.id] = chosen
    return answers


def who_answers(people: Sequence[Person], number: int, random: Random) -> set[str]:
    """The addresses of the people who answer; some levels are harder to reach than others."""
    reach: Mapping[Level, float] = {"national": 0.6, "governance": 0.9, "residents": 0.9}
    order = sorted(
        people, key=lambda person: random.random() ** (1 / reach.get(person.level, 1.2)), reverse=True
    )
    return {person.email for person in order[:number]}


def comments_of(
    comments: Mapping[str, Sequence[str]], answering: Sequence[str], random: Random
) -> dict[str, dict[str, str]]:
    """Who writes what: by address, the text on each open question."""
    written: dict[str, dict[str, str]] = {address: {} for address in answering}
    for question, texts in comments.items():
        for address, text in zip(random.sample(answering, len(texts)), texts, strict=True):
            written[address][question] = text
    return written


def _respondent(
    questionnaire: Questionnaire, person: Person, profile: Profile, wave: int, seed: int
) -> _Respondent:
    lasting = Random(f"{seed}/{person.email}")  # noqa: S311 - made-up data, always the same
    outlook = lasting.gauss(0, OUTLOOK)
    agreeable = lasting.gauss(*AGREEABLE)
    first_camp = lasting.random() < (profile.camps.first[person.partner.line] if profile.camps else 0)
    views = {criterion.id: lasting.gauss(0, VIEW) for criterion in questionnaire.criteria}
    random = Random(f"{seed}/{person.email}/{wave}")  # noqa: S311
    same_column = random.choice((3, 4, 4)) if random.random() < SAME_COLUMN else None
    return _Respondent(
        person, profile, outlook, views, agreeable, 1 if first_camp else -1, same_column, random
    )


def _items(criterion: Criterion) -> list[tuple[Facet, Item]]:
    return [(facet, item) for facet in criterion.facets for item in facet.items]


def _latent(respondent: _Respondent, criterion: Criterion, facet: Facet, item: Item, seed: int) -> float:
    """Where the person stands on the item before it is cut off to the scale: keyed, or on a balance item from
    the left pole to the right one."""
    profile = respondent.profile
    place = f"{criterion.id}/{facet.id}"
    easiness = Random(f"{seed}/{item.id}").gauss(0, ITEM)  # noqa: S311
    camp = respondent.camp * _at(profile.camps.apart, place, 0.0) if profile.camps else 0.0
    if item.scale.kind == "bipolar":
        chance = respondent.random.gauss(0, BALANCE_CHANCE)
        return _middle(item) + _at(profile.leans, place, 0.0) + camp + easiness + chance
    seen = sum(
        _at(profile.shifts.get(group, {}), place, 0.0)
        for group in (respondent.person.level, respondent.person.partner.line)
    )
    own = respondent.outlook + respondent.views[criterion.id] + respondent.random.gauss(0, CHANCE)
    return _at(profile.means, place, 3.5) + seen + camp + own + easiness


def _goodness(item: Item, latent: float) -> float:
    """How well the person thinks it goes: on a balance item the middle is best."""
    if item.scale.kind != "bipolar":
        return latent
    return item.scale.maximum - 2 * abs(latent - _middle(item))


def _answer(
    respondent: _Respondent, criterion: Criterion, facet: Facet, item: Item, latent: float
) -> Value | None:
    """What is ticked, or None. Chance is asked the same questions whatever comes out."""
    skips, unsure = respondent.random.random(), respondent.random.random()
    if skips < SKIPS_ITEM:
        return None
    if respondent.same_column is not None:
        return _within(item, respondent.same_column if item.scale.kind == "ordinal" else _middle(item))
    ignorance = DOES_NOT_KNOW.get(respondent.person.level, {})
    if item.scale.no_answer and unsure < _at(ignorance, f"{criterion.id}/{facet.id}", SELDOM):
        return DONT_KNOW
    if item.scale.kind == "ordinal":
        if item.reversed:
            latent = item.scale.minimum + item.scale.maximum - latent
        latent += respondent.agreeable
    return _within(item, latent)


def _within(item: Item, value: float) -> int:
    return max(item.scale.minimum, min(item.scale.maximum, round(value)))


def _middle(item: Item) -> float:
    return (item.scale.minimum + item.scale.maximum) / 2


def _chosen(question: Question, standing: Mapping[str, float], random: Random) -> list[str]:
    """The criteria that hinder most in the person's own eyes, in the order of the questionnaire."""
    if random.random() < CHOOSES_NOTHING:
        return []
    number = min(random.choice(NUMBERS_CHOSEN), question.maximum or len(standing))
    urge = {
        id_: math.log(1 - random.random()) / math.exp(-SHARPNESS * mean) for id_, mean in standing.items()
    }
    most = sorted(urge, key=lambda id_: urge[id_], reverse=True)[:number]
    return [id_ for id_ in standing if id_ in most]


def _at(values: Mapping[Place, float], place: Place, otherwise: float) -> float:
    """The facet's own value, else its criterion's."""
    return values.get(place, values.get(place.partition("/")[0], otherwise))
