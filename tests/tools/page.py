"""The page that `draw --format html` writes works in a browser: search, filter, pull, click, read; and asks for nothing.

With KURULTAI_SCREENSHOTS=FOLDER, what was seen is kept there.
"""
import os
import re
import tempfile
from pathlib import Path

from browser import Browser
from tool import ROOT, kurultai

SHOWN = "document.getElementById('shown').textContent"
DETAILS = "document.getElementById('details').innerText"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


def build_dated(folder):
    """Builds a store of the example texts, each with the date that its name begins with."""
    store = Path(folder) / "store"
    for path in sorted((ROOT / "examples/texts").glob("2*.txt")):
        kurultai("build", path.relative_to(ROOT), "--date", path.name[:10], "--store", store, "--quiet")
    return store


def check(holds, what):
    if not holds:
        raise SystemExit(what)


def settled(browser):
    """Waits until what was asked for is drawn."""
    browser.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")


def shot(browser, name):
    settled(browser)
    folder = os.environ.get("KURULTAI_SCREENSHOTS")
    if folder:
        browser.screenshot(Path(folder) / f"{name}.png")


def asks_for_nothing(html):
    """No attribute or rule of the page fetches anything."""
    check(POLICY in html, "the policy is missing")
    outside = re.sub(r'<script id="data".*?</script>', "", html, flags=re.DOTALL)
    fetching = re.findall(r'(?:src|href|action|data|poster|srcset)="[^#"][^"]*"|url\((?!#)[^)]*\)|@import', outside)
    check(not fetching, f"the page fetches {fetching}")


def centre(browser, selector):
    """Where an element is on the screen."""
    return browser.evaluate(
        f"(() => {{ const box = document.querySelector({selector!r}).getBoundingClientRect();"
        " return [box.x + box.width / 2, box.y + box.height / 2]; })()"
    )


def find(browser, text):
    """Types into the search box."""
    browser.evaluate("document.getElementById('search').value = ''; document.getElementById('search').focus()")
    browser.type(text)
    return browser.evaluate("[...document.querySelectorAll('#suggestions li')].map((line) => line.textContent)")


def searches(browser):
    """A part of a name, without its accents, finds a thing; Enter shows its sentences."""
    found = find(browser, "antonio gut")
    check(found and found[0].startswith("António Guterres"), f"found {found}")
    shot(browser, "search")
    browser.key("Enter")
    details = browser.evaluate(DETAILS)
    check(details.startswith("António Guterres"), details)
    check("Sentences" in details and "characters" in details, details)
    found = find(browser, "historic moment")
    check(any("a sentence" in line for line in found), f"found {found}")
    browser.key("ArrowDown")
    check(browser.evaluate("document.querySelector('[aria-selected=true]') !== null"), "no line is marked")
    browser.key("Escape")
    check(browser.evaluate("document.getElementById('suggestions').hidden"), "suggestions stay")


def filters(browser):
    """Kinds, relations and dates hide things and lines, and the page says how many are shown."""
    box = lambda name: f"#kinds input[value={name}]"
    everything = browser.evaluate(SHOWN)
    states = browser.evaluate("document.querySelectorAll('.thing.State').length")
    browser.evaluate(f"document.querySelector({box('State')!r}).click()")
    check(browser.evaluate("document.querySelectorAll('.thing.State:not(.gone)').length") == 0, "states are shown")
    check(states > 3 and browser.evaluate(SHOWN) != everything, browser.evaluate(SHOWN))
    browser.evaluate(f"document.querySelector({box('State')!r}).click()")
    check(browser.evaluate(SHOWN) == everything, browser.evaluate(SHOWN))
    browser.evaluate("document.getElementById('no-relations').click()")
    check(browser.evaluate("document.querySelectorAll('#view .edge:not(.gone)').length") == 0, "lines are shown")
    browser.evaluate("document.querySelector('#relations input[value=\"invited to\"]').click()")
    check(browser.evaluate("document.querySelectorAll('#view .edge:not(.gone)').length") == 1, browser.evaluate(SHOWN))
    browser.evaluate("document.getElementById('all-relations').click()")
    browser.evaluate("document.getElementById('from').focus()")
    browser.type("2025")
    late = browser.evaluate("[...document.querySelectorAll('.thing:not(.gone)')].map((thing) => thing.getAttribute('aria-label'))")
    check("Samarkand" in late and "Tokyo" not in late, late)
    shot(browser, "filter")
    browser.evaluate("document.getElementById('back').click()")
    check(browser.evaluate(SHOWN) == everything, browser.evaluate(SHOWN))


