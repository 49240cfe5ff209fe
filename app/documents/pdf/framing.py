"""What every PDF says around its contents: front, running lines, colophon, metadata and the house's look."""

from base64 import b64encode
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import Any

from app.documents.handout import Handout
from app.documents.printable import drawable
from app.documents.report_sentences import ReportSentences
from app.domain.house_style import HouseStyle, Logo
from app.language import N_

OWN_NAME = "Slagvaardig"
LONGEST_RUNNING = 70
"""Characters of a name that fit beside other words on one line."""
WIDE_FROM = 0x2E80
"""Chinese, emoji and the like take twice the room."""


def framed(handout: Handout, kind: str, words: ReportSentences) -> dict[str, Any]:
    """The part of a template's data that `house.typ` takes. `kind`: what this document is, for its reader."""
    report = handout.report
    occasion = words.gettext(
        "Wave %(wave)s, closed on %(date)s", wave=report.occasion.wave, date=words.closed(report)
    )
    return {
        "language": report.language,
        "title": f"{report.occasion.network}. {kind}",
        "author": handout.house.name or OWN_NAME,
        "description": f"{kind}. {occasion}. {' '.join(origin(handout, words))}",
        "keywords": keywords(handout),
        "house": look(handout.house),
        "front": {
            "kind": kind,
            "network": report.occasion.network,
            "occasion": occasion,
            "demo": words.gettext(_DEMONSTRATION) if report.occasion.demo else None,
        },
        "running": {
            "left": f"{shortened(report.occasion.network)} · {kind}",
            "right": words.gettext("wave %(wave)s", wave=report.occasion.wave),
            "footer": shortened(handout.house.footer, 110),
            "page": words.gettext("page {page} of {pages}"),
        },
        "colophon": origin(handout, words),
    }


def lettered(handout: Handout) -> Handout:
    """With names of criteria as the fonts have them, before charts measure how long they are."""
    criteria = tuple(replace(each, name=drawable(each.name)) for each in handout.report.criteria)
    return replace(handout, report=replace(handout.report, criteria=criteria))


def origin(handout: Handout, words: ReportSentences) -> list[str]:
    """Where the figures come from, so that anyone can find them back."""
    sources = handout.report.sources
    return [
        words.gettext(
            "Questionnaire %(id)s %(version)s; scoring %(scoring)s; release %(release)s.",
            id=sources.questionnaire_id,
            version=sources.questionnaire_version,
            scoring=sources.scoring_version,
            release=handout.release_id,
        )
    ]


def keywords(handout: Handout) -> list[str]:
    sources = handout.report.sources
    return [
        f"release={handout.release_id}",
        f"questionnaire={sources.questionnaire_id} {sources.questionnaire_version}",
        f"scoring={sources.scoring_version}",
    ]


def look(house: HouseStyle) -> dict[str, Any]:
    return {
        "name": shortened(house.name),
        "colour": house.colour,
        "second_colour": house.second_colour,
        "logo": {"svg": logo_svg(house.logo), "alt": house.name or OWN_NAME} if house.logo else None,
    }


def logo_svg(logo: Logo) -> str:
    """The logo as a drawing, so that it travels with the rest of the data."""
    content = b64encode(logo.content).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{logo.width}" height="{logo.height}">'
        f'<image width="{logo.width}" height="{logo.height}"'
        f' href="data:{logo.media_type};base64,{content}"/></svg>'
    )


def shortened(text: str, most: int = LONGEST_RUNNING) -> str:
    """A name for a line that it shares with others; the whole of it stands elsewhere."""
    room = list(accumulate(2 if ord(letter) > WIDE_FROM else 1 for letter in text))
    if not room or room[-1] <= most:
        return text
    return f"{text[: bisect_right(room, most - 1)].rstrip()}…"


_DEMONSTRATION = N_("Demonstration: the answers in this report are made up.")
