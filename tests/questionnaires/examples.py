"""A small questionnaire file with everything that the format knows."""

from pathlib import Path

VALID = """\
id: small-check
version: 1.2.0
languages: [nl, en]
title: {nl: Kleine meting, en: Small check}
introduction: {nl: Welkom., en: Welcome.}
minutes: 3
source: Written for the tests
scales:
  agreement:
    kind: ordinal
    values: [1, 2, 3, 4, 5]
    labels:
      nl: [helemaal oneens, oneens, neutraal, eens, helemaal eens]
      en: [strongly disagree, disagree, neutral, agree, strongly agree]
    no_answer: {nl: Weet ik niet, en: I don't know}
  balance:
    kind: bipolar
    values: [1, 2, 3, 4, 5]
    labels:
      nl: [te weinig, '', precies goed, '', te veel]
      en: [too little, '', just right, '', too much]
criteria:
  - id: drive
    name: {nl: Drive, en: Drive}
    definition: {nl: De wil om te beginnen., en: The will to begin.}
    facets:
      - id: initiative
        name: {nl: Initiatief, en: Initiative}
        items:
          - {id: drive-1, text: {nl: Wij beginnen zelf., en: We begin.}, scale: agreement, reversed: true}
          - {id: drive-2, text: {nl: Wij gaan door., en: We go on.}, scale: agreement}
  - id: normative-balance
    name: {nl: Balans, en: Balance}
    definition: {nl: Het midden., en: The middle.}
    facets:
      - id: approach
        name: {nl: Aanpak, en: Approach}
        items:
          - id: balance-1
            text: {nl: Onze aanpak is ..., en: Our approach is ...}
            scale: balance
            poles: {nl: [te hard, te zacht], en: [too hard, too soft]}
questions:
  - {id: hindering, kind: choose-criteria, max: 1, text: {nl: Wat hindert?, en: What hinders?}}
  - {id: first-step, kind: open, max_length: 500, text: {nl: Wat eerst?, en: What first?}}
"""


def changed(*replacements: tuple[str, str]) -> bytes:
    """The example with pieces of its text replaced; each piece stands in it exactly once."""
    text = VALID
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text.encode()


def write_released(folder: Path, content: bytes = VALID.encode(), version: str = "1.2.0") -> Path:
    path = folder / "small-check" / f"{version}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
