"""What the command-line tests share: running octavo, looking into a book, and a line of TAP a test.

A test is a function of one argument, a fresh temporary folder, registered with @test. It calls
check(NAME, PROBLEM...): `ok` when all problems are empty. What holds for every run of octavo (standard
output, form of the messages, documented exit statuses) is watched all along and reported last."""
import collections, contextlib, functools, io, multiprocessing, os, pathlib, re, resource, shutil, subprocess, sys, tempfile
import time, zipfile
import xml.etree.ElementTree as ET

OCTAVO = os.path.join(os.path.abspath(os.environ.get("BUILD", "build")), "octavo")
OPF, NAV, NCX, FRONT = ("EPUB/" + n for n in ("package.opf", "nav.xhtml", "toc.ncx", "text/front.xhtml"))
XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
MESSAGE = re.compile(r"[^\n]+?(:\d+(:\d+)?)?: (info|note|warning|error): [^\n]+ \[([a-z0-9-]+|[A-Z]{3}-\d{3})\]"
                     r"|octavo: [^\n]+")
NEVER_PRINTED = re.compile("[\0-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
FIRST_WORDS = "check list unpack add diff init help".split()  # verbs: no option stands before them
STATUSES = (0, 1, 2, 3, 4, 5)

# Plain English, so that no language has to be assumed.
PROSE = ("The wall that the town built in the spring has held through the first storm of the autumn, "
         "and the people of the harbour are glad that it was not left for another year.")

BINARY = bytes(range(32)) * 8  # nobody takes it for text

# What every run of octavo must keep to.
SILENT, DOCUMENTED, MESSAGES = RULES = (
    "standard output holds nothing but --help and --version",
    "the exit status is a documented one",
    "standard error holds messages of one line each, without control characters")

tests = []
watched = collections.defaultdict(list)  # rule: the runs that broke it
runs = 0


def test(function):
    tests.append(function)
    return function


def needs(ability):
    """A test only for an octavo that was built with it: a format, or "images"."""
    def ask(function):
        @functools.wraps(function)
        def asked(here):
            if ability not in octavo("--version", cwd=here).out.split():
                return skip(function.__name__, "octavo was built without " + ability)
            return function(here)
        return asked
    return ask


def check(name, *problems):
    problems = [problem for problem in problems if problem]
    print("%s - %s" % ("not ok" if problems else "ok", name))
    for problem in problems:
        for line in problem.splitlines()[:12]:
            print("#   " + line[:400].encode("utf-8", "backslashreplace").decode())


def skip(name, why):
    print("ok - %s # SKIP %s" % (name, why))


def differs(what, got, expected):
    return "" if got == expected else "%s: got %.160a, expected %.160a" % (what, got, expected)


def lacks(what, text, *parts):
    return "".join("%s has no %.160a, it is %.300a\n" % (what, p, text) for p in parts if p not in text)


def exits(run, status):
    return differs("exit", run.status, status)


def says(run, *parts):
    return lacks("standard error", run.err, *parts)


def quiet(run):
    return differs("standard error", run.err, "")


# --- running ---------------------------------------------------------------------------------------------

Run = collections.namedtuple("Run", "status out err seconds")


def processor_time():
    """Of the programs that this process has run."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def octavo(*arguments, usage=False, watch=True, env=None, timeout=20, stdout=subprocess.PIPE,
           stderr=subprocess.PIPE, given=None, program=OCTAVO, **options):
    """Runs the program, without a cover where --cover is not among the arguments. `usage`: its usage is expected on standard error; `watch=False`: nothing is said
    of this run's status; `given`: bytes on standard input. The status is a number, "signal N" or "timeout"."""
    global runs
    runs += 1
    coverless = bool(arguments) and arguments[0] not in FIRST_WORDS and "--cover" not in arguments
    command = [program, *["--cover", "none"] * coverless, *map(os.fspath, arguments)]
    started, used = time.perf_counter(), processor_time()
    try:
        options |= {"stdin": subprocess.DEVNULL} if given is None else {"input": given}
        done = subprocess.run(command, env={**ENVIRONMENT, **(env or {})}, stdout=stdout, stderr=stderr, timeout=timeout, **options)
        status = done.returncode if done.returncode >= 0 else "signal %d" % -done.returncode
        out, err = ((b or b"").decode("utf-8", "surrogateescape") for b in (done.stdout, done.stderr))
    except subprocess.TimeoutExpired:
        status, out, err = "timeout", "", ""
    # On a machine that has other work as well the clock says nothing about the program.
    seconds = min(time.perf_counter() - started, processor_time() - used)
    shown = "octavo " + " ".join("%.60a" % a for a in map(os.fspath, arguments))
    if out and not {"--help", "-h", "--version", "-V", "-n", "--dry-run", "--dump", "-"} & set(arguments):
        watched[SILENT].append(shown)
    if watch and status not in STATUSES:
        watched[DOCUMENTED].append("%s: %s\n%s" % (shown, status, err))
    for line in [] if usage else err.split("\n")[:-1]:
        if not MESSAGE.fullmatch(line) or NEVER_PRINTED.search(line):
            watched[MESSAGES].append("%s: %a" % (shown, line))
    return Run(status, out, err, seconds)


def run_test(index):
    """One test in a folder of its own: what it printed, what was watched, how often octavo ran."""
    global runs
    watched.clear()
    runs, output = 0, io.StringIO()
    with temporary_folder() as folder, contextlib.redirect_stdout(output):
        try:
            tests[index](folder)
        except (OSError, LookupError, ValueError, AttributeError, zipfile.BadZipFile) as fault:
            where = fault.__traceback__.tb_next  # octavo did not make what the test looks for
            check(tests[index].__name__, "line %d: %s: %s" % (where.tb_lineno, type(fault).__name__, fault))
    return output.getvalue(), dict(watched), runs


def run_all():
    """Runs the registered tests, as many at a time as there are processors, then says what was watched."""
    if not os.access(OCTAVO, os.X_OK):
        sys.exit("%s is not built" % OCTAVO)
    broken, total = collections.defaultdict(list), 0
    with multiprocessing.get_context("fork").Pool() as pool:
        for output, seen, count in pool.imap(run_test, range(len(tests))):
            print(output, end="", flush=True)
            total += count
            for rule in seen:
                broken[rule] += seen[rule]
    for rule in RULES:
        check("in all %d runs %s" % (total, rule), *broken[rule][:5])


@contextlib.contextmanager
def temporary_folder():
    """In memory where there is room for it, since some tests make ten thousand files."""
    memory, room = "/dev/shm", 400 << 20
    fits = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > room
    fits = fits and "TMPDIR" not in os.environ
    folder = pathlib.Path(tempfile.mkdtemp(prefix="octavo-", dir=memory if fits else None))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        for path, folders, _ in os.walk(folder):
            for name in folders:
                if not os.path.islink(os.path.join(path, name)):
                    os.chmod(os.path.join(path, name), 0o755)
        shutil.rmtree(folder)


def sanitized():
    """Whether the program is built with a sanitizer, which makes it slow and large."""
    with open(OCTAVO, "rb") as file:
        return b"__asan_init" in file.read()


def as_ordinary_user(folder):
    """What makes octavo run without root's powers: {} for who has none; None where that cannot be done."""
    if os.geteuid() != 0:
        return {}
    somebody = {"user": 65534, "group": 65534, "extra_groups": []}
    try:
        return somebody if subprocess.run([OCTAVO, "--version"], stdout=subprocess.DEVNULL, cwd=folder,
                                          **somebody).returncode == 0 else None
    except (OSError, subprocess.SubprocessError):
        return None


# --- files -----------------------------------------------------------------------------------------------

def write(path, content=None):
    """Makes a file, and its folders; without content an article. A path of bytes is allowed."""
    if content is None:
        content = "News of %s\n\n%s\n" % (os.path.basename(os.fsdecode(path)), PROSE)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def news(folder, count=2, first=1):
    """A folder of articles, numbered."""
    for i in range(first, first + count):
        write(folder / ("%d.txt" % i), "Story number %d\n\n%s That was story %d.\n" % (i, PROSE, i))
    return folder


# --- a book ----------------------------------------------------------------------------------------------

class Book:
    """The book's files by name, and those that are XML parsed; `problems` holds what was wrong."""

    def __init__(self, path):
        self.problems, self.parts = [], {}
        with zipfile.ZipFile(path) as archive:
            self.names = archive.namelist()
            self.files = {name: archive.read(name) for name in self.names}
        for name, content in self.files.items():
            if not re.fullmatch("[A-Za-z0-9._/-]+", name):
                self.problems.append("entry name %a" % name)
            if name.endswith((".xml", ".opf", ".ncx", ".xhtml")):
                try:
                    self.parts[name] = ET.fromstring(content)
                except ET.ParseError as fault:
                    self.problems.append("%s: %s" % (name, fault))
                self.problems += ["%s holds %s" % (name, mark) for mark, most in
                                  (("<!--", 0), ("<![", 0), ("]]>", 0), ("<?", 1), ("<!", 1))
                                  if content.count(mark.encode()) > most]
        for name in (OPF, NAV, NCX):
            if name not in self.parts:
                self.problems.append("%s is missing" % name)
        self.problems += ["%s is not visible text: %a" % (where, text) for where, text in self.labels()
                          if not is_visible(text)]

    def texts(self, part, path):
        """The whole text of each element there."""
        return ["".join(e.itertext()) for e in self.parts[part].findall(path)] if part in self.parts else []

    def metadata(self, path):
        return self.texts(OPF, "{*}metadata/" + path)

    def meta(self, prop):
        return self.metadata("{*}meta[@property='%s']" % prop)

    def contents(self):
        """Labels of the table of contents, sections too, in order."""
        toc = [n for n in self.parts[NAV].iter() if n.get(EPUB_TYPE) == "toc" and n.tag.endswith("}nav")]
        return ["".join(e.itertext()) for e in toc[0].iter() if e.tag.endswith(("}a", "}span"))]

    def labels(self):
        yield from (("dc:title", text) for text in self.metadata("{*}title"))
        yield from (("a label of nav", text) for text in self.texts(NAV, ".//{*}li/{*}a"))
        yield from (("a label of nav", text) for text in self.texts(NAV, ".//{*}li/{*}span"))
        yield from (("a label of ncx", text) for text in self.texts(NCX, ".//{*}text"))
        for name in self.pages():
            yield from (("%s of %s" % (tag, name), "".join(e.itertext())) for tag in ("title", "h1")
                        for e in (self.parts[name].iter(XHTML + tag) if name in self.parts else ()))

    def pages(self, kind="text/"):
        return [name for name in self.names if name.startswith("EPUB/" + kind)]

    def chapters(self):
        """(h1, texts of the paragraphs but for those of a foot, name) of each chapter."""
        feet = {name: len(self.texts(name, ".//{*}nav//{*}p")) for name in self.pages("text/c")}
        return [(self.texts(name, ".//{*}h1")[0], paragraphs[:len(paragraphs) - feet[name]], name)
                for name in feet for paragraphs in [self.texts(name, ".//{*}p")]]

    def foot(self, name):
        """[(label, target)] of the links at the end of a page."""
        return [(a.text, a.get("href")) for a in self.parts[name].findall(".//{*}nav[@class='foot furniture']//{*}a")]


def is_visible(text):
    """Whether anything is to be seen: not only spaces and characters of no width."""
    unseen = "\xad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    return not re.fullmatch("[\\s%s]*" % unseen, text)