def reads_a_line(browser):
    """A click on a line shows the sentence with its words marked, its document, its date and its offsets."""
    settled(browser)
    edge = browser.evaluate(
        "[...document.querySelectorAll('#view .edge')].findIndex((edge) => /Aliyev.*invited to/.test(edge.textContent))"
    )
    check(edge >= 0, "nobody is invited")
    point = browser.evaluate(
        f"(() => {{ const path = document.querySelector('#view .edge[data-edge=\"{edge}\"] path');"
        " const half = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM());"
        " return [half.x, half.y]; })()"
    )
    browser.click(*point)
    check(browser.evaluate("document.querySelector('mark')?.textContent") is not None, browser.evaluate(DETAILS))
    words = browser.evaluate("document.querySelector('#details mark').textContent")
    check("Aliyev was invited to the meeting" in words, words)
    details = browser.evaluate(DETAILS)
    for part in ["Ilham Aliyev → ", "invited to", "2024-08-10", "characters 397–455"]:
        check(part in details, f"{part!r} is missing: {details}")
    shot(browser, "line")


def pulls_a_thing(browser):
    """A thing goes where it is pulled, with its lines; a click on it shows its sentences."""
    selector = ".thing[aria-label=Tokyo]"
    settled(browser)
    at = browser.evaluate(f"document.querySelector({selector!r}).dataset.thing")
    line = "[...document.querySelectorAll('#view .edge path')].map((path) => path.getAttribute('d')).join()"
    before, lines = browser.evaluate(f"document.querySelector({selector!r}).getAttribute('transform')"), browser.evaluate(line)
    x, y = centre(browser, selector)
    browser.drag(x, y, x + 40, y + 30)
    check(browser.evaluate(f"document.querySelector({selector!r}).getAttribute('transform')") != before, "it stays")
    check(browser.evaluate(line) != lines, "its lines stay")
    browser.click(*centre(browser, selector))
    check(browser.evaluate(DETAILS).startswith("Tokyo"), f"{at}: {browser.evaluate(DETAILS)}")
    frame = browser.evaluate("document.getElementById('picture').getAttribute('viewBox')")
    browser.mouse("mouseWheel", x, y, deltaX=0, deltaY=-100)
    settled(browser)
    check(browser.evaluate("document.getElementById('picture').getAttribute('viewBox')") != frame, "no zoom")


def obeys_keys(browser):
    """Everything can be had without a mouse."""
    browser.evaluate("document.getElementById('picture').focus()")
    browser.key("Escape")
    browser.key(".")
    first = browser.evaluate(DETAILS).split("\n")[0]
    browser.key(".")
    second = browser.evaluate(DETAILS).split("\n")[0]
    check(first and second and first != second, f"{first!r}, {second!r}")
    browser.key("Enter")
    check(browser.evaluate("document.activeElement.id") == "details", "the sentences have no focus")
    browser.evaluate("document.getElementById('as-table').click()")
    rows = browser.evaluate("document.querySelectorAll('#tables tbody tr').length")
    things = browser.evaluate("document.querySelectorAll('.thing').length")
    lines = browser.evaluate("document.querySelectorAll('#view .edge').length")
    check(rows == things + lines, f"{rows} rows of {things} things and {lines} lines")
    browser.evaluate("[...document.querySelectorAll('#tables button')].find((b) => b.textContent === 'Astana').click()")
    check(browser.evaluate(DETAILS).startswith("Astana"), browser.evaluate(DETAILS))
    shot(browser, "table")
    browser.evaluate("document.getElementById('as-table').click()")


def styles_open(browser, store, folder):
    """Every style is a page without faults, in the dark too."""
    for style in ["who-met-whom", "formats", "topics", "timeline"]:
        path = Path(folder) / f"{style}.html"
        kurultai("draw", "--store", store, "--format", "html", "--style", style, "--output", path)
        browser.open(path.as_uri())
        check(browser.evaluate("document.querySelectorAll('.thing').length") > 4, style)
        check("Shown: " in browser.evaluate(SHOWN), style)
        shot(browser, style)
    browser.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    shot(browser, "dark")
    ink = browser.evaluate("getComputedStyle(document.body).backgroundColor")
    check(ink != "rgb(255, 255, 255)", ink)


def main():
    with tempfile.TemporaryDirectory() as folder, Browser() as browser:
        store = build_dated(folder)
        path = Path(folder) / "tour.html"
        kurultai("draw", "--store", store, "--format", "html", "--output", path)
        asks_for_nothing(path.read_text(encoding="utf-8"))
        browser.open(path.as_uri())
        check(browser.evaluate("document.querySelectorAll('.thing').length") > 50, "things are missing")
        shot(browser, "page")
        searches(browser)
        filters(browser)
        reads_a_line(browser)
        obeys_keys(browser)
        browser.open(path.as_uri())
        pulls_a_thing(browser)
        styles_open(browser, store, folder)
        check(not browser.complaints, f"the browser complains: {browser.complaints}")
        foreign = [url for url in browser.requests if not url.startswith(("file://", "about:"))]
        check(not foreign, f"the page asked for {foreign}")


main()
