"""What a worksheet's pages weigh: the aims, and the ceilings on the way to them.

How long it all takes is measured by `make bench`; what is counted here is the same on every computer.
"""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.bench.serving import Server, serve
from tests.bench.weights import FULL_AIM, LEAN_AIM, Weight, weigh
from tests.conftest import SITE

AIMS = {"arbeitsblaetter": FULL_AIM, "bogen": LEAN_AIM}

# Where each page is, and a little for the digits of its hashes: no change may make one heavier.  Who makes a page
# lighter lowers its ceiling here.
CEILINGS = {
    "arbeitsblaetter/ausgangslage": Weight(first=32.0, requests=4, everything=32.0),
    "arbeitsblaetter/beobachtung": Weight(first=34.7, requests=4, everything=34.7),
    "arbeitsblaetter/gastgeben": Weight(first=33.1, requests=4, everything=33.1),
    "arbeitsblaetter/rueckblick": Weight(first=35.8, requests=4, everything=35.8),
    "arbeitsblaetter/transferplan": Weight(first=36.1, requests=4, everything=36.1),
    "arbeitsblaetter/vereinbarung": Weight(first=34.5, requests=4, everything=34.5),
    "arbeitsblaetter/vorbereitung": Weight(first=32.7, requests=4, everything=32.7),
    "bogen/ausgangslage": Weight(first=9.4, requests=1, everything=25.9),
    "bogen/beobachtung": Weight(first=10.6, requests=1, everything=29.3),
    "bogen/gastgeben": Weight(first=9.9, requests=1, everything=26.4),
    "bogen/rueckblick": Weight(first=10.9, requests=1, everything=27.8),
    "bogen/transferplan": Weight(first=11.2, requests=1, everything=30.0),
    "bogen/vereinbarung": Weight(first=10.6, requests=1, everything=27.5),
    "bogen/vorbereitung": Weight(first=9.7, requests=1, everything=26.2),
}

# The start page, and all that it loads by itself, in kB and requests: of a newcomer, and of whoever has begun.
HOME = {"newcomer": (36.2, 6), "begun": (52.7, 8)}


@pytest.fixture(scope="module")
def counting() -> Iterator[Server]:
    with serve({"site": SITE}) as running:
        yield running


@pytest.mark.parametrize("name", CEILINGS)
def test_a_page_is_no_heavier_than_it_was(browser: Browser, counting: Server, name: str) -> None:
    weight, ceiling = weigh(browser, counting, f"site/{name}.html"), CEILINGS[name]
    assert weight.first <= ceiling.first, f"{weight}, and at most {ceiling}"
    assert weight.requests <= ceiling.requests, f"{weight}, and at most {ceiling}"
    assert weight.everything <= ceiling.everything, f"{weight}, and at most {ceiling}"


def test_every_page_of_a_worksheet_has_its_ceiling() -> None:
    pages = [path.relative_to(SITE).with_suffix("").as_posix() for kind in AIMS for path in (SITE / kind).glob("*")]
    assert sorted(CEILINGS) == sorted(pages)


@pytest.mark.parametrize("who", HOME)
def test_the_start_page_is_no_heavier_than_it_was(browser: Browser, counting: Server, who: str) -> None:
    kept = [{"name": "fachaustausch:1:first:vorbereitung.ziel", "value": '{"answer": "Ja"}'}]
    origin = {"origin": counting.address.rstrip("/"), "localStorage": kept if who == "begun" else []}
    state: Any = {"cookies": [], "origins": [origin]}
    with closing(browser.new_context(storage_state=state)) as context:
        page = context.new_page()
        counting.log.clear()
        page.goto(f"{counting.address}site/index.html")
        page.locator(".home__visit" if who == "begun" else ".way").first.wait_for()
        page.wait_for_load_state("networkidle")
    asked = {answer.path for answer in counting.log}
    weight = round(sum(counting.sizes[path] for path in asked) / 1000, 1)
    most, requests = HOME[who]
    assert weight <= most, f"{weight} kB, and at most {most}"
    assert len(asked) <= requests, sorted(asked)
