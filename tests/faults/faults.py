#!/usr/bin/env python3
"""Failing system calls, a full disk and no memory: whatever fails, the new book is whole or the old file is
untouched, nothing is left over, and the message and the exit status say which. The calls fail inside octavo,
each of them in turn, by a library that is preloaded (shim.c). BUILD=build tests/faults/faults.py

FULL=1 fails every allocation instead of every seventh; FAULTS=TEXT runs only what has TEXT in its name."""
import collections, contextlib, errno, io, itertools, json, multiprocessing, os, pathlib, platform, random, re
import resource, shutil, signal, subprocess, sys, zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "cli"))
from harness import *

FULL = os.environ.get("FULL") == "1"
ONLY = os.environ.get("FAULTS", "")
SHIM = os.path.join(os.path.dirname(OCTAVO), "tests", "shim.so")
TARGET = "b.epub"
REPORT = "r.json"
STYLE = "look.css"
OLD = "old.epub"  # what the target holds before each run
SECONDS = 20  # more is a hang
LAST = 10 ** 9

# How a book is made. `news`: the folder of its articles; `calls`: None for all, else the kinds that fail;
# `most`: how many calls of a kind are tried; `seldom`: of how many allocations one fails.
Scenario = collections.namedtuple("Scenario", "name news arguments lacks old calls most seldom")
WRITING = "open close pwrite fsync rename linkat unlink".split()
THREADS = [*WRITING, "openat2", "read", "pread", "pthread_create"]
REPLACING = "open close fdopen fstat fread fseeko".split()  # with a derived name, the old book is looked into
STREAM = "open pread pwrite write".split()
LARGE = ["pread", "pwrite"]  # a large book goes through the spool's file, and is written in several steps
SCENARIOS = [
    Scenario("a book", "news", ["-o", TARGET, "-j1"], "", True, None, LAST, 7),
    Scenario("a book by two threads", "news", ["-o", TARGET, "-j2"], "", True, THREADS, LAST, 7),
    Scenario("a book where none was", "news", ["-o", TARGET, "-j1"], "", False, WRITING, LAST, 0),
    Scenario("a book with a derived name", "news", ["-j1", "-t", "Derived"], "", True, REPLACING, LAST, 49),
    Scenario("a book without O_TMPFILE", "news", ["-o", TARGET, "-j1"], "tmpfile", True, [*WRITING, "pread"], LAST, 49),
    Scenario("a book to standard output", "news", ["-o", "-", "-j1"], "", False, STREAM, LAST, 49),
    Scenario("a book and a report", "news", ["-o", TARGET, "-j1", "--report", REPORT], "", True, WRITING, LAST, 49),
    Scenario("a book and a report without O_TMPFILE", "news", ["-o", TARGET, "-j1", "--report", REPORT], "tmpfile",
             True, WRITING, LAST, 0),
    Scenario("a book with a style sheet", "news", ["-o", TARGET, "-j1", "--css", os.path.join(os.pardir, STYLE)], "", True,
             ["pwrite"], LAST, 7),
    Scenario("a book of old encodings", "old", ["-o", TARGET, "-j1", "-q"], "", True, ["rename"], LAST, 3),
    Scenario("a book of pages", "pages", ["-o", TARGET, "-j1"], "", True, ["rename"], LAST, 97),
    Scenario("a book of Markdown", "marked", ["-o", TARGET, "-j1", "--typography", "smart"], "", True, ["rename"], LAST, 31),
    Scenario("a book of pictures", "pictures", ["-o", TARGET, "-j1", "-q", "--image-max", "20x20"], "", True, ["rename"], LAST, 7),
    Scenario("a book of pictures as they are", "pictures", ["-o", TARGET, "-j1", "-q", "--images", "keep"], "", True, ["rename"], LAST, 49),
    Scenario("a dump", "news", ["-o", TARGET, "-j1", "--dump", "text"], "", True, "pwrite fsync rename linkat".split(),
             LAST, 49),
    Scenario("a large book", "large", ["-o", TARGET, "-j1"], "", True, LARGE, 3, 0),
    Scenario("a large book by two threads", "large", ["-o", TARGET, "-j2"], "", True, LARGE, 3, 0),
    Scenario("a large book without O_TMPFILE", "large", ["-o", TARGET, "-j2"], "tmpfile", True, LARGE, 2, 0),
]
BY_NAME = {scenario.name: scenario for scenario in SCENARIOS}

