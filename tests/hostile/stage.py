"""What the hostile cases share: a case, the stage it is played on, and what every book must keep to.

A case is a folder `in` of files, the run that is made of it, and what must come of it. On the stage lie canaries,
which no book may hold: files with words of this run beside and above the folder and behind links, a word in the
environment, a listener at an address that cases may name. All runs are in a network of their own, where the system
has such (`isolate`), so that nothing that a case names is ever asked for beyond this machine."""
import collections, contextlib, ctypes, fcntl, json, os, pathlib, re, shutil, socket, struct, subprocess, sys, tempfile
import threading, time, xml.etree.ElementTree as ET, zipfile, zlib

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.abspath(os.environ.get("BUILD") or "build")
OCTAVO = os.path.join(BUILD, "octavo")
SECRET = "kanarienvogel%s" % os.urandom(6).hex()
OCTAVO_SEES = dict(os.environ, CANARY=SECRET, LC_ALL="C.UTF-8")
PROSE = ("The wall that the town built in the spring has held through the first storm of the autumn, "
         "and the people of the harbour are glad that it was not left for another year.")
HALF_GIGABYTE = 512
subprocess._USE_VFORK = False  # a program's memory would be said to be at least this one's
MESSAGE = re.compile(r"[^\n]+?(:\d+(:\d+)?)?: (info|note|warning|error): [^\n]+ \[([a-z0-9-]+|[A-Z]{3}-\d{3})\]|octavo: [^\n]+")
NEVER_PRINTED = re.compile("[\0-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")

Case = collections.namedtuple("Case", "name files status says shows hides arguments needs seconds megabytes lies make grows lost")


def case(name, files, status=0, says=(), shows=(), hides=(), arguments=("in",), needs=None, seconds=20,
         megabytes=HALF_GIGABYTE, lies=None, make=None, grows=None, lost=None):
    """files: name in `in` -> text, bytes, or a function of the stage; `status`: one, or those allowed; `says`: stable names, or other
    words, that the run must say;
    `shows`: words that stand in the book; `hides`: what no file of the book may hold; `needs`: the formats or
    features that must be built in; `lies`: how many pictures there are in the book; `make`: what else is done to
    the stage; `grows`: files of four times the size, for which the run may take five times as long; `lost`: those files
    that the report must tell, and explain, as left out, and no other."""
    split = lambda value: (value,) if isinstance(value, str) else tuple(value)
    needs = split(needs or ()) or tuple(sorted({FORMATS[end] for end in map(extension, files) if end in FORMATS}))
    return Case(name, files, status, split(says), split(shows), split(hides), tuple(arguments), needs, seconds, megabytes,
                lies, make, grows, lost)


FORMATS = {".md": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html", ".gz": "html"}


def extension(name):
    return os.path.splitext(name)[1]


# --- pictures --------------------------------------------------------------------------------------------

SECRET_WIDTH = 77  # of the pictures that no book may hold


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width=8, height=6, rows=None, extra=b""):
    rows = zlib.compress(b"".join(b"\0" + bytes([40, 90, 160]) * width for _ in range(height)), 9) if rows is None else rows
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + extra
            + chunk(b"IDAT", rows) + chunk(b"IEND", b""))


def size_of(data):
    """Width and height that a picture's header says, or nothing."""
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return struct.unpack(">II", data[16:24])
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return struct.unpack("<HH", data[6:10])
    at = 2
    while data[:2] == b"\xff\xd8" and at + 9 < len(data):
        if 0xc0 <= data[at + 1] <= 0xcf and data[at + 1] not in (0xc4, 0xc8, 0xcc):
            return struct.unpack(">HH", data[at + 5:at + 9])[::-1]
        at += 2 + struct.unpack(">H", data[at + 2:at + 4])[0]
    return None


# --- the stage -------------------------------------------------------------------------------------------

