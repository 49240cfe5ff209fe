"""A folder with one small file of each kind, to be broken in one place."""

from pathlib import Path

from app.domain.finding import FINDING_KINDS

TEXT = '{nl: "Een zin.", en: "A sentence."}'

INTERVENTION = f"""\
criterion: drive
interventions:
  - id: drive-one
    facets: [urgency]
    findings: [stalling.drive]
    effort: small
    title: {TEXT}
    text: {TEXT}
    first_step: {TEXT}
    shows: {TEXT}
    actor: {{levels: [governance], lines: [midfield], text: {TEXT}}}
    source: "Somebody (2020). Something."
"""


def finding(key: str, title: str = TEXT) -> str:
    return (
        f"  - {{key: {key}, title: {title}, why: {TEXT}, otherwise: {TEXT}, questions: [{TEXT}, {TEXT}]}}\n"
    )


FINDINGS = "findings:\n" + "".join(map(finding, FINDING_KINDS))


def write(folder: Path, interventions: str = INTERVENTION, findings: str = FINDINGS) -> Path:
    for name, content in (("interventions/drive", interventions), ("findings/all", findings)):
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def changed(content: str, old: str, new: str) -> str:
    assert old in content
    return content.replace(old, new, 1)