# What each kind of call fails with, EIO when it is not here. Interrupted and partial calls do no harm.
INTERRUPTED = [errno.EINTR, "short"]
FAULTS = {
    "open": [errno.EIO, errno.ENOSPC, errno.EMFILE],
    "read": [errno.EIO, *INTERRUPTED],
    "pread": [errno.EIO, "zero", *INTERRUPTED],
    "write": [errno.EIO, errno.ENOSPC, errno.EPIPE, *INTERRUPTED],
    "pwrite": [errno.EIO, errno.ENOSPC, "zero", *INTERRUPTED],
    "fsync": [errno.EIO, errno.ENOSPC],
    "rename": [errno.EIO, errno.ENOSPC, errno.EACCES],
    "linkat": [errno.EIO, errno.ENOSPC, errno.EACCES],
    "close": [errno.EIO, errno.ENOSPC],
    "fchmod": [errno.EPERM],
    "fdopendir": [errno.EMFILE],
    "dup": [errno.EMFILE],
    "pthread_create": [errno.EAGAIN],
    "memory": [errno.ENOMEM],
}
HARMLESS = {("fchmod", errno.EPERM), ("pthread_create", errno.EAGAIN)}
HARMLESS |= {(call, fault) for call in ("read", "pread", "write", "pwrite") for fault in INTERRUPTED}
# How many calls of a kind a book takes at least, so that the shim is known to see them.
ESSENTIAL = {
    "a book": dict(open=1, openat2=1, read=1, pwrite=1, fsync=2, linkat=1, rename=1, close=1, memory=99),
    "a book by two threads": dict(pthread_create=1),
    "a book without O_TMPFILE": dict(unlink=1),
    "a book to standard output": dict(write=1),
    "a large book": dict(pread=3, pwrite=3),
}

Case = collections.namedtuple("Case", "scenario call fault first last")
Outcome = collections.namedtuple("Outcome", "status err names content report fired subject counts")


# --- one run -----------------------------------------------------------------------------------------------

def workplace(root):
    """This process's own folder for books."""
    folder = root / ("work-%d" % os.getpid())
    folder.mkdir(exist_ok=True)
    return folder


def target_of(scenario):
    return scenario.news + ".epub" if "-o" not in scenario.arguments else TARGET


def files_of(scenario):
    """What a run without a fault leaves."""
    return [target_of(scenario), *([REPORT] if REPORT in scenario.arguments else [])]


def prepare(folder, target, old):
    """Empties the folder but for the old book."""
    for name in os.listdir(folder):
        (folder / name).unlink()
    if old is not None:
        (folder / target).write_bytes(old)


def run(root, scenario, environment=None, news=None, limit=None, kept=False):
    """Makes the scenario's book in this process's folder, with the shim if there is an environment for it.
    `news`: other articles; `limit`: how large files may be; `kept`: in the folder as it is."""
    folder, target, report = workplace(root), target_of(scenario), root / ("report-%d" % os.getpid())
    if not kept:
        prepare(folder, target, OLD_BOOK if scenario.old else None)
    variables = {**ENVIRONMENT, "TMPDIR": os.fspath(folder), "LC_ALL": "C", **(environment or {})}
    if environment is not None:
        variables |= {"LD_PRELOAD": SHIM, "FAULT_FOLDER": os.fspath(root), "FAULT_REPORT": os.fspath(report),
                      "FAULT_LACKS": scenario.lacks}
    streams = "-" in scenario.arguments
    with open(folder / target if streams else os.devnull, "wb") as output:
        process = subprocess.Popen(
            [OCTAVO, "--cover", "none", *scenario.arguments, news or os.path.join(os.pardir, scenario.news)], cwd=folder,
            env=variables, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.PIPE,
            preexec_fn=limit and (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))))
    try:
        _, err = process.communicate(timeout=SECONDS)
        status = process.returncode
        status = status if status >= 0 else signal.Signals(-status).name
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        status, err = "a hang", b""
    names = os.listdir(folder)
    content = (folder / target).read_bytes() if target in names else None
    made = (folder / REPORT).read_bytes() if REPORT in names else None
    counts, fired, subject = {}, 0, ""
    if environment is not None and report.exists():
        for line in os.fsdecode(report.read_bytes()).splitlines():
            if line.startswith("fault "):
                fired, subject = int(line.split(" ")[2]), line.split(" ", 3)[3]
            else:
                counts[line.split()[0]] = int(line.split()[1])
        report.unlink()
    return Outcome(status, err.decode("utf-8", "surrogateescape"), names, content, made, fired, subject, counts)


