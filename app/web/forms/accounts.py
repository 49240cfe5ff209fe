from wtforms import EmailField, PasswordField, validators

from app.language.catalogues import N_
from app.services.accounts import LONGEST_PASSWORD, SHORTEST_PASSWORD
from app.web.forms.base import TranslatedForm

REQUIRED = validators.DataRequired(N_("Fill in this field."))


class LoginForm(TranslatedForm):
    email = EmailField(N_("E-mail address"), [REQUIRED])
    password = PasswordField(N_("Password"), [REQUIRED])


class PasswordForm(TranslatedForm):
    current = PasswordField(N_("Current password"), [REQUIRED])
    new = PasswordField(
        N_("New password"),
        [
            REQUIRED,
            validators.Length(
                SHORTEST_PASSWORD,
                LONGEST_PASSWORD,
                N_("A password has at least 10 and at most 200 characters."),
            ),
        ],
    )
    again = PasswordField(
        N_("New password again"), [REQUIRED, validators.EqualTo("new", N_("The two new passwords differ."))]
    )
