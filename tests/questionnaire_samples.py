"""A small questionnaire with one of everything that a partner can meet."""

from app.domain.questionnaire import Criterion, Facet, Item, Question, Questionnaire, Scale

AGREEMENT = Scale(
    id="agreement",
    kind="ordinal",
    values=(1, 2, 3, 4, 5),
    labels={
        "nl": ("Helemaal oneens", "Oneens", "Neutraal", "Eens", "Helemaal eens"),
        "en": ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"),
    },
    no_answer={"nl": "Weet ik niet", "en": "I don't know"},
)
BALANCE = Scale(
    id="balance",
    kind="bipolar",
    values=(-2, -1, 0, 1, 2),
    labels={"nl": ("links", "", "in balans", "", "rechts"), "en": ("left", "", "balanced", "", "right")},
)


def both(text: str) -> dict[str, str]:
    return {"nl": f"{text} (nl)", "en": f"{text} (en)"}


def item(id: str, scale: Scale = AGREEMENT) -> Item:
    return Item(id, both(f"Statement {id}"), scale)


def criterion(id: str, *items: Item) -> Criterion:
    return Criterion(
        id, both(f"Name {id}"), both(f"Definition {id}"), (Facet(f"{id}-f", both("Facet"), items),)
    )


SMALL = Questionnaire(
    id="small",
    version="1.0.0",
    languages=("nl", "en"),
    title=both("Title"),
    introduction=both("Introduction"),
    minutes=2,
    source="",
    scales=(AGREEMENT, BALANCE),
    criteria=(
        criterion("drive", item("drive-1"), item("drive-2")),
        criterion("balance", item("balance-1", BALANCE)),
        criterion("steering", item("steering-1")),
    ),
    questions=(
        Question("hindering", "choose-criteria", both("What hinders?"), maximum=2),
        Question("first-step", "open", both("First step?"), max_length=20),
    ),
    digest="0" * 64,
)