def write(path, content, stage=None):
    """A text may name the canaries: {port} of the listener, {secret} the path of a secret file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = content(stage) if callable(content) else content
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape"))


def plant(stage):
    """Secrets above the folder of inputs, beside it, in a folder of their own, and behind links inside it."""
    secret_png = png(SECRET_WIDTH, 33)
    for folder in (stage, stage / "beside", stage / "beside" / "in"):
        for name, content in (("secret.txt", SECRET), ("secret.md", SECRET), ("secret.html", "<p>" + SECRET), ("secret.png", secret_png),
                              ("secret.svg", "<svg xmlns='http://www.w3.org/2000/svg'><text>%s</text></svg>" % SECRET)):
            write(folder / name, content)
    (stage / "in").mkdir(exist_ok=True)


def links(stage):
    """Links that lead out of the folder, for the cases that ask for them."""
    for name in ("secret.txt", "secret.png", "secret.svg"):
        (stage / "in" / ("link" + extension(name))).symlink_to(stage / name)
    (stage / "in" / "linked").symlink_to(stage / "beside")
    (stage / "in" / "relative.png").symlink_to("../secret.png")


def isolate():
    """Puts this process and all that it starts into a network of its own, whose only interface is itself. Why that
    cannot be had, or nothing."""
    library = ctypes.CDLL(None, use_errno=True)
    new_user, new_network = 0x10000000, 0x40000000
    flags = new_network if os.geteuid() == 0 else new_network | new_user
    if not hasattr(library, "unshare") or library.unshare(flags) != 0:
        return os.strerror(ctypes.get_errno())
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        up, get, put = 1, 0x8913, 0x8914
        request = fcntl.ioctl(control, get, struct.pack("16sH14x", b"lo", 0))
        state = struct.unpack("16sH14x", request)[1]
        fcntl.ioctl(control, put, struct.pack("16sH14x", b"lo", state | up))
    return ""


class Listener:
    """Who answers on this machine's own address, and hears nothing as long as all is well."""

    def __init__(self):
        self.heard = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            connection, _ = self.socket.accept()
            self.heard.append(connection.recv(200))
            connection.close()


# --- a run -----------------------------------------------------------------------------------------------

Run = collections.namedtuple("Run", "status err seconds megabytes")


def run(arguments, folder, limit):
    """Runs octavo; more than the time limit and memory without bound end it."""
    with tempfile.TemporaryFile() as err:
        started = time.perf_counter()
        process = subprocess.Popen([OCTAVO, *arguments], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=err,
                                   env=OCTAVO_SEES)
        killer = threading.Timer(limit * 3, process.kill)  # by the clock, which on a busy machine runs faster
        killer.start()
        _, state, used = os.wait4(process.pid, 0)
        killer.cancel()
        process.returncode = os.waitstatus_to_exitcode(state)
        elapsed = time.perf_counter() - started
        err.seek(0)
        text = err.read().decode("utf-8", "surrogateescape")
    status = process.returncode if process.returncode >= 0 else "signal %d" % -process.returncode
    if status == "signal 9" and elapsed >= limit * 3:
        status = "no end within %d s" % (limit * 3)
    return Run(status, text, min(elapsed, used.ru_utime + used.ru_stime), used.ru_maxrss / 1024)


def is_read(extension):
    with temporary_stage() as folder:
        write(folder / "in" / ("a" + extension), "<p>%s</p>" % PROSE)
        return run(["-n", "-q", "-l", "en", "in"], folder, 20).status == 0


def features():
    """What is built in: as the program says, but for formats, which are tried."""
    told = subprocess.run([OCTAVO, "--version"], capture_output=True, text=True).stdout
    have = set(re.findall(r"[a-z]+", " ".join(line.partition(":")[2] for line in told.splitlines()[1:]).lower()))
    return (have - set(FORMATS.values())) | {FORMATS[end] for end in FORMATS if end != ".gz" and is_read(end)}


# --- a book ----------------------------------------------------------------------------------------------

XHTML = "{http://www.w3.org/1999/xhtml}"
ACTIVE = set("""script style iframe frame frameset object embed applet form input button select option textarea base
    audio video source track canvas svg foreignObject animate set use noscript template dialog param portal isindex""".split())
