"""A partner with a link: what they click, and what they answered for the record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Page

from app.domain.questionnaire import Criterion, Item, Questionnaire
from tests.browser.conftest import press

Check = Callable[[Page], None]


@dataclass
class Partner:
    """`choose` says what this person answers to an item: a value, "dk", or None to leave it open."""

    page: Page
    questionnaire: Questionnaire
    choose: Callable[[Item], int | str | None]
    hindering: tuple[str, ...] = ()
    check: Check | None = None
    answers: dict[str, int | str] = field(default_factory=dict)

    def look(self) -> None:
        if self.check:
            self.check(self.page)

    def enter(self, link: str) -> None:
        self.page.goto(link)
        self.look()
        press(self.page, "Naar de vragenlijst", "Go to the questionnaire")
        self.look()
        press(
            self.page,
            "Begin met de vragen",
            "Start with the questions",
            "Verder met de vragen",
            "Go on with the questions",
        )

    def answer(self, criterion: Criterion) -> None:
        """Fills in the page of one criterion and goes on."""
        for item in criterion.items:
            value = self.choose(item)
            if value is not None:
                self.page.check(f'input[name="{item.id}"][value="{value}"]')
                self.answers[item.id] = value
        self.look()
        self.go_on()

    def answer_questions(self, texts: Mapping[str, str]) -> None:
        for criterion in self.hindering:
            self.page.check(f'input[name="hindering"][value="{criterion}"]')
        for question, text in texts.items():
            self.page.fill(f'textarea[name="{question}"]', text)
        self.look()
        self.go_on()

    def send(self) -> str:
        """Sends the answers from the review page; gives the receipt code."""
        self.look()
        press(self.page, "Verstuur mijn antwoorden", "Send my answers")
        self.look()
        return self.page.inner_text(".receipt").strip()

    def go_on(self) -> None:
        press(self.page, "Volgende", "Next")

    def speak(self, language: str) -> None:
        """Uses the language switch, which stands in the header, on the page as it is now."""
        with self.page.expect_navigation():
            self.page.click(f'button[name="language"][value="{language}"]')
