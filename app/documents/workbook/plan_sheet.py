"""The sheet of the action plan: what was agreed after each wave, and what came of it."""

from app.documents.change_sentences import CHANGES
from app.documents.report_sentences import ReportSentences
from app.documents.workbook import columns as c
from app.documents.workbook.criteria_sheets import ends
from app.documents.workbook.table import Column, Sheet, Table, Value
from app.domain.action_plan import ActionState, AgreedAction, PlanSection
from app.language import N_

STATES: dict[ActionState, str] = {
    "planned": N_("Planned"),
    "started": N_("Under way"),
    "done": N_("Done"),
    "dropped": N_("Dropped"),
}
AGREED = Column(N_("Agreed after wave"), N_("Number of the wave after which it was agreed."), "whole", 14)
ACTION = Column(N_("Action"), N_("What was agreed."), width=40)
ABOUT = Column(N_("About"), N_("The criterion that it is about, or the collaboration as a whole."), width=24)
WHO = Column(N_("Who"), N_("The organisation that takes it up. Empty: not agreed yet."), width=24)
READY = Column(N_("Ready on"), N_("The day by which it has to be ready. Empty: not agreed yet."), "date", 14)
STATE = Column(N_("How far"), N_("How far it is."), width=14)
COMPARED = Column(
    N_("Compared with wave"), N_("Number of the later wave beside which it is put."), "whole", 13
)
NOTE = Column(N_("Note"), N_("What else was written down about it."), width=50)
COLUMNS = (
    *(AGREED, ACTION, ABOUT, WHO, READY, STATE, COMPARED, c.BEFORE, c.NOW),
    *(c.CHANGE, c.CHANGE_LOW, c.CHANGE_HIGH, c.HAPPENED, NOTE),
)


def plan_sheets(plan: tuple[PlanSection, ...], words: ReportSentences) -> list[Sheet]:
    """One sheet; none where nothing has been agreed."""
    rows = tuple(_action(section, action, words) for section in plan for action in section.actions)
    if not rows:
        return []
    return [
        Sheet(
            words.gettext("Action plan"),
            words.gettext("What was agreed, and what came of it"),
            (),
            (Table("actions", COLUMNS, rows),),
        )
    ]


def _action(section: PlanSection, action: AgreedAction, words: ReportSentences) -> tuple[Value, ...]:
    change = action.change
    return (
        section.wave,
        action.title,
        action.criterion or words.gettext("The collaboration as a whole"),
        action.organisation or None,
        action.due_on,
        words.gettext(STATES[action.state]),
        section.compared_with,
        action.before,
        action.after,
        change.difference if change else None,
        *ends(change.interval if change else None),
        words.gettext(CHANGES[change.kind]) if change else None,
        action.note or None,
    )
