#!/usr/bin/env python3
"""corpora.py FOLDER... - inputs that are known to break converters, which are no part of the project: every file below
the folders, and every test in html5lib's .dat and .test files and in CommonMark's spec.txt, as text, as Markdown and
as a page. They are bound a hundred to a book: the exit is a documented one, nothing takes long, the book passes the
native check and holds nothing active. Where one does not, the inputs of the book are bound one by one and named.
Books stay in BUILD/hostile; EPUBCHECK=N has N of them checked by both EPUBChecks."""
import json, multiprocessing, os, pathlib, re, shutil, subprocess, sys, time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import stage as ring

BOOKS = pathlib.Path(ring.BUILD) / "hostile"
A_BOOK, SECONDS = 100, 60
ENDINGS = (".txt", ".md", ".html")


def pieces(path):
    """The inputs in a file, each with a name: the file, and the tests in it."""
    content = path.read_bytes()
    yield path.name, content
    if path.suffix == ".dat":
        for i, piece in enumerate(re.findall(rb"(?:^|\n)#data\n(.*?)\n#errors", content, re.S)):
            yield "%s %d" % (path.name, i), piece
    if path.suffix == ".test":
        try:
            tests = json.loads(content)
        except ValueError:
            return
        for i, test in enumerate(tests.get("tests", []) if isinstance(tests, dict) else []):
            if isinstance(test.get("input"), str):
                yield "%s %d" % (path.name, i), test["input"].encode("utf-8", "surrogatepass")
    if b"\n" + b"`" * 32 + b" example" in content:
        for i, piece in enumerate(re.findall(rb"`{32} example[^\n]*\n(.*?)\n\.\n", content, re.S)):
            yield "%s %d" % (path.name, i), piece.replace("→".encode(), b"\t")


def gather(folders):
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield from pieces(path)


def bind(inputs, ending, book):
    """What is wrong with the book of these inputs."""
    with ring.temporary_stage() as stage:
        for i, (_, content) in enumerate(inputs):
            ring.write(stage / "in" / ("%04d%s" % (i, ending)), content)
        done = ring.run(["--cover", "none", "-l", "en", "-q", "-o", "book.epub", "in"], stage, SECONDS)
        made = stage / "book.epub"
        problems = [] if done.status in (0, 1, 3) else ["exit %s: %s" % (done.status, done.err[-300:])]
        for name in re.findall(r"\[(words-differ|faulty-article|faulty-page|faulty-archive)\]", done.err)[:1]:
            problems.append(next(line for line in done.err.splitlines() if "[%s]" % name in line))
        if made.exists() != (done.status in (0, 3)):
            problems.append("%s book" % ("a" if made.exists() else "no"))
        if made.exists():
            problems += ring.Book(made).problems[:3]
            checked = ring.run(["check", "book.epub"], stage, SECONDS)
            faults = [line for line in checked.err.splitlines() if "[replacement-character]" not in line]
            problems += ["check: " + line for line in faults[:2]] or (["check ends in %s" % checked.status] if checked.status else [])
            shutil.copy(made, book)
        return problems, done


def perform(job):
    number, inputs, ending = job
    book = BOOKS / ("%s-%03d.epub" % (ending[1:], number))
    started = time.time()
    problems, done = bind(inputs, ending, book)
    named = []
    for one in inputs if problems else []:
        alone, _ = bind([one], ending, BOOKS / "one.epub")
        named += ["%s%s: %s" % (one[0], ending, "; ".join(alone))] if alone else []
    return number, ending, len(inputs), problems, named, done, time.time() - started


def main(folders):
    ring.isolate()
    shutil.rmtree(BOOKS, ignore_errors=True)
    BOOKS.mkdir(parents=True)
    inputs = list(gather(folders))
    jobs = [(i // A_BOOK, inputs[i:i + A_BOOK], ending) for ending in ENDINGS for i in range(0, len(inputs), A_BOOK)]
    print("# %d inputs, %d books" % (len(inputs), len(jobs)))
    with multiprocessing.get_context("fork").Pool() as pool:
        for number, ending, count, problems, named, done, _ in pool.imap(perform, jobs):
            print("%s - hostile corpora: %d inputs as %s, book %d: exit %s, %.1f s, %d MB" % (
                "not ok" if problems else "ok", count, ending, number, done.status, done.seconds, done.megabytes))
            for line in (named or problems)[:12]:
                print("#   " + line[:300].encode("ascii", "backslashreplace").decode())
            sys.stdout.flush()
    (BOOKS / "one.epub").unlink(missing_ok=True)
    wanted = int(os.environ.get("EPUBCHECK") or 0)
    books = sorted(map(str, BOOKS.glob("*.epub")))
    step = max(1, len(books) // wanted) if wanted else 1
    if wanted and books:
        subprocess.run([os.path.join(ring.ROOT, "tests/readers/epubcheck.sh"), *books[::step][:wanted]])


if len(sys.argv) < 2 or not all(map(os.path.isdir, sys.argv[1:])):
    print("ok - hostile corpora # SKIP no folder of inputs is named (make hostile CORPORA=FOLDER)")
else:
    main(sys.argv[1:])
