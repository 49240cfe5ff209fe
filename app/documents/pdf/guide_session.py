"""How a session of two hours goes: what it takes, the programme, the rules and what comes after."""

from collections.abc import Sequence

from app.documents.pdf.report_material import Material, Told


def section(heading: str, paragraphs: Sequence[str] = (), items: Sequence[str] = ()) -> Told:
    return {"heading": heading, "paragraphs": list(paragraphs), "items": list(items)}


def before(material: Material) -> list[Told]:
    """The purpose, what to arrange and whom to invite."""
    return [
        section(
            material.gettext("What this session is for"),
            items=[
                material.gettext(
                    "Partners hear what all of them answered together, and what they make of it."
                ),
                material.gettext("They choose what they want to work on, and what can wait."),
                material.gettext("Everybody leaves with an agreement that bears a name and a day."),
            ],
        ),
        section(material.gettext("Preparing"), items=_preparing(material)),
        section(material.gettext("Who sits at the table"), _invited(material)),
    ]


def _preparing(material: Material) -> list[str]:
    return [
        material.gettext(
            "Read the report beforehand and talk it over with the coordinator. Choose at most three"
            " points; two is often enough for two hours."
        ),
        material.gettext(
            "A room with movable tables, groups of four to six people, and one wall that you may hang"
            " things on."
        ),
        material.gettext(
            "For everybody: a print of the empty radar and of the summary, and pens in two colours. For"
            " each table: the questions of the point that it talks about. For the wall: large sheets,"
            " markers, sticky notes and tape."
        ),
        material.gettext(
            "Print the summary but keep it back until everybody has filled in the radar. Those who know"
            " the figures soon draw those."
        ),
        material.gettext("Ask someone else to write down what is agreed. You can't lead and write at once."),
    ]


def _invited(material: Material) -> list[str]:
    """All partners rather than the steering group alone; those whose view was missing in the answers too."""
    said = [
        material.gettext(
            "Invite all partners, not the steering group alone: people who do the work and people who"
            " decide. With more than twenty-five people you need a second facilitator."
        )
    ]
    missing = [material.found.title(each) for each in material.found.attendance()]
    if missing:
        said.append(
            " ".join(
                [
                    *missing,
                    material.gettext(
                        "Invite them to this session after all. If they can't come, put out an empty chair"
                        " and ask now and then: what would they say?"
                    ),
                ]
            )
        )
    return said


def programme(material: Material) -> Told:
    """Clock times in hours and minutes from the start."""
    shown = material.report.shows_anything
    steps = [
        _opening(material),
        _own_radar(material),
        *(_with_figures(material) if shown else _without(material)),
    ]
    return {
        **section(material.gettext("Programme")),
        "columns": [
            (material.gettext("Time"), "text"),
            (material.gettext("What"), "text"),
            (material.gettext("How"), "text"),
        ],
        "rows": [*steps, _agreeing(material), _closing(material)],
    }


def _opening(material: Material) -> list[str]:
    return [
        "0:00–0:10",
        material.gettext("Welcome"),
        material.gettext(
            "Say what this session is for and what comes of it. Go through the rules. A round of names,"
            " with one sentence: when did working together here go well?"
        ),
    ]


def _own_radar(material: Material) -> list[str]:
    return [
        "0:10–0:25",
        material.gettext("Your own radar first"),
        material.gettext(
            "Everybody fills in the empty radar alone and in silence. Then compare with a neighbour: where"
            " do you differ most, and what have you each seen that the other has not?"
        ),
    ]


def _with_figures(material: Material) -> list[list[str]]:
    lines = bool(material.report.attendance.lines)
    compare = [
        "0:25–0:40",
        material.gettext("The outcome beside it"),
        material.gettext(
            "Hand out the summary and explain it in two minutes. Draw the outcome in the other colour in"
            " your own radar. What do you recognise? What surprises you?"
        ),
    ]
    talk = [
        "0:40–1:15" if lines else "0:40–1:30",
        conversation_heading(material),
        material.gettext(
            "In groups, one point at a time, with the questions in this guide. Each group brings back one"
            " example and one thing that could be done differently."
        ),
    ]
    return [compare, talk, *([_ball(material)] if lines else [])]


def conversation_heading(material: Material) -> str:
    if material.report.points:
        return material.gettext("The conversation, point by point")
    return material.gettext("The conversation")


def _without(material: Material) -> list[list[str]]:
    """No figures are shown: the radars that people fill in themselves lead the conversation."""
    return [
        [
            "0:25–0:45",
            material.gettext("Where do our radars dent?"),
            material.gettext(
                "In groups: which criterion did most of you mark low, and on which do you differ most?"
                " Each group writes down two. Nobody has to show a radar."
            ),
        ],
        [
            "0:45–1:30",
            material.gettext("The conversation"),
            material.gettext(
                "Take the two criteria that were named most. What happened the last time this got stuck?"
                " Who noticed first? What helped then?"
            ),
        ],
    ]


def _ball(material: Material) -> list[str]:
    return [
        "1:15–1:30",
        material.gettext("Where is the ball?"),
        material.gettext(
            "Draw a pitch on the wall, from the goal to the forwards. Take one recent case. Who has the"
            " ball now? Where should it be? Who must pass it for that, and why does that not happen?"
        ),
    ]


def _agreeing(material: Material) -> list[str]:
    return [
        "1:30–1:50",
        material.gettext("From conversation to agreement"),
        material.gettext(
            "Everybody writes one action on a note and says who does it. Put together what belongs"
            " together, choose at most three, and fill in the form: what, who, when."
        ),
    ]


def _closing(material: Material) -> list[str]:
    return [
        "1:50–2:00",
        material.gettext("Closing round"),
        material.gettext(
            "One sentence each: what do I do next week that I did not do before? Say when the notes arrive"
            " and when you look at the agreements together."
        ),
    ]


def rules(material: Material) -> list[Told]:
    return [
        section(
            material.gettext("Rules for the conversation"),
            [material.gettext("Read these aloud and ask whether everybody can live with them.")],
            [
                material.gettext("Nobody asks who answered what, and nobody has to say it."),
                material.gettext("We talk about how we work together, not about who is to blame."),
                material.gettext(
                    "Do give examples, but not the name of a client, a resident or a colleague."
                ),
                material.gettext("Differing is allowed. We ask on before we contradict."),
                material.gettext("What is said here stays here. What we agree may be told."),
            ],
        )
    ]


def agreement(material: Material) -> Told:
    return section(
        material.gettext("From conversation to agreement"),
        [
            material.gettext(
                "A good agreement is small enough to start next week and bears one name. “We will"
                " communicate better” is not an agreement; “Tuesday Samira calls the three neighbourhood"
                " teams” is."
            )
        ],
        [
            material.gettext("What is different when this is done? How will we see it?"),
            material.gettext("Who does it, and does that person have the time and the mandate?"),
            material.gettext("What can go wrong, and who helps then?"),
            material.gettext("When do we look at it together?"),
        ],
    )


def after(material: Material) -> Told:
    return section(
        material.gettext("After the session"),
        items=[
            material.gettext("Send the agreements within two days, to those who were not there too."),
            material.gettext(
                "Put them in the action plan, so that the next wave can show what came of them."
            ),
            material.gettext("Leave the filled-in radars with the people who made them."),
        ],
    )
