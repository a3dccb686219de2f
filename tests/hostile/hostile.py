#!/usr/bin/env python3
"""hostile.py [CLASS...] - the hostile cases, class by class (a file each in this folder, each with its rule): exit
status, diagnostics, what stands in the book and what does not, time and memory; and no secret file, no word of the
environment, no connection. BUILD=build tests/hostile/hostile.py; with CASE=WORDS only cases whose name holds them;
--few takes one of fifteen, and none that is slow; --list tells how many there are of each class."""
import importlib, multiprocessing, os, sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import stage as ring

CLASSES = ["local_files", "devices", "network", "entities", "scripts", "images", "metadata", "blowups", "charsets",
           "races", "many"]
SLOW = {"blowups", "races", "many"}


def load(names):
    """(class, case), in order. The rules that a class tests are in its file."""
    cases = []
    for name in names:
        module = importlib.import_module(name)
        cases += [(name, case) for case in module.cases(ring)]
    return cases


def perform(job):
    kind, index, have, sanitized = job
    case = [case for name, case in CASES if name == kind][index]
    missing = [need for need in case.needs if need not in have]
    if missing:
        return kind, case.name, None, "%s is not built in" % " and ".join(missing)
    with ring.temporary_stage() as folder:
        try:
            return kind, case.name, list(ring.play(case, folder, sanitized)), ""
        except (OSError, ValueError, KeyError) as fault:
            return kind, case.name, ["%s: %s" % (type(fault).__name__, fault)], ""


def show(kind, name, problems, why):
    print("%s - hostile %s: %s%s" % ("not ok" if problems else "ok", kind, name, " # SKIP " + why if why else ""))
    for problem in problems or []:
        for line in problem.splitlines()[:6]:
            print("#   " + line[:500].encode("utf-8", "backslashreplace").decode())
    sys.stdout.flush()


def jobs_of(have, sanitized):
    counted = {}
    for kind, case in CASES:
        index = counted.setdefault(kind, 0)
        counted[kind] += 1
        few = "--few" in sys.argv and (kind in SLOW or index % 15 != 7)
        if os.environ.get("CASE", "") in case.name and not few:
            yield kind, index, have, sanitized


def main():
    global CASES
    arguments = [name for name in sys.argv[1:] if not name.startswith("--")]
    listener, alone = None, ring.isolate()
    listener = ring.Listener()
    ring.PORT = listener.port
    CASES = load(arguments or CLASSES)
    if "--list" in sys.argv:
        for name in arguments or CLASSES:
            print("%-12s %d" % (name, sum(kind == name for kind, _ in CASES)))
        print("%-12s %d" % ("in all", len(CASES)))
        return
    with open(ring.OCTAVO, "rb") as file:
        sanitized = b"__asan_init" in file.read()
    have = ring.features()
    with multiprocessing.get_context("fork").Pool() as pool:
        for kind, name, problems, why in pool.imap(perform, jobs_of(have, sanitized), chunksize=4):
            show(kind, name, problems, why)
    heard = ["it heard %.100r" % words for words in listener.heard]
    show("network", "the listener on this machine heard nothing", heard, "")
    show("network", "nothing asks beyond this machine", None if alone else [], "no network of its own: " + alone if alone else "")


CASES = []
main()
