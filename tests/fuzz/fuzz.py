#!/usr/bin/env python3
"""fuzz.py [TARGET...] - libFuzzer under AddressSanitizer and UndefinedBehaviorSanitizer: each target of this folder
(one .c file each) reads its seeds (seeds/TARGET) and what it once fell over (regressions/TARGET), then runs for
FUZZ_TIME seconds from those (where none is said that is all, so that a run of the tests says the same each time). A find is kept in BUILD/fuzz/found/TARGET, its line shown;
a mended one moves into regressions/TARGET. With CORPORA, a folder, small files of it are seeds as well.
With several finds a target goes on until its time is over, so that one fault does not hide the others."""
import glob, os, re, shutil, subprocess, sys, time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.join(os.path.abspath(os.environ.get("BUILD") or "build"), "fuzz")
SECONDS = int(os.environ.get("FUZZ_TIME") or 0)
CORPORA = os.environ.get("CORPORA")
FLAGS = ("-O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined "
         "-fno-sanitize-recover=undefined -Werror")
LONGEST = 4096  # bytes of an input: long inputs are slow, and shapes that need length are in tests/hostile
LIMITS = ["-timeout=10", "-rss_limit_mb=1024", "-max_len=%d" % LONGEST, "-print_final_stats=1", "-verbosity=1"]
TOLD = re.compile(r"FOUND: .*|.*ERROR: (?:AddressSanitizer|LeakSanitizer|libFuzzer): .*|.*runtime error: .*")


def check(name, *problems):
    print("%s - fuzz: %s" % ("not ok" if problems else "ok", name))
    for problem in problems:
        print("#   " + problem[:400].encode("ascii", "backslashreplace").decode())
    sys.stdout.flush()


def build(targets):
    """Why they cannot be made here, or nothing; what is wrong with them ends the program."""
    compiler = next((name for name in ("clang", "clang-14") if shutil.which(name)), None)
    if not compiler:
        return "no clang"
    os.makedirs(BUILD, exist_ok=True)
    empty = os.path.join(BUILD, "empty")
    with open(empty + ".c", "w") as file:
        file.write("int LLVMFuzzerTestOneInput(const char *a, unsigned long b);\n"
                   "int LLVMFuzzerTestOneInput(const char *a, unsigned long b) { return a && b ? 0 : 0; }\n")
    if subprocess.run([compiler, "-fsanitize=fuzzer,address", "-o", empty, empty + ".c"], capture_output=True).returncode:
        return "clang has no libFuzzer here (Debian: libclang-rt-14-dev)"
    cache = "ccache " if os.environ.get("CC", "").startswith("ccache ") else ""
    folder = os.path.relpath(BUILD, ROOT)
    made = subprocess.run(["make", "-s", "-j2", "BUILD=" + folder, "CC=" + cache + compiler, "CFLAGS=" + FLAGS]
                          + [os.path.join(folder, "targets", name) for name in targets],
                          cwd=ROOT, capture_output=True, text=True)
    if made.returncode:
        check("the targets are built", *made.stderr.splitlines()[-12:])
        sys.exit(0)
    return ""


def run(target, arguments, found):
    """What the target said, and how it ended."""
    environment = dict(os.environ, ASAN_OPTIONS="detect_leaks=1:allocator_may_return_null=1", UBSAN_OPTIONS="print_stacktrace=1")
    done = subprocess.run(["nice", "-n", "19", os.path.join(BUILD, "targets", target), "-artifact_prefix=%s/" % found, *LIMITS,
                           *arguments], capture_output=True, env=environment)
    return done.returncode, done.stderr.decode("utf-8", "replace")


def told(text):
    """One line about a find: ours, the sanitizer's, and where it was in our own sources."""
    lines = [match[0].strip() for match in TOLD.finditer(text)]
    places = re.findall(r"in (\w+) [^ ]*/(src/[\w/.]+:\d+)", text)
    return "; ".join(lines[:1] + ["%s %s" % place for place in places[:2]]) or text[-300:]


def executions(text):
    match = re.search(r"stat::number_of_executed_units: (\d+)", text)
    return int(match[1]) if match else 0


def replay(target, folders, found):
    """Each seed and regression once; named where one fails."""
    files = sorted(path for folder in folders for path in glob.glob(folder + "/*"))
    status, text = run(target, files, found) if files else (0, "")
    problems = []
    for path in files if status else []:
        alone, said = run(target, [path], found)
        if alone:
            problems.append("%s: %s" % (os.path.relpath(path, ROOT), told(said)))
    check("%s, %d seeds and regressions" % (target, len(files)), *(problems or ([told(text)] if status else [])))


def small_files(folder):
    """A folder of copies of what is small in the corpora, or nothing."""
    copies = os.path.join(BUILD, "corpora")
    if not CORPORA:
        return []
    os.makedirs(copies, exist_ok=True)
    for path, _, names in os.walk(CORPORA):
        for name in names:
            source = os.path.join(path, name)
            if os.path.isfile(source) and 0 < os.path.getsize(source) <= LONGEST:
                shutil.copyfile(source, os.path.join(copies, "%08x" % (hash(source) & 0xffffffff)))
    return [copies]


def search(target, folders, found):
    """Runs for its time, again after each find; what was found."""
    corpus = os.path.join(BUILD, "corpus", target)
    os.makedirs(corpus, exist_ok=True)
    words = os.path.join(HERE, "words", target + ".dict")
    extra = ["-dict=" + words] if os.path.exists(words) else []
    end, count, finds = time.time() + SECONDS, 0, {}
    while end - time.time() > 0.5:
        status, text = run(target, ["-max_total_time=%d" % max(1, end - time.time()), *extra, corpus, *folders], found)
        count += executions(text)
        if not status:
            break
        kept = re.search(r"Test unit written to (\S+)", text)
        finds.setdefault(re.sub(r"\d+", "0", told(text)), "%s: %s" % (kept[1] if kept else "not kept", told(text)))
    check("%s, %d s, %d executions" % (target, SECONDS, count), *finds.values())


def main():
    every = sorted(os.path.basename(path)[:-2] for path in glob.glob(os.path.join(HERE, "*.c")) if not path.endswith("oracle.c"))
    targets = sys.argv[1:] or every
    why = build(targets)
    if why:
        for target in targets:
            print("ok - fuzz: %s # SKIP %s" % (target, why))
        return
    for target in targets:
        found = os.path.join(BUILD, "found", target)
        os.makedirs(found, exist_ok=True)
        folders = [path for path in (os.path.join(HERE, kind, target) for kind in ("seeds", "regressions")) if os.path.isdir(path)]
        replay(target, folders, found)
        if SECONDS > 0:
            search(target, folders + small_files(target), found)


main()