LEADING = {"href", "src", "srcset", "poster", "data", "action", "formaction", "background", "cite", "longdesc", "altimg",
           "codebase", "ping", "manifest", "profile", "lowsrc", "dynsrc", "usemap", "xlink:href"}
OUTSIDE = re.compile(r"(https?|mailto|tel):[^\s<>\"]+$", re.I)
INSIDE = re.compile(r"(\.\./)?([a-z]+/)?[a-z0-9-]+\.(xhtml|css|jpg|png|gif|svg|opf|ncx)(#[^\s<>\"]*)?$|#[^\s<>\"]*$")
ENTRY = re.compile(r"mimetype|META-INF/container\.xml|EPUB/([a-z]+/)?[A-Za-z0-9-]+\.[a-z0-9]+")


def look_at_element(page, element):
    name = element.tag.partition("}")[2] or element.tag
    if name in ACTIVE:
        yield "%s: element %s" % (page, name)
    for attribute, value in element.items():
        attribute = attribute.partition("}")[2] or attribute
        if attribute.lower().startswith("on") or attribute in ("style", "srcdoc", "http-equiv", "autofocus", "is", "nonce"):
            yield "%s: %s %s=%.60r" % (page, name, attribute, value)
        if attribute in LEADING:
            outside = OUTSIDE.match(value) and name == "a" and attribute == "href"
            if not outside and not INSIDE.match(value):
                yield "%s: %s %s=%.80r leads where nothing may lead" % (page, name, attribute, value)


def look_at_page(name, content):
    """What is active in a page, or not well-formed."""
    try:
        root = ET.fromstring(content)
    except ET.ParseError as fault:
        return ["%s: %s" % (name, fault)], ""
    problems = [problem for element in root.iter() for problem in look_at_element(name, element)]
    return problems, " ".join("".join(root.itertext()).split())


class Book:
    """The book's files, its visible words, and what is wrong with it."""

    def __init__(self, path):
        self.problems, words = [], []
        with zipfile.ZipFile(path) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        for name, content in self.files.items():
            if not ENTRY.fullmatch(name):
                self.problems.append("entry name %a" % name)
            if name.endswith(".xhtml"):
                problems, text = look_at_page(name, content)
                self.problems += problems
                if not name.endswith("nav.xhtml"):
                    words.append(text)
            if name.startswith("EPUB/images/") and not name.endswith("/cover.jpg"):
                self.look_at_picture(name, content)
        self.text = "\n".join(words)
        self.pictures = [name for name in self.files if name.startswith("EPUB/images/") and not name.endswith("/cover.jpg")]

    def look_at_picture(self, name, content):
        size = size_of(content)
        if size and size[0] == SECRET_WIDTH:
            self.problems.append("%s is a picture from outside the folder" % name)
        for word in (b"Exif", b"GPS", b"<script", b"http-equiv"):
            if word in content:
                self.problems.append("%s holds %s" % (name, word.decode()))

    def hidden(self, words):
        """Those of the words that some file holds, whatever their case."""
        return ["%s holds %.60r" % (name, word) for word in words for name, content in self.files.items()
                if word.lower().encode() in content.lower()]


# --- a case ----------------------------------------------------------------------------------------------

def judge_messages(err, expected):
    lines = err.split("\n")[:-1]
    for line in lines:
        if not MESSAGE.fullmatch(line) or NEVER_PRINTED.search(line):
            yield "a message is %a" % line[:200]
    if SECRET in err:
        yield "a message holds the secret"
    for name in expected:
        said = "[%s]" % name if re.fullmatch("[a-z0-9-]+", name) else name
        if said not in err:
            yield "%s is not said, but %.300s" % (said, err or "nothing")


