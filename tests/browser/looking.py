"""How a page is put together, and whether it holds on a small screen."""

from playwright.sync_api import Page

from tests.browser.conftest import is_accessible

WIDTHS = (1280, 390)
NARROWEST = 320
STRUCTURE = """() => {
  const seen = [...document.querySelectorAll("[id]")].map((each) => each.id);
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  const levels = headings.map((each) => Number(each.tagName[1]));
  const references = ["aria-labelledby", "aria-describedby", "aria-controls", "for"].flatMap((name) =>
    [...document.querySelectorAll(`[${name}]`)].flatMap((each) => each.getAttribute(name).split(/\\s+/)));
  return {
    doubled: seen.filter((id, place) => !id || /\\s/.test(id) || seen.indexOf(id) !== place),
    dangling: references.filter((id) => !document.getElementById(id)),
    firsts: levels.filter((level) => level === 1).length,
    skipped: levels.filter((level, place) => level > (levels[place - 1] ?? 0) + 1),
    mains: document.querySelectorAll("main").length,
  };
}"""
WELL_BUILT = {"doubled": [], "dangling": [], "firsts": 1, "skipped": [], "mains": 1}


def open_details(page: Page) -> int:
    """Unfolds everything that can be; tells how many there were."""
    unfolded: int = page.evaluate(
        "() => [...document.querySelectorAll('details')].map((each) => { each.open = true; }).length"
    )
    return unfolded


def is_well_built(page: Page) -> None:
    """Ids unique and all there, one first heading, no heading level skipped, one main part."""
    assert page.evaluate(STRUCTURE) == WELL_BUILT, page.url


def fits(page: Page) -> None:
    """Nothing makes the page scroll sideways, not on the narrowest screen either."""
    viewport = page.viewport_size
    assert viewport
    for width in dict.fromkeys((viewport["width"], NARROWEST)):
        page.set_viewport_size({"width": width, "height": viewport["height"]})
        wide = page.evaluate("document.scrollingElement.scrollWidth")
        assert wide <= width, f"{page.url} is {wide} wide at {width}: {widest(page)}"
    page.set_viewport_size(viewport)


def widest(page: Page) -> list[str]:
    """What sticks out, for the message."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
          .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
          .map((each) => `${each.tagName}.${each.className?.baseVal ?? each.className}`).slice(0, 8)"""
    )
    return found


def holds(page: Page, contrast: bool = True) -> None:
    """Every check that doesn't look at what the page says, with everything unfolded."""
    open_details(page)
    is_accessible(page, contrast)
    is_well_built(page)
    fits(page)


def focus_is_visible(page: Page) -> bool:
    """Whether what has the focus shows it."""
    shown: bool = page.evaluate(
        """() => {
          const style = getComputedStyle(document.activeElement);
          return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        }"""
    )
    return shown
