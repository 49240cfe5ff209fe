"""Names of the variables in files for statistics programs: the answers as SPSS reads them, and the code book.

A name is made from the id: `drive-initiative-1` is `drive_initiative_1`. Names start with a letter, hold
letters, digits and underscores, are at most 64 bytes and differ without regard to case. The same
questionnaire always gives the same names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from app.domain.questionnaire import Questionnaire

LONGEST = 64
DIGEST = 8

GROUP_VARIABLES = ("sector", "level", "line")
"""What may stand beside the answers of a person; no other variable takes these names."""

ROW_VARIABLES = ("network", "wave", "respondent")
"""What every row begins with; no other variable takes these names."""

RESERVED = ("all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with")
"""Words that SPSS keeps for itself."""


@dataclass(frozen=True)
class VariableNames:
    """`items` by item, `choices` by question and criterion (1 where it was chosen), `scores` by criterion."""

    items: Mapping[str, str]
    choices: Mapping[tuple[str, str], str]
    scores: Mapping[str, str]


def variable_names(questionnaire: Questionnaire) -> Mapping[str, str]:
    """The name of every item's variable, by item id."""
    return all_variable_names(questionnaire).items


def choice_variables(questionnaire: Questionnaire) -> Mapping[tuple[str, str], str]:
    """The name of the variable that tells whether a criterion was chosen, by question id and criterion id."""
    return all_variable_names(questionnaire).choices


def all_variable_names(questionnaire: Questionnaire) -> VariableNames:
    """Every name, given out in the order of the questionnaire: items, choices, scores."""
    taken = {*ROW_VARIABLES, *GROUP_VARIABLES, *RESERVED}
    return VariableNames(
        {item.id: _name(item.id, taken) for item in questionnaire.items},
        {
            (question.id, criterion.id): _name(f"{question.id}_{criterion.id}", taken)
            for question in questionnaire.questions
            if question.kind == "choose-criteria"
            for criterion in questionnaire.criteria
        },
        {criterion.id: _name(f"score_{criterion.id}", taken) for criterion in questionnaire.criteria},
    )


def _name(wanted: str, taken: set[str]) -> str:
    """A name that is not taken yet; a long one, or one that is taken, ends in a digest of what was wanted."""
    name = wanted.replace("-", "_")
    if not name[0].isalpha():
        name = f"v{name}"
    digest = sha256(wanted.encode()).hexdigest()
    length = DIGEST
    while len(name) > LONGEST or name.endswith("_") or name.casefold() in taken:
        name = f"{name.rstrip('_')[: LONGEST - length - 1]}_{digest[:length]}"
        length += 1
    taken.add(name.casefold())
    return name
