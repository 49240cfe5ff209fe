"""Findings back from JSON values; `json_value` makes these."""

from app.domain.breakdown import Part
from app.domain.finding import Evidence, Finding, Subject
from app.domain.json_values import Json, read_interval


def read_finding(value: Json) -> Finding:
    """`json_value` of a finding back."""
    return Finding(
        **{
            **value,
            "evidence": tuple(_evidence(each) for each in value["evidence"]),
            "subjects": tuple(Subject(**each) for each in value["subjects"]),
            "parts": tuple(Part(**each) for each in value["parts"]),
        }
    )


def _evidence(value: Json) -> Evidence:
    return Evidence(
        **{
            **value,
            "part": _part(value["part"]),
            "other_part": _part(value["other_part"]),
            "subject": _subject(value["subject"]),
            "other": _subject(value["other"]),
            "interval": read_interval(value["interval"]),
        }
    )


def _part(value: Json | None) -> Part | None:
    return None if value is None else Part(**value)


def _subject(value: Json | None) -> Subject | None:
    return None if value is None else Subject(**value)
