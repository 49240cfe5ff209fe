"""The words for the fixed ids, as message ids. In the order in which people choose from them."""

from app.language.catalogues import N_

LEVELS = {
    "national": N_("National"),
    "governance": N_("Governance (board)"),
    "management": N_("Management"),
    "operations": N_("Operations (work floor)"),
    "residents": N_("Residents"),
}
LINES = {
    "goal": N_("Goal (judiciary, last resort)"),
    "defence": N_("Defence (police, enforcement)"),
    "midfield": N_("Midfield (school, housing, care)"),
    "forward": N_("Forwards (residents themselves)"),
}
SECTORS = {
    "municipality": N_("Municipality"),
    "police-justice": N_("Police and justice"),
    "education": N_("Education"),
    "housing": N_("Housing"),
    "care-welfare": N_("Care and welfare"),
    "health": N_("Health care"),
    "youth": N_("Youth services"),
    "work-income": N_("Work and income"),
    "national-government": N_("National government"),
    "business": N_("Business"),
    "residents": N_("Residents' organisations"),
    "other": N_("Other"),
}
FORMALITIES = {
    "mandatory": N_("Mandatory (laid down by law)"),
    "formal": N_("Formal (agreed in writing)"),
    "informal": N_("Informal"),
}
SCALES = {
    "region": N_("Region"),
    "city": N_("City or municipality"),
    "district": N_("District"),
    "neighbourhood": N_("Neighbourhood"),
    "street": N_("Street"),
    "case": N_("One case or incident"),
}
PHASES = {
    "starting": N_("Starting"),
    "running": N_("Running"),
    "stuck": N_("Stuck"),
    "concluding": N_("Concluding"),
}
DIMENSIONS = {
    "level": N_("Level"),
    "line": N_("Line"),
    "sector": N_("Sector"),
    "organisation": N_("Organisation"),
}
LANGUAGES = {"nl": "Nederlands", "en": "English"}
MODES = {"confidential": N_("Confidential"), "open": N_("Open, by organisation")}
ROLES = {
    "administrator": N_("Administrator"),
    "coordinator": N_("Coordinator"),
    "consultant": N_("Consultant"),
    "reader": N_("Reader"),
}
ASSESSMENT_STATES = {
    "draft": N_("In preparation"),
    "open": N_("Open"),
    "reviewing": N_("Comments to be read"),
    "closing": N_("Closing"),
    "closed": N_("Closed"),
}