def articles_of(root, scenario):
    """Paths of the articles below their folder."""
    base = root / scenario.news
    return {os.fspath(path.relative_to(base)) for path in base.rglob("*") if path.is_file()}


def articles_in(content):
    """Which articles a book holds, by their headlines."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return set(re.findall("<h1[^>]*>Story in (.*?)</h1>", "".join(
            archive.read(name).decode() for name in archive.namelist() if name.startswith("EPUB/text/c"))))


def book_without(root, scenario, left_out, books={}):
    """The book that would be made if these articles were not there; None if none were."""
    key = scenario.name, frozenset(left_out)
    if key not in books:
        news = root / ("less-%d" % os.getpid()) / scenario.news
        shutil.copytree(root / scenario.news, news)
        for path in left_out:
            (news / path).unlink()
        books[key] = run(root, scenario, news=news).content
        shutil.rmtree(news.parent)
    return books[key]


# --- the verdict -------------------------------------------------------------------------------------------

def remarks_of(err):
    """(source, name) of each error, from the lines on standard error."""
    return re.findall(r"^(.*?)(?::\d+)*: error: [^\n]* \[([a-z-]+)\]$", err, re.M)


def judge_message(outcome, fault):
    """Standard error: lines in the form of messages; when something was lost they name the fault."""
    lines = outcome.err.splitlines()
    problems = ["no message: %a" % line for line in lines if not MESSAGE.fullmatch(line)][:1]
    if outcome.status == 0 and lines:
        problems.append("a message though all is well: %a" % outcome.err)
    if outcome.status != 0 and not lines:
        problems.append("nothing on standard error")
    reason = os.strerror({"zero": errno.ENOSPC}.get(fault, fault)) if fault and fault != "short" else ""
    said = reason in outcome.err or (fault == "zero" and os.strerror(errno.EIO) in outcome.err)
    if outcome.status in (1, 2, 3, 4) and not said:
        problems.append("standard error does not say %a: %.300a" % (reason, outcome.err))
    return problems


def judge_reduced(root, scenario, outcome):
    """Exit 3: every article that is not in the book is named, or counted after five, or in a folder that is;
    and the others make the book that they would make without it."""
    remarks = [(os.path.normpath(source), name) for source, name in remarks_of(outcome.err)]
    sources = [source for source, name in remarks if name in ("unreadable", "partly-listed")]
    left_out = [source for source, name in remarks if name == "unreadable"]
    more = sum(map(int, re.findall(r"^octavo: and (\d+) more \[unreadable\]$", outcome.err, re.M)))
    try:
        missing = articles_of(root, scenario) - articles_in(outcome.content or b"")
    except (zipfile.BadZipFile, KeyError) as fault:
        return ["exit 3: the book is none: %s" % fault]
    base = os.path.join(os.pardir, scenario.news)
    unnamed = {path for path in missing if not any(
        (os.path.join(base, path) + os.sep).startswith(source + os.sep) for source in sources)}
    folders = [source for source in sources if os.path.splitext(source)[1] == ""]  # listed in part
    wrong = [path for path in articles_in(outcome.content) for source in left_out
             if (os.path.join(base, path) + os.sep).startswith(source + os.sep)]
    return ["in the book, and said to be left out: %s" % wrong if wrong else "",
            "exit 3 and every article is in the book" if not missing and not folders else "",
            "not in the book and not named: %s" % sorted(unnamed) if len(unnamed) > more else "",
            differs("exit 3: the book is the one without %s" % sorted(missing),
                    outcome.content == book_without(root, scenario, missing), True)]


def judge_report(outcome):
    """A report is whole and says how the run ended, or it is not there and standard error says so."""
    if outcome.report is None:
        return lacks("standard error", outcome.err, *([] if outcome.status == 5 else ["the report cannot be written"]))
    try:
        report = json.loads(outcome.report)
        return differs("exit and output in the report", (report["exit"], report["output"]),
                       (outcome.status, TARGET if outcome.status in (0, 3) else None))
    except ValueError as fault:
        return "the report is none: %s" % fault


def judge_content(root, scenario, outcome, whole, old):
    """The target: the new book exactly if the status, or the message about a report that failed last, says so,
    else the old one."""
    if outcome.status == 4 and "the report cannot be written" in outcome.err:
        made = "the book is in its place" in outcome.err
        return [differs("the book that is spoken of", outcome.content == (whole if made else old), True)]
    if outcome.status == 0:
        return [differs("exit 0: the book is the whole one", outcome.content == whole, True)]
    if outcome.status == 3:
        return judge_reduced(root, scenario, outcome)
    return [] if "-" in scenario.arguments else [differs(
        "exit %s: the old file is untouched" % outcome.status, outcome.content == (old if scenario.old else None),
        True)]


def judge_files(root, case, outcome):
    """Nothing but the book is there. What cannot be removed goes with the next run."""
    names, target = sorted(outcome.names), target_of(case.scenario)
    there = [target] if outcome.content is not None else []
    there += [REPORT] if outcome.report is not None else []
    if case.call == "unlink" and len(names) == len(there) + 1 and names[0].startswith(".octavo-"):
        names = sorted(run(root, case.scenario, {}, kept=True).names)
        return differs("files after the next run", names, files_of(case.scenario))
    return differs("files", names, there)


def allowed(root, case, outcome):
    """The exit statuses that a fault of that kind, in that place, may end in."""
    news = os.path.join(root, case.scenario.news)
    path = os.path.normpath(outcome.subject) if outcome.subject else ""
    more = [4] if case.last > case.first else []  # the next call that fails may be a write
    if (case.call, case.fault) in HARMLESS:
        return [0]
    if case.call == "memory":
        return [0, 5, *([4] if "the book is in its place" in outcome.err else [])]
    if path == news:
        return [0, 1, 2, 3, *more]  # the folder that was named
    if path.startswith(news + os.sep):
        return [0, 1, 3, *more]
    if case.call == "fsync" and path != os.fspath(workplace(root)):
        return [4]  # of the book, which must reach the disk; its folder has no data of ours
    if case.call == "close" and os.path.basename(path).startswith(".octavo-") and not case.scenario.lacks:
        return [4]  # of the book again: it has a name only from the moment when it is whole
    return [0, 4]


def judge(root, case, outcome, whole, old):
    scenario = case.scenario
    problems = judge_message(outcome, case.fault if case.call != "memory" else 0)
    expected = allowed(root, case, outcome)
    if outcome.status not in expected:
        problems.append("exit %s, expected %s" % (outcome.status, " or ".join(map(str, expected))))
    problems += judge_content(root, scenario, outcome, whole, old)
    problems += [judge_report(outcome)] if REPORT in scenario.arguments else []
    if outcome.status == 5 and (outcome.err.count("\n") != 1 + ("the report cannot" in outcome.err) or "out of memory" not in outcome.err):
        problems.append("not one line about memory: %.300a" % outcome.err)
    problems.append(judge_files(root, case, outcome))
    if outcome.fired == 0 and outcome.status in (0, 1, 2, 3, 4, 5) and "-j2" not in scenario.arguments:
        problems.append("nothing failed")
    problems = [problem for problem in problems if problem]
    if not problems:
        return ""
    at = "%s %d%s" % (case.call, case.first, " and on" if case.last > case.first else "")
    place = ", at %s" % os.path.relpath(outcome.subject, root) if outcome.subject else ""
    return "%s%s: %s; said %.200a" % (at, place, "; ".join(problems), outcome.err)


def fault_of(case):
    """The shim's orders."""
    return {"FAULT_CALL": case.call, "FAULT_WITH": str(case.fault), "FAULT_FROM": str(case.first),
            "FAULT_TO": str(case.last)}


