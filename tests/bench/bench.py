#!/usr/bin/env python3
"""Measures octavo beside the limit program (limit.c: what any program must at least do with the same
input) and beside its peers, on 1 to 10,000 articles; with BIG=1 in the environment on 100,000 too.

    bench.py [--json FILE] [--rounds N] [--no-peers] [COUNT]...

The programs run in turn, A B C A B C, and the medians of all rounds are shown: seconds of wall clock,
seconds of processor time (user and system), the largest resident memory in MB, the size of the book in
MB, how many pages it has, and both times as multiples of the limit's. (octavo waits until the book is
safe on the disk; the limit does not.) A peer is run as long as it should stay under a minute. At the
end a line for each target: met or not. What it needs is built by `make bench`; articles are kept in
BUILD/bench for the next run."""
import argparse, hashlib, json, os, platform, shutil, signal, statistics, subprocess, sys, zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.abspath(os.environ.get("BUILD", os.path.join(ROOT, "build")))
BENCH = os.path.join(BUILD, "bench")
OUT = os.path.join(BENCH, "out")
OCTAVO = os.path.join(BUILD, "octavo")

ROUNDS = {1: 21, 100: 11, 1000: 9, 10000: 5, 100000: 3}
PEER_ROUNDS = 3
PEER_SECONDS = 60
MB = 1e6


def tool(name):
    return os.path.join(BENCH, name)


