"""What a person reads about a problem. Codes come from the services."""

from app.domain.problems import Problem
from app.domain.vocabulary import Language
from app.language.catalogues import N_, texts

TEXTS = {
    "csrf": N_("This page was open for too long. Go back, reload the page and try again."),
    "role": N_("Your account does not allow this. Ask the administrator."),
    "not-found": N_("This page does not exist, or no longer exists."),
    "email-taken": N_("There is an account with this e-mail address already: %(value)s."),
    "email-unknown": N_("There is no account with this e-mail address: %(value)s."),
    "email-invalid": N_("This is not an e-mail address: %(value)s."),
    "role-unknown": N_("This role does not exist: %(value)s. Choose from: %(expected)s."),
    "password-length": N_("A password has %(shortest)s to %(longest)s characters."),
    "login-failed": N_("The e-mail address or the password is wrong."),
    "login-blocked": N_("Too many attempts. Wait a quarter of an hour and try again."),
    "not-released": N_("This report is not there yet. It appears when the assessment has closed."),
    "released-already": N_("The results of this assessment have been released already."),
    "not-draft": N_("This assessment has been sent out; this can no longer be changed."),
    "not-open": N_("This assessment is not open."),
    "not-reviewing": N_("There are no comments of this assessment to be read."),
    "no-participants": N_("This network has no participants yet. Add them first."),
    "closing-date-passed": N_("The closing date has passed. Choose a later date first."),
    "organisation-in-use": N_("There are participants at this organisation. Move or remove them first."),
    "network-in-use": N_("This network has assessments and can't be removed."),
    "participant-answered": N_("This participant has answered and stays counted."),
    "name-taken": N_("This name exists already in this network: %(value)s."),
    "participant-email-taken": N_("%(name)s has this e-mail address already in this network."),
    "already-answered": N_("This participant has answered already; a reminder is not needed."),
    "assessment-unfinished": N_(
        "This network has an assessment that is not closed yet. Close that one first."
    ),
    "closes-before-opening": N_("The closing date lies before the opening date."),
    "closing-date-early": N_("Choose today or a later date."),
    "weighting-needs-open": N_(
        "Organisations can only count equally when results are shown by organisation."
    ),
    "breakdowns-too-many": N_("Choose at most two kinds of group."),
    "level-not-in-open": N_("When results are shown by organisation, they can't be shown by level."),
    "rows-not-in-open": N_(
        "When results are shown by organisation, the answers can't be taken out row by row."
    ),
    "rows-not-agreed": N_(
        "The answers can't be taken out row by row: that was not agreed on before the first mail went out."
    ),
    "rows-withheld": N_(
        "The answers can't be taken out row by row: too few people answered to keep each of them untraceable."
    ),
    "assessment-not-open": N_("This assessment is not open."),
    "round-missing": N_("This reminder can't be sent. Go back, reload the page and try again."),
    "decision-missing": N_("Choose what is to be done with this mail."),
    "mail-unknown": N_("This mail does not exist."),
    "upload-gone": N_("This preview is no longer there. Choose the file again."),
    "already-reminded": N_("This reminder has been sent already."),
    "mail-pointless": N_("This mail is no longer needed."),
    "nothing-shared": N_("No link is switched on. Switch one on first."),
    "generation-missing": N_("This link can't be replaced. Go back, reload the page and try again."),
    "export-not-made": N_(
        "This document could not be made. Try again; if it fails again, tell the administrator."
    ),
    "exports-waiting": N_("Many documents are being made for you already. Wait until they are ready."),
    "export-gone": N_("This document is no longer there. Go back to the list and make it again."),
    "mail-settled": N_("Nothing has to be decided about this mail any more."),
}
STATUS = {
    403: N_("You are not allowed to see this page."),
    404: N_("This page does not exist, or no longer exists."),
    405: N_("This page can't be asked for in this way."),
    413: N_("This file is too large."),
    500: N_("Something went wrong on our side. Nothing was saved half-way. Try again in a moment."),
}


def problem_text(problem: Problem, language: Language) -> str:
    message = TEXTS.get(problem.code)
    if message is None:
        return status_text(problem.status, language)
    return texts(language).gettext(message) % problem.values


def status_text(status: int, language: Language) -> str:
    return texts(language).gettext(STATUS.get(status, N_("This request can't be carried out.")))
