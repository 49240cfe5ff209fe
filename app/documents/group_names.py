"""What groups of people are called: in a heading or a chart, and within a sentence."""

from app.documents.report_sentences import LEVELS, LINES
from app.domain.breakdown import Group
from app.domain.grouping import MERGED, UNKNOWN, Dimension
from app.language import N_
from app.language.catalogues import Texts
from app.language.vocabulary_texts import SECTORS

SHORT_LEVELS = {
    "national": N_("National"),
    "governance": N_("Boards"),
    "management": N_("Management"),
    "operations": N_("Work floor"),
    "residents": N_("Residents"),
}
SHORT_LINES = {
    "goal": N_("Goal"),
    "defence": N_("Defence"),
    "midfield": N_("Midfield"),
    "forward": N_("Forwards"),
}
DIMENSIONS: dict[Dimension, str] = {
    "level": N_("By level"),
    "line": N_("By line"),
    "sector": N_("By sector"),
    "organisation": N_("By organisation"),
}


class GroupNames:
    """Names of groups in one language. Organisations are called what they are called."""

    def __init__(self, texts: Texts) -> None:
        self._ = texts.gettext

    def short(self, dimension: Dimension, group: str) -> str:
        """As a label."""
        if group == MERGED:
            return self._("Other groups")
        if group == UNKNOWN:
            return self._("Not known")
        names = {"level": SHORT_LEVELS, "line": SHORT_LINES, "sector": SECTORS}.get(dimension, {})
        return self._(names[group]) if group in names else group

    def within(self, dimension: Dimension, group: str) -> str:
        """As it stands in a sentence."""
        if dimension == "level" and group in LEVELS:
            return self._(LEVELS[group])
        if dimension == "line" and group in LINES:
            return self._(LINES[group])
        if dimension == "sector" and group in SECTORS:
            return self._("the sector “%(sector)s”") % {"sector": self._(SECTORS[group])}
        return self._("the other groups") if group == MERGED else group

    def members(self, dimension: Dimension, group: Group) -> list[str]:
        """What a merged group consists of, by name."""
        return [self.short(dimension, value) for value in group.values] if group.merged else []