def articles(count):
    """The folder of `count` articles, made again when the generator is another one."""
    folder, mark = os.path.join(BENCH, str(count)), os.path.join(BENCH, "%d.made" % count)
    with open(os.path.join(HERE, "generate.c"), "rb") as file:
        version = hashlib.sha256(file.read()).hexdigest()
    if not (os.path.isdir(folder) and os.path.exists(mark) and open(mark).read() == version):
        print("making %s articles ..." % format(count, ","), file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        if os.path.exists(mark):
            os.remove(mark)
        subprocess.run([tool("generate"), folder, str(count)], check=True)
        with open(mark, "w") as file:
            file.write(version)
    return folder


def files_in(folder):
    return [os.path.join(here, name) for here, folders, names in sorted(os.walk(folder))
            for name in sorted(names)]


def version():
    done = subprocess.run([OCTAVO, "--version"], stdout=subprocess.PIPE, check=True)
    return done.stdout.decode().splitlines()[0]


def one_file(folder):
    """All articles in one file, for a peer that takes no more."""
    path = folder + ".txt"
    with open(path, "wb") as out:
        for name in files_in(folder):
            with open(name, "rb") as file:
                out.write(file.read() + b"\n\n")
    return path


def run(command):
    """One run of a command: (status, wall, processor, KiB); None when it takes too long."""
    result = os.path.join(BENCH, "result")
    with open(os.path.join(BENCH, "log"), "wb") as log:
        started = subprocess.Popen([tool("measure"), result] + command, stdin=subprocess.DEVNULL,
                                   stdout=log, stderr=log, start_new_session=True)
        try:
            status = started.wait(timeout=3 * PEER_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)
            started.wait()
            return None
    if status != 0:
        return (status, 0, 0, 0)
    with open(result) as file:
        words = file.read().split()
    return (int(words[0]), float(words[1]), float(words[2]), int(words[3]))


def pages_of(book):
    """The pages of a finished book; None when it is no archive."""
    try:
        with zipfile.ZipFile(book) as archive:
            return sum(name.endswith(("html", "htm")) for name in archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return None


class Program:
    """Something that makes a book: command(book, folder) is its command line."""

    def __init__(self, name, command, peer=False):
        self.name, self.command, self.peer = name, command, peer
        self.last = None  # (count, wall) of the largest book so far
        self.skipped = None

    def expects(self, count):
        """Seconds that a book of so many articles should take, at least."""
        return self.last[1] * count / self.last[0] if self.last and self.last[0] > 1 else 0


def octavos():
    """octavo with one and with two threads, or as it is while it has no -j."""
    text = subprocess.run([OCTAVO, "--help"], stdout=subprocess.PIPE, check=True).stdout.decode()
    make = lambda *options: lambda book, folder: [OCTAVO, "-q", "--cover", "none", *options, "-o", book, folder]
    if not any(line.split()[:1] == ["-j,"] for line in text.splitlines()):
        return [Program("octavo", make())]
    return [Program("octavo -j1", make("-j", "1")), Program("octavo -j2", make("-j", "2"))]


def peers():
    """The peers that are here, and the names of those that are not."""
    found, absent = [], []
    if shutil.which("pandoc"):
        found.append(Program("pandoc", lambda book, folder: [
            "pandoc", "--metadata", "title=Bench", "-o", book] + files_in(folder), True))
    else:
        absent.append("pandoc")
    if shutil.which("ebook-convert"):
        found.append(Program("calibre", lambda book, folder: [
            "ebook-convert", one_file(folder), book], True))
    else:
        absent.append("calibre (ebook-convert)")
    for python in (sys.executable, shutil.which("python3", path=os.defpath)):
        if python and subprocess.run([python, "-c", "import ebooklib"],
                                     stderr=subprocess.DEVNULL).returncode == 0:
            script = os.path.join(HERE, "ebooklib_book.py")
            found.append(Program("EbookLib", lambda book, folder, python=python: [
                python, script, book, folder], True))
            break
    else:
        absent.append("EbookLib")
    return found, absent


def measure(program, commands, runs):
    """Adds one run; what cannot be measured is left out from here on."""
    book, command = commands[program.name]
    if os.path.exists(book):
        os.remove(book)
    os.sync()  # so that nobody waits for what another one wrote
    done = run(command)
    if done is None or done[0] != 0:
        program.skipped = "took too long" if done is None else "ended with status %d" % done[0]
        runs.pop(program.name, None)
        return
    runs[program.name].append(done)


def measure_all(count, programs, rounds):
    """The rows of one number of articles."""
    folder, commands, runs, notes = articles(count), {}, {}, []
    for program in programs:
        seconds = program.expects(count)
        if program.peer and not program.skipped and seconds > PEER_SECONDS:
            program.skipped = "would take %.0f s or more" % seconds
        if program.skipped:
            notes.append("%s: %s" % (program.name, program.skipped))
            continue
        book = os.path.join(OUT, program.name.replace(" ", "") + ".epub")
        commands[program.name] = (book, program.command(book, folder))
        runs[program.name] = []
    run(commands["limit"][1])  # the articles are in memory from here on
    for number in range(rounds):
        for program in programs:
            if program.name in runs and (not program.peer or number < PEER_ROUNDS):
                measure(program, commands, runs)
    rows = []
    for program in programs:
        if program.skipped and program.name in commands:
            notes.append("%s: %s" % (program.name, program.skipped))
        if not runs.get(program.name):
            continue
        wall, processor, memory = (statistics.median(values) for values in
                                   list(zip(*runs[program.name]))[1:])
        book = commands[program.name][0]
        rows.append({"articles": count, "program": program.name, "rounds": len(runs[program.name]),
                     "wall": wall, "processor": processor, "memory": memory * 1024,
                     "least_wall": min(values[1] for values in runs[program.name]),
                     "least_processor": min(values[2] for values in runs[program.name]),
                     "size": os.path.getsize(book), "pages": pages_of(book)})
        program.last = (count, wall)
        os.remove(book)
    limit = next((row for row in rows if row["program"] == "limit"), None)
    for row in rows:
        row["ratio"] = row["processor"] / limit["processor"] if limit else None
        row["wall_ratio"] = row["wall"] / limit["wall"] if limit else None
    return rows, notes


def start_up(rounds):
    """What `octavo --version` takes."""
    runs = [run([OCTAVO, "--version"]) for _ in range(rounds)]
    wall, processor, memory = (statistics.median(values) for values in list(zip(*runs))[1:])
    return {"wall": wall, "processor": processor, "memory": memory * 1024}


def print_rows(count, rows, notes):
    print("\n%s article%s" % (format(count, ","), "" if count == 1 else "s"))
    print("  %-12s %9s %7s %11s %7s %9s %9s %8s" % (
        "program", "wall s", "x limit", "processor s", "x limit", "memory MB", "book MB", "pages"))
    for row in rows:
        print("  %-12s %9.4f %7.2f %11.4f %7.2f %9.1f %9.3f %8s" % (
            row["program"], row["wall"], row["wall_ratio"] or 0, row["processor"], row["ratio"] or 0,
            row["memory"] / MB, row["size"] / MB,
            "-" if row["pages"] is None else format(row["pages"], ",")))
    for note in notes:
        print("  skipped: " + note)
    sys.stdout.flush()


def targets(results):
    """(what, limit, figure, unit); the figure is None where it was not measured."""
    def octavo(count, key, threads):
        rows = [row for row in results if row["articles"] == count and
                row["program"] in ("octavo", "octavo -j1", "octavo -j2")]
        exact = [row for row in rows if row["program"] in ("octavo", "octavo -j%d" % threads)]
        if key == "memory":
            return max((row[key] / MB for row in rows), default=None)
        return exact[0][key] if exact else None
    one = octavo(1, "processor", 1)
    return [
        ("processor time at 10,000 articles, times the limit's", 3,
         octavo(10000, "ratio", 1), ""),
        ("wall clock at 1,000 articles", 0.25, octavo(1000, "wall", 2), " s"),
        ("memory at 10,000 articles", 48, octavo(10000, "memory", 0), " MB"),
        ("memory at 100,000 articles", 160, octavo(100000, "memory", 0), " MB"),
        ("processor time of a book of one article", 10, None if one is None else one * 1000, " ms"),
    ]


def print_targets(results):
    print("\ntargets (processor time of one thread, wall clock of two, memory the larger of both)")
    for what, most, figure, unit in targets(results):
        verdict = "not measured" if figure is None else "met" if figure <= most else "NOT MET"
        shown = "" if figure is None else ": %.3g%s" % (figure, unit)
        print("  %-12s %s at most %g%s%s" % (verdict, what, most, unit, shown))


def options():
    parser = argparse.ArgumentParser(description="Measures octavo beside the limit and its peers.")
    parser.add_argument("--json", metavar="FILE", help="also write the figures as JSON")
    parser.add_argument("--rounds", type=int, metavar="N", help="rounds instead of 3 to 21")
    parser.add_argument("--no-peers", action="store_true", help="octavo and the limit only")
    parser.add_argument("counts", nargs="*", type=int, metavar="COUNT", help="numbers of articles")
    return parser.parse_args()


def main():
    wanted = options()
    counts = wanted.counts or [count for count in ROUNDS
                               if count <= 10000 or os.environ.get("BIG") == "1"]
    for path in [OCTAVO] + [tool(name) for name in ("generate", "limit", "measure")]:
        if not os.path.exists(path):
            sys.exit("bench.py: %s is not built: make bench" % os.path.basename(path))
    os.makedirs(OUT, exist_ok=True)
    found, absent = ([], []) if wanted.no_peers else peers()
    programs = octavos() + [Program("limit", lambda book, folder: [tool("limit"), book, folder])]
    programs += found
    start = start_up(wanted.rounds or ROUNDS[1])
    print("octavo --version: %.4f s, %.4f s of processor time, %.1f MB" % (
        start["wall"], start["processor"], start["memory"] / MB))
    load, processors = os.getloadavg()[0], os.cpu_count()
    if load > 0.5:
        print("The machine is busy (load %.1f on %d processors): times are longer than they would be, "
              "wall clock most of all." % (load, processors))
    for name in absent:
        print("skipped: %s is not installed" % name)
    results = []
    for count in counts:
        rows, notes = measure_all(count, programs, wanted.rounds or ROUNDS.get(count, 5))
        results += rows
        print_rows(count, rows, notes)
    print_targets(results)
    if wanted.json:
        with open(wanted.json, "w") as file:
            json.dump({"machine": "%s, %d processors" % (platform.machine(), processors),
                       "system": platform.system() + " " + platform.release(), "load": load,
                       "version": version(), "start": start, "results": results,
                       "targets": [dict(zip(("what", "at_most", "figure", "unit"), target))
                                   for target in targets(results)]}, file, indent=1)
    failed = [program for program in programs if program.skipped and not program.peer]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