def judge_book(played, book_path):
    book = Book(book_path)
    yield from book.problems
    # The word that no book may hold, in any case and in the encodings that a file of octavo's might have.
    yield from book.hidden([SECRET, *played.hides])
    for words in played.shows:
        if " ".join(words.split()) not in book.text:
            yield "the book has no %.80r but %.300r" % (words, book.text[-300:])
    if played.lies is not None and len(book.pictures) != played.lies:
        yield "%d pictures, expected %d" % (len(book.pictures), played.lies)
    checked = run(["check", book_path.name], book_path.parent, 20)
    problems = [line for line in checked.err.splitlines() if "[replacement-character]" not in line]
    if checked.status != 0 or problems:
        yield "check ends in %s: %s" % (checked.status, "\n".join(problems)[:400])


def judge_report(played, path):
    """Each file that was left out is named with an error, and all others are whole."""
    with open(path, encoding="utf-8") as file:
        articles = json.load(file)["articles"]
    for article in articles:
        name, levels = os.path.basename(article["source"]), [remark["level"] for remark in article["diagnostics"]]
        if article["status"] != ("left-out" if name in played.lost else "whole"):
            yield "%s is %s" % (name, article["status"])
        if ("error" in levels) != (name in played.lost):
            yield "%s has remarks of the levels %s" % (name, levels)
    for name in set(played.lost) - {os.path.basename(article["source"]) for article in articles}:
        yield "%s is not in the report" % name


def judge_costs(played, done, sanitized):
    if sanitized:
        return
    if done.seconds > played.seconds:
        yield "%.2f s, at most %s" % (done.seconds, played.seconds)
    if done.megabytes > played.megabytes:
        yield "%d MB, at most %d" % (done.megabytes, played.megabytes)


def set_stage(stage, played, files):
    plant(stage)
    for name, content in files.items():
        write(stage / "in" / name, content, stage)
    if played.make:
        played.make(stage)


def play(played, stage, sanitized):
    """The problems of a case."""
    set_stage(stage, played, played.files)
    before = sorted(os.listdir(stage))
    report = ["--report", "report.json"] if played.lost is not None else []
    done = run(["--cover", "none", "-l", "en", "-o", "book.epub", *report, *played.arguments], stage, played.seconds)
    book = stage / "book.epub"
    if report:
        yield from judge_report(played, stage / "report.json")
        (stage / "report.json").unlink()
    allowed = played.status if isinstance(played.status, tuple) else (played.status,)
    if done.status not in allowed:
        yield "exit %s, expected %s: %.600s" % (done.status, played.status, done.err)
    yield from judge_messages(done.err, played.says)
    yield from judge_costs(played, done, sanitized)
    if book.exists() != (done.status in (0, 3)):
        yield "there is %s book" % ("a" if book.exists() else "no")
    if book.exists():
        yield from judge_book(played, book)
        book.unlink()
    if sorted(os.listdir(stage)) != before:
        yield "left over: %s" % sorted(set(os.listdir(stage)) - set(before))
    if played.grows and not sanitized:
        yield from judge_growth(played, stage, done)


def judge_growth(played, stage, small):
    """Four times as much takes at most five times as long; below 0.15 s the clock says little, and a busy machine may
    be asked twice."""
    for name, content in played.grows.items():
        write(stage / "in" / name, content, stage)
    most, seconds = 5 * max(small.seconds, 0.15), []
    while len(seconds) < 2 and min(seconds, default=most + 1) > most:
        large = run(["--cover", "none", "-l", "en", "-q", "-o", "book.epub", *played.arguments], stage, 5 * played.seconds)
        seconds.append(large.seconds)
    if min(seconds) > most:
        yield "%.2f s, and at four times the size %.2f s" % (small.seconds, min(seconds))
    if large.status not in (0, 1, 3):
        yield "at four times the size exit %s: %.300s" % (large.status, large.err)


@contextlib.contextmanager
def temporary_stage():
    memory = "/dev/shm"
    fits = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 400 << 20 and "TMPDIR" not in os.environ
    folder = pathlib.Path(tempfile.mkdtemp(prefix="octavo-hostile-", dir=memory if fits else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
