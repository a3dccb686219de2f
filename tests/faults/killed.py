#!/usr/bin/env python3
"""Signals at random moments and before each system call: the target is the old file or the new book, whole;
INT and TERM leave nothing over and are the exit status; KILL leaves at most one dot-file, which the next run
to the same target removes. BUILD=build tests/faults/killed.py

ROUNDS=N kills N times at random, and interrupts half as often with each of the two others (100)."""
import collections, multiprocessing, os, random, signal, statistics, subprocess, sys, time

sys.dont_write_bytecode = True
import faults
from faults import *

ROUNDS = int(os.environ.get("ROUNDS", "100"))
SIGNALS = {signal.SIGKILL: ROUNDS, signal.SIGINT: (ROUNDS + 1) // 2, signal.SIGTERM: (ROUNDS + 1) // 2}
ARTICLES = 300
# With O_TMPFILE there is a name to be left over for an instant only, so half of the rounds go without.
BOOK, NAMED = BY_NAME["a book"], BY_NAME["a book without O_TMPFILE"]
WHERE = {BOOK.name: "", NAMED.name: ", without O_TMPFILE"}
CALLS = "open openat2 unlink close read pwrite fsync fchmod linkat rename".split()


def judge_end(sent, status, err, names, content, whole, old):
    """What holds after a signal; status as Python has it, -N for signal N."""
    problems = [] if status in (0, -sent) else ["status %s" % status]
    if content not in (whole, old):
        problems.append("the target is %s" % ("%d bytes of neither book" % len(content)
                                              if content is not None else "gone"))
    elif status == 0 or sent != signal.SIGKILL:
        problems.append(differs("status %s and the new book" % status, content == whole, status == 0))
    over = [name for name in names if name != TARGET]
    if len(over) > (sent == signal.SIGKILL) or any(not name.startswith(".octavo-") for name in over):
        problems.append("left over: %s" % over)
    return [problem for problem in [*problems, differs("standard error", err, "")] if problem], len(over)


def judge_next(root, over):
    """The next run to the target, of other articles, leaves its book alone in the folder."""
    after = run(root, BOOK, news=root / "before", kept=True)
    return [problem for problem in (
        differs("the next run's exit", after.status, 0), differs("the next run's files", after.names, [TARGET]),
        differs("the next run's book", after.content == faults.OLD_BOOK, True)) if problem]


# --- random moments ----------------------------------------------------------------------------------------

def begin(root, scenario):
    """Starts the large run in this process's folder."""
    shim = {"LD_PRELOAD": SHIM, "FAULT_FOLDER": os.fspath(root), "FAULT_LACKS": scenario.lacks}
    return subprocess.Popen([OCTAVO, "--cover", "none", "-o", TARGET, os.path.join(os.pardir, "many")], cwd=workplace(root),
                            env={**ENVIRONMENT, **(shim if scenario.lacks else {})}, stdin=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def seconds_of(root, scenario):
    """How long a run takes that is left alone, and its book."""
    times = []
    for _ in range(5):
        prepare(workplace(root), TARGET, faults.OLD_BOOK)
        started = time.perf_counter()
        begin(root, scenario).communicate()
        times.append(time.perf_counter() - started)
    return statistics.median(times), (workplace(root) / TARGET).read_bytes()


def interrupt(root, scenario, sent, delay, whole):
    """One round: how it ended, what was left over, and what is wrong with it."""
    folder = workplace(root)
    prepare(folder, TARGET, faults.OLD_BOOK)
    process = begin(root, scenario)
    time.sleep(delay)
    process.send_signal(sent)
    try:
        err = process.communicate(timeout=SECONDS)[1].decode("utf-8", "replace")
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return "hangs", 0, ["it did not end in %d s" % SECONDS]
    names = os.listdir(folder)
    content = (folder / TARGET).read_bytes() if TARGET in names else None
    problems, over = judge_end(sent, process.returncode, err, names, content, whole, faults.OLD_BOOK)
    if sent == signal.SIGKILL:
        problems += judge_next(root, over)
    ending = "ended by the signal" if process.returncode == -sent else "ended before"
    return ending + (", new book" if content == whole else ", old book"), over, problems


def random_moments(root):
    for i in range(ARTICLES):
        write(root / "many" / ("%d.txt" % i), "Story %d\n\n%s\n" % (i, "\n\n".join([PROSE * 5] * 6)))
    chance = random.Random(9)
    for scenario in (BOOK, NAMED):
        seconds, whole = seconds_of(root, scenario)
        for sent, rounds in SIGNALS.items():
            rounds = (rounds + (scenario is BOOK)) // 2
            endings, problems, files = collections.Counter(), [], 0
            for _ in range(rounds):
                delay = chance.uniform(0, 1.05 * seconds)
                ending, over, found = interrupt(root, scenario, sent, delay, whole)
                endings[ending] += 1
                files += over
                problems += ["after %.1f ms: %s" % (delay * 1000, "; ".join(found))] if found else []
            stopped = sum(count for ending, count in endings.items() if "by the signal" in ending)
            check("killed: %s at %d random moments%s" % (sent.name, rounds, WHERE[scenario.name]), *problems[:6],
                  "%d of %d rounds" % (len(problems), rounds) if problems else "",
                  "only %d rounds were ended by the signal" % stopped if stopped < rounds // 3 else "")
            print("# a run takes %.0f ms; %s; %d dot-files" % (
                seconds * 1000, ", ".join("%d %s" % (count, ending) for ending, count in endings.items()), files))


# --- before each call --------------------------------------------------------------------------------------

def try_signal(case):
    """A signal before one call of a small book."""
    sent = signal.Signals(int(case.fault.split()[1]))
    outcome = run(ROOT, case.scenario, fault_of(case))
    status = -signal.Signals[outcome.status] if isinstance(outcome.status, str) and \
        outcome.status.startswith("SIG") else outcome.status
    problems, over = judge_end(sent, status, outcome.err, outcome.names, outcome.content,
                               WHOLE[case.scenario.name], faults.OLD_BOOK)
    if sent == signal.SIGKILL:
        problems += judge_next(ROOT, over)
    return "call %d: %s" % (case.first, "; ".join(problems)) if problems else ""


def before_each_call(root):
    rows = []
    for scenario in (BOOK, NAMED):
        outcome = run(root, scenario, {})
        WHOLE[scenario.name] = outcome.content
        rows += [("killed: %s before each of %d calls of %s%s" % (sent.name, count, call, WHERE[scenario.name]),
                  [Case(scenario, call, "signal %d" % sent, n, n) for n in range(1, count + 1)])
                 for sent in SIGNALS for call, count in outcome.counts.items() if call in CALLS and count > 0]
    with multiprocessing.get_context("fork").Pool() as pool:
        results = pool.imap(try_signal, [case for _, cases in rows for case in cases], chunksize=4)
        for name, cases in rows:
            check(name, *[next(results) for _ in cases])


def main():
    with newsroom() as root:
        if not root:
            return
        globals()["ROOT"] = root
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it,
        signal.signal(signal.SIGTERM, signal.SIG_DFL)  # and what is ignored here is ignored by octavo
        random_moments(root)
        before_each_call(root)


if __name__ == "__main__":
    main()
