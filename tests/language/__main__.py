"""Prints how each page reads, and where it leads outside: make language."""

from tests.conftest import our_site
from tests.language import pages
from tests.language.readability import flesch
from tests.sites import UnbuiltSiteError


def main() -> None:
    """Build the site and print a line for each page."""
    try:
        our_site()
    except UnbuiltSiteError as error:
        raise SystemExit(str(error)) from error
    print(f"{'page':40} {'words':>6} {'sentences':>9} {'mean':>5} {'longest':>7} {'ease':>5}")
    outside: set[str] = set()
    for address in pages.addresses():
        reading = pages.page(address)
        outside |= {link for link in reading.links if "://" in link}
        found = pages.sentences(reading)
        whole = list(filter(pages.is_whole, found))
        if whole and not pages.says_it_again(address):
            lengths = [pages.count(sentence) for sentence in found]
            mean = sum(map(pages.count, whole)) / len(whole)
            figures = f"{sum(lengths):6} {len(whole):9} {mean:5.1f} {max(lengths):7} {flesch(whole):5.0f}"
            print(f"{address:40} {figures}")
    print("\nMean and longest in words, the longest with items of lists; ease by Amstad's formula, 0 (hard) to 100.")
    print("Links to elsewhere:")
    print("\n".join(sorted(outside)))


if __name__ == "__main__":
    main()
