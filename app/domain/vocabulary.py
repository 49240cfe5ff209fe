"""The fixed ids that organisations, participants and networks are described with."""

from typing import Literal, get_args

Level = Literal["national", "governance", "management", "operations", "residents"]
Line = Literal["goal", "defence", "midfield", "forward"]
Sector = Literal[
    "municipality",
    "police-justice",
    "education",
    "housing",
    "care-welfare",
    "health",
    "youth",
    "work-income",
    "national-government",
    "business",
    "residents",
    "other",
]
Formality = Literal["mandatory", "formal", "informal"]
WorkingScale = Literal["region", "city", "district", "neighbourhood", "street", "case"]
Phase = Literal["starting", "running", "stuck", "concluding"]
Mode = Literal["confidential", "open"]
Language = Literal["nl", "en"]
Weighting = Literal["respondent", "organisation"]

LEVELS: tuple[Level, ...] = get_args(Level)
LINES: tuple[Line, ...] = get_args(Line)
SECTORS: tuple[Sector, ...] = get_args(Sector)
FORMALITIES: tuple[Formality, ...] = get_args(Formality)
WORKING_SCALES: tuple[WorkingScale, ...] = get_args(WorkingScale)
PHASES: tuple[Phase, ...] = get_args(Phase)
MODES: tuple[Mode, ...] = get_args(Mode)
LANGUAGES: tuple[Language, ...] = get_args(Language)
WEIGHTINGS: tuple[Weighting, ...] = get_args(Weighting)