def try_case(case):
    return judge(ROOT, case, run(ROOT, case.scenario, fault_of(case)), WHOLE[case.scenario.name], OLD_BOOK)


# --- the table ---------------------------------------------------------------------------------------------

def positions(scenario, call, count):
    """Which of `count` calls fail, one run each."""
    if call == "memory":
        return range(1, count + 1, 1 if FULL else scenario.seldom) if scenario.seldom else []
    if count <= scenario.most or FULL:
        return range(1, count + 1)
    return sorted({1 + i * (count - 1) // (scenario.most - 1) for i in range(scenario.most)})


def rows_of(scenario, counts):
    """(name, cases) for each kind of call that is made and each fault it can have."""
    for call, count in counts.items():
        if count == 0 or (scenario.calls is not None and call not in [*scenario.calls, "memory"]):
            continue
        for fault in FAULTS.get(call, [errno.EIO]):
            at = positions(scenario, call, count)
            for_good = fault != errno.EINTR
            lasts = [(n, last) for n in at for last in ([n, LAST] if for_good else [n])]
            if len(at) < count and call != "memory":
                lasts = lasts[::2] if not for_good else [pair for i, pair in enumerate(lasts) if i % 4 in (0, 3)]
            kind = fault if isinstance(fault, str) else errno.errorcode[fault]
            if at:
                yield ("fault: %s: %s %s, %s%s" % (
                    scenario.name, call, "fails with " + kind if kind not in ("short", "zero") else
                    "does half of it" if kind == "short" else "does nothing",
                    "each of %d" % count if len(at) == count else "%d of %d" % (len(at), count),
                    ", once and from then on" if for_good else ""),
                    [Case(scenario, call, fault, first, last) for first, last in lasts])


def knows_tmpfile(root):
    try:
        os.close(os.open(root, os.O_TMPFILE | os.O_RDWR))
    except OSError:
        return False
    return True


def table():
    """Runs each scenario without a fault, which makes the reference and counts the calls."""
    if not knows_tmpfile(ROOT):
        skip("fault: linkat fails", "the file system knows no O_TMPFILE")
        del ESSENTIAL["a book"]["linkat"]
    for scenario in SCENARIOS:
        outcome = run(ROOT, scenario, {})
        plain = run(ROOT, scenario)
        WHOLE[scenario.name] = outcome.content
        check("fault: %s: without a fault it is made, the same with the shim and without" % scenario.name,
              differs("exit", outcome.status, 0), differs("standard error", outcome.err, ""),
              differs("same bytes", outcome.content == plain.content and outcome.content != OLD_BOOK, True),
              differs("files", sorted(outcome.names), files_of(scenario)),
              *("%d calls of %s" % (outcome.counts.get(call, 0), call)
                for call, least in ESSENTIAL.get(scenario.name, {}).items()
                if outcome.counts.get(call, 0) < least))
        yield from rows_of(scenario, outcome.counts)


def run_table(pool, rows):
    """All runs of all rows, as many at a time as there are processors."""
    cases = [(name, case) for name, row in rows for case in row]
    problems = collections.defaultdict(list)
    results = pool.imap(try_case, [case for _, case in cases], chunksize=8)
    for (name, row) in rows:
        for problem in itertools.islice(results, len(row)):
            problems[name] += [problem] if problem else []
        found = problems[name]
        check(name, *found[:6], *(["%d of %d runs" % (len(found), len(row))] if found else []))
    return len(cases)


def kernel_without_openat2():
    """Every openat2 fails as on a kernel that has none, once."""
    outcome = run(ROOT, BY_NAME["a book"], fault_of(Case(None, "openat2", errno.ENOSYS, 1, LAST)))
    check("fault: a kernel without openat2 makes no difference", differs("exit", outcome.status, 0),
          differs("fired", outcome.fired > 0, True),
          differs("the whole book", outcome.content == WHOLE["a book"], True))


# --- a full disk -------------------------------------------------------------------------------------------

def steps(last, count=30):
    return [last * i // (count - 1) for i in range(count)]


def judge_full(outcome, whole, size, enough):
    """At a size of disk or file: the old book, or the new one exactly when there is room enough (None: it is
    not known how much that is)."""
    made = outcome.status == 0
    problems = [differs("exit", outcome.status, 0 if enough else 4) if enough is not None else
                differs("exit 0 or 4", outcome.status in (0, 4), True),
                differs("the right book", outcome.content == (whole if made else OLD_BOOK), True),
                differs("files", outcome.names, [TARGET]),
                "" if made or re.search("No space left|File too large", outcome.err) else
                "said %a" % outcome.err]
    return "".join("%d bytes: %s\n" % (size, problem) for problem in problems if problem)


def try_limit(case):
    scenario, limit, enough = case
    outcome = run(ROOT, scenario, limit=limit)
    return outcome.status, judge_full(outcome, WHOLE[scenario.name], limit, enough)


def file_size_limits(pool):
    for scenario, known in ((BY_NAME["a book"], True), (BY_NAME["a large book by two threads"], False)):
        whole = len(WHOLE[scenario.name])
        sizes = sorted({*steps(whole * (1 if known else 3), 28), whole - 1, whole, whole + 1})[1:]
        results = pool.map(try_limit, [(scenario, size, size >= whole if known else None) for size in sizes], 1)
        statuses = [status for status, _ in results]
        check("full disk: %s, %d limits on a file's size" % (scenario.name, len(sizes)),
              *[problem for _, problem in results], ordered(statuses))


def ordered(statuses):
    """It fails while there is too little room, and from some size on never."""
    fits = statuses == sorted(statuses, reverse=True) and set(statuses) == {0, 4}
    return "" if fits else "exits by size: %s" % statuses


def try_tmpfs(case):
    """In a mount namespace of its own, which ends with the shell: nothing stays mounted."""
    size, unshare = case
    scenario, folder = BY_NAME["a large book by two threads"], workplace(ROOT)
    prepare(folder, TARGET, None)
    saved, listed = ROOT / ("saved-%d" % os.getpid()), ROOT / ("listed-%d" % os.getpid())
    saved.write_bytes(b"")
    listed.write_bytes(b"")
    script = ('mount -t tmpfs -o size="$1" none . && cd "$PWD" && cat "$2" >b.epub || exit 99; "$3" --cover none -o b.epub -j2 '
              '"$4"; status=$?; cat b.epub >"$5"; ls -A >"$6"; exit $status')
    done = subprocess.run([*unshare, "sh", "-c", script, "sh", str(size), ROOT / OLD, OCTAVO,
                           ROOT / scenario.news, saved, listed], cwd=folder, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=SECONDS,
                          env={**ENVIRONMENT, "LC_ALL": "C"})
    outcome = Outcome(done.returncode, done.stderr.decode("utf-8", "replace"), listed.read_text().split("\n")[:-1],
                      saved.read_bytes(), None, 0, "", {})
    return outcome.status, judge_full(outcome, WHOLE[scenario.name], size, None)


def full_disks(pool):
    """Disks between one that holds little more than the old book and one that holds all."""
    unshare = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-r", "-m"]
    name = "full disk: a large book on a tmpfs of 30 sizes"
    try:
        able = subprocess.run([*unshare, "mount", "-t", "tmpfs", "none", workplace(ROOT)],
                              stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        able = False
    if not able:
        return skip(name, "no mount namespace, or no right to mount in it")
    page, whole = os.sysconf("SC_PAGESIZE"), len(WHOLE["a large book by two threads"])
    sizes = [len(OLD_BOOK) + 2 * page + size // page * page for size in steps(whole * 3)]
    results = pool.map(try_tmpfs, [(size, unshare) for size in sizes], 1)
    check(name, *[problem for _, problem in results], ordered([status for status, _ in results]))


# --- all of it ---------------------------------------------------------------------------------------------

# No string of the JSON is longer than 15 bytes: where jansson has to make room for more it loses a byte without memory.
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Story in %(name)s</title><meta property="og:title" content="Story in %(name)s">
<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Ada Quill"},
"datePublished": "2026-11-20"}</script></head><body><nav><a href="/">Home</a></nav><article><h1>Story in %(name)s</h1><p>%(prose)s That was
%(name)s.</p><p id="tide"><a href="#tide">Tide</a>, <math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>, <b>one</b> &amp; two.</p><ol><li>one
<li>two</ol><table><tr><td>3<td>4</table><pre>five\n six</pre><p>%(prose)s</p><!-- none --></article><form><input></form></body></html>"""
MARKED = """---
title: Story in %(name)s
date: 2026-11-20
tags: [tide, ferry]
---

# Story in %(name)s

%(prose)s That was *%(name)s*[^1], "so" -- they said.

## Tide {#tide}

- one <kbd>K</kbd>
- [two](#tide)

| a | b |
|---|---|
| 3 | 4 |

<div>five <b>six</b></div>

[^1]: A note &copy;.
"""
# WebP is not among them: libwebp 1.2.4 does not look whether it got the memory for its own tables.
PICTURES = "alpha.png baseline.jpg deep.png drawing.svg exif.jpg grey16.png inks.jpg moves.gif palette.png progressive.jpg".split()


def make_pictures(folder):
    """A page that shows pictures that the fuzzer starts from."""
    shown = ""
    for name in PICTURES:
        with open(os.path.join("tests/fuzz/seeds/image", name), "rb") as file:
            write(folder / "shown" / name, file.read())
        shown += "<figure><img src='shown/%s' alt='The harbour'><figcaption>It is %s.</figcaption></figure>" % (name, name)
    write(folder / "1.html", "<title>Story in 1.html</title><article><h1>Story in 1.html</h1><p>%s</p>%s</article>" % (PROSE, shown))


def make_articles(root):
    """A small newspaper, others of pages, Markdown and pictures, and one whose markup does not fit into the spool's
    memory."""
    for name in ("1", "2"):
        write(root / "pages" / (name + ".html"), PAGE % {"name": name + ".html", "prose": PROSE})
        write(root / "marked" / (name + ".md"), MARKED % {"name": name + ".md", "prose": PROSE})
    make_pictures(root / "pictures")
    for name in ("1.txt", "2.txt", "notice", "world/1.txt", "world/2.txt", "world/3.txt"):
        write(root / "news" / name, "Story in %s\n\n%s That was %s.\n" % (name, PROSE, name))
    for name, encoding in (("ru", "koi8-r"), ("zh-Hans", "gb18030")):
        with open(os.path.join("tests/encoding/own", name + ".txt"), encoding="utf-8") as file:
            write(root / "old" / (name + ".txt"), file.read().encode(encoding, "ignore"))
    write(root / STYLE, "p { color: red }\n")
    chance = random.Random(1605)
    for i in range(16):
        lines = [chance.randbytes(90000).hex()] if i < 4 else [" ".join([PROSE] * 12)] * 170
        write(root / "large" / ("%d.txt" % i), "Story in %d.txt\n\n%s\n" % (i, "\n\n".join(lines)))
    write(root / "before/yesterday.txt", "Yesterday\n\n%s\n" % PROSE)
    made = subprocess.run([OCTAVO, "-q", "--cover", "none", "-o", root / OLD, root / "before"], stdin=subprocess.DEVNULL)
    return (root / OLD).read_bytes() if made.returncode == 0 else b""


def why_not():
    """Why these tests cannot run here, or nothing."""
    if platform.system() != "Linux" or platform.libc_ver()[0] != "glibc":
        return "the shim needs Linux and glibc"
    if not shutil.which(os.environ.get("CC", "cc").split()[0]):
        return "no C compiler"
    return "built with a sanitizer, which has an allocator of its own" if sanitized() else ""


def build_shim():
    """False, and said so, when it does not compile."""
    os.makedirs(os.path.dirname(SHIM), exist_ok=True)
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "shim.c")
    compiler = os.environ.get("CC", "cc").split()
    built = subprocess.run([*compiler, "-std=c11", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC",
                            "-o", SHIM, source, "-ldl", "-pthread"], stderr=subprocess.PIPE)
    if built.returncode != 0:
        check("fault: the shim compiles", built.stderr.decode("utf-8", "replace"))
    return built.returncode == 0


@contextlib.contextmanager
def newsroom():
    """A folder with articles, an old book and the shim; None, and said so, where that cannot be."""
    global ROOT, OLD_BOOK
    if not os.access(OCTAVO, os.X_OK):
        sys.exit("%s is not built" % OCTAVO)
    if why_not():
        skip(os.path.basename(sys.argv[0]), why_not())
    if why_not() or not build_shim():
        yield None
        return
    with temporary_folder() as root:
        ROOT = pathlib.Path(os.path.realpath(root))
        OLD_BOOK = make_articles(ROOT)
        yield ROOT


def main():
    with newsroom() as root:
        if not root:
            return
        before = {path: path.read_bytes() for path in (root / "news").rglob("*") if path.is_file()}
        rows = [row for row in table() if ONLY in row[0]]
        with multiprocessing.get_context("fork").Pool() as pool:
            total = run_table(pool, rows)
            if not ONLY:
                kernel_without_openat2()
                file_size_limits(pool)
                full_disks(pool)
        after = {path: path.read_bytes() for path in (root / "news").rglob("*") if path.is_file()}
        check("fault: after %d runs with a fault the articles are as they were" % total,
              differs("the same", after == before, True))


WHOLE = {}  # scenario: the book that it makes
if __name__ == "__main__":
    main()
