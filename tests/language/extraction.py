"""Every text that the product shows, found in its code and templates.

`python -m tests.language.extraction` prints the messages without a Dutch text, ready for a .po file.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from jinja2 import Environment, nodes

from app.language.catalogues import DUTCH, merged, read_parts

ROOT = Path(__file__).parents[2]
PLACES = {
    "_": (0,),
    "N_": (0,),
    "gettext": (0,),
    "ngettext": (0, 1),
    "translate": (0, 1),
    "leave_notice": (1,),
    "leave_count": (1, 2),
    "refuse": (1,),
}
"""Which arguments of which function are messages. `translate` takes a message, or a request and a message."""
CHART_PLACES = {"N_": (0,), "text": (0,), "plural": (0, 1)}
"""Charts have words of their own, in the context `chart`."""
TEMPLATES = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], autoescape=True)


@dataclass(frozen=True, order=True)
class Message:
    """A message id, its plural and its context, '' where it has none."""

    id: str
    plural: str = ""
    context: str = ""


@dataclass(frozen=True)
class Call:
    """A function's name and its arguments: the text where one is written out, else None."""

    name: str
    arguments: tuple[str | None, ...]
    line: int


def used_messages() -> dict[Message, str]:
    """Every message that code and templates ask for, with the place that asks."""
    found: dict[Message, str] = {}
    for file in sources():
        in_charts = file.is_relative_to(ROOT / "app" / "charts")
        calls = python_calls(file) if file.suffix == ".py" else template_calls(file)
        for call in calls:
            message = message_of(call, in_charts)
            if message:
                found.setdefault(message, f"{file.relative_to(ROOT)}:{call.line}")
    return found


def sources() -> Iterator[Path]:
    yield from sorted((ROOT / "app").rglob("*.py"))
    for folder in ("app", "reports"):
        for file in sorted((ROOT / folder).rglob("templates/**/*")):
            if file.suffix in (".html", ".txt", ".svg"):
                yield file


def message_of(call: Call, in_charts: bool) -> Message | None:
    places = (CHART_PLACES if in_charts else PLACES).get(call.name)
    if places is None:
        return None
    given = [call.arguments[place] for place in places if place < len(call.arguments)]
    texts = [text for text in given if text]
    if not texts:
        return None
    plural = texts[1] if call.name in ("ngettext", "plural", "leave_count") and len(texts) == 2 else ""
    return Message(texts[0], plural, "chart" if in_charts else "")


def python_calls(file: Path) -> Iterator[Call]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
            yield Call(str(name), tuple(written_in_python(argument) for argument in node.args), node.lineno)


def written_in_python(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def template_calls(file: Path) -> Iterator[Call]:
    for node in TEMPLATES.parse(file.read_text(encoding="utf-8")).find_all(nodes.Call):
        name = getattr(node.node, "name", None) or getattr(node.node, "attr", "")
        yield Call(str(name), tuple(written_in_template(argument) for argument in node.args), node.lineno)


def written_in_template(node: nodes.Node) -> str | None:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else None


def dutch_messages() -> dict[Message, tuple[str, ...]]:
    """Every message of the Dutch catalogue with its texts."""
    found = {}
    for message in merged(read_parts(DUTCH)):
        if message.id:
            ids = [message.id, ""] if isinstance(message.id, str) else list(message.id)
            key = Message(ids[0], ids[1], message.context or "")
            found[key] = (
                (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))
            )
    return found


def missing_as_po() -> bytes:
    known = dutch_messages()
    catalogue = Catalog()
    for message, place in used_messages().items():
        if message not in known:
            file, line = place.rsplit(":", 1)
            ids = (message.id, message.plural) if message.plural else message.id
            catalogue.add(ids, locations=[(file, int(line))], context=message.context or None)
    content = BytesIO()
    write_po(content, catalogue, omit_header=True, width=0)
    return content.getvalue()


if __name__ == "__main__":
    sys.stdout.buffer.write(missing_as_po())
