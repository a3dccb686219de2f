#!/usr/bin/env python3
"""octavo-cover by itself: covers in twelve scripts, pictures of the user's, and what it must survive.
BUILD=build tests/cover/covers.py [FOLDER to keep the covers in]"""
import concurrent.futures, os, random, re, shutil, subprocess, sys

sys.dont_write_bytecode = True
from pictures import *
from titles import *

PROGRAM = os.path.join(os.path.abspath(os.environ.get("BUILD", "build")), "octavo-cover")
SECONDS = 60
MARGIN = 100  # pixels at each side that stay empty


def ask(question):
    """Status, and the answer: a dictionary of its lines, "jpeg" with bytes."""
    done = subprocess.run([PROGRAM], input=question, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=SECONDS)
    head, found, rest = done.stdout.partition(b"jpeg ")
    answer = dict(line.split(" ", 1) for line in head.decode().splitlines()[1:])
    if found:
        size, _, answer["jpeg"] = rest.partition(b"\n")
        assert int(size) == len(answer["jpeg"])
    answer["stderr"] = done.stderr.decode("utf-8", "replace")
    return done.returncode, answer


def describe(language, direction, title, headlines=(), **more):
    lines = ["octavo-cover 1", "language " + language, "direction " + direction, "title " + title]
    lines += ["%s %s" % item for item in more.items()]
    for headline in headlines:
        lines += ["section " + headline[:12].strip(), "headline " + headline]
    return ("\n".join(lines + ["draw"]) + "\n").encode()


def ask_image(data):
    return ask(b"octavo-cover 1\nimage %d\n" % len(data) + data)


def report(name, *problems):
    problems = [problem for problem in problems if problem]
    print("%s - %s" % ("not ok" if problems else "ok", name))
    for problem in problems:
        print("#   " + problem.replace("\n", "\n#   ")[:2000])


def skip(name, why):
    print("ok - %s # SKIP %s" % (name, why))


def has_font(code_point):
    found = subprocess.run(["fc-list", ":charset=" + code_point], stdout=subprocess.PIPE).stdout if shutil.which("fc-list") else b"?"
    return bool(found.strip())


def ink_beyond_margins(jpeg):
    """Where something stands in the margins; "" when they are empty."""
    seen = greys(jpeg)
    if not seen:
        return ""
    width, height, pixels = seen
    rows = [pixels[y * width:(y + 1) * width] for y in range(height)]
    sides = {"top": b"".join(rows[:MARGIN]), "bottom": b"".join(rows[-MARGIN + 20:]),
             "left": b"".join(row[:MARGIN] for row in rows), "right": b"".join(row[-MARGIN:] for row in rows)}
    return "".join("ink in the margin at the %s\n" % side for side, part in sides.items() if min(part) < 200)


def draw(script, length, kept):
    """Problems with one cover, or why it cannot be looked at."""
    language, direction, _, _ = SCRIPTS[script]
    text = title(script, length)
    several = [title(script, n) for n in (60, 30, 90, 45, 20)] if length != 25 else []
    more = {"counts": "24", "date": "2026-11-20"} if several else {"author": title(script, 12)}
    question = describe(language, direction, text, several, **more)
    status, answer = ask(question)
    jpeg = answer.get("jpeg", b"")
    if kept:
        with open(os.path.join(kept, "%s-%d.jpg" % (script, length)), "wb") as file:
            file.write(jpeg)
    if "unknown" in answer and not has_font(answer["unknown"].split()[1]):
        return [], "no font here has %s" % answer["unknown"]
    return [("status %d\n" % status + answer["stderr"]) * (status != 0), "unknown glyphs: %s" % answer["unknown"] if "unknown" in answer else "",
            "size %s" % (jpeg_size(jpeg),) if jpeg_size(jpeg) != (1600, 2560) else "",
            "markers %s" % segments(jpeg) if set(segments(jpeg)) - {0xE0, 0xDB, 0xC0, 0xC4} else "",
            "other bytes the second time" if ask(question)[1].get("jpeg") != jpeg else "",
            ink_beyond_margins(jpeg) if status == 0 else ""], None


def in_all_scripts(kept):
    jobs = [(script, length) for script in SCRIPTS for length in LENGTHS]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for (script, length), (problems, absent) in zip(jobs, pool.map(lambda job: draw(*job, kept), jobs)):
            name = "cover: %s, %d characters" % (script, length)
            skip(name, absent) if absent else report(name, *problems)
    if not shutil.which("mutool"):
        skip("cover: margins are empty", "no mutool")


def odd_titles():
    odd = {"nothing but spaces": "   ", "one letter": "a", "signs": "?!…—«»", "a word without end": "x" * 3000,
           "Han without end": "雾" * 2000, "combining marks": "e" + "\u0301" * 500, "both directions": "abc العربية def עברית \u202e ghi",
           "isolates that do not end": "\u2066" * 200 + "a", "emoji": "👩‍👩‍👧 🌊 🏳️‍🌈", "joiners": "\u200d\u200b\u2060" * 50,
           "a colon at its end": "The week:", "two parts": "The week: what the tide left behind, and what it took with it",
           "line and paragraph separators": "a\u2028b\u2029c", "a tab": "a\tb", "markup": "<b>&amp;</b> %s%n \\n", "private use": "\ue000\uf8ff",
           "a character beyond Unicode 14": "\U0001faf8", "noncharacters": "\ufffe\U0010ffff"}
    for name, text in odd.items():
        for headlines in ((), (text, text, "A short one")):
            status, answer = ask(describe("en", "ltr", text, headlines))
            report("odd title: %s%s" % (name, ", several" * bool(headlines)), ("status %d\n" % status + answer["stderr"]) * (status != 0),
                   "no cover" * (jpeg_size(answer.get("jpeg", b"")) != (1600, 2560)))
    status, answer = ask(describe("en", "ltr", "A\U0001e900\U0001e901\U0001e902 and \U00016a0a"))
    report("odd title: what no font has is told, or there is a font", ("status %d" % status) * (status != 0))


def leads():
    """A picture of one grey, which no ink and no accent has, fills its place, and nothing beside it."""
    _, made = ask_image(flat(900, 600, 150))
    picture = b"picture %d\n%s\n" % (len(made["jpeg"]), made["jpeg"])
    for name, headlines in (("several articles", ["One", "Two", "Three"]), ("one article", [])):
        question = describe("en", "ltr", "The week", headlines, date="2026").replace(b"draw\n", picture + b"draw\n")
        status, answer = ask(question)
        seen = greys(answer.get("jpeg", b"")) if status == 0 else None
        filled = sum(140 < grey < 160 for grey in seen[2]) if seen else 1360 * 906
        report("lead: its picture is on the cover of %s" % name, ("status %d" % status) * (status != 0), ink_beyond_margins(answer.get("jpeg", b"")) if status == 0 else "",
               "%d pixels of it" % filled if abs(filled - 1360 * 906) > 9000 else "")
        status, answer = ask(question.replace(made["jpeg"], made["jpeg"][:40] + b"x" * (len(made["jpeg"]) - 40)))
        report("lead: a broken picture costs itself, %s" % name, "status %d" % status if status else "", "no cover" * ("jpeg" not in answer))
    status, answer = ask(question[:-9])
    report("lead: a description that is cut off", "status %d" % status if status != 1 else "")


def broken_descriptions():
    whole = describe("en", "ltr", "The week", ["One", "Two"], date="2026")
    broken = {"nothing": b"", "cut off": whole[:-5], "no first line": whole[15:], "another protocol": whole.replace(b" 1", b" 2", 1),
              "an unknown key": whole.replace(b"date", b"time"), "no UTF-8": whole.replace(b"week", b"w\xffek"),
              "a zero byte": whole.replace(b"week", b"w\0ek"), "an image cut off": b"octavo-cover 1\nimage 9\n1234"}
    for name, question in broken.items():
        status, answer = ask(question)
        report("description: %s" % name, "status %d" % status if status != 1 else "", "a cover" * ("jpeg" in answer))


COLOURS = [(200, 30, 30), (30, 200, 30), (30, 30, 200), (220, 220, 30), (30, 220, 220), (240, 240, 240)]


def block(x, y, width=3):
    """Flat squares of eight pixels, which JPEG keeps as they are wherever they stand."""
    return COLOURS[(y // 8 % 2) * width + x // 8 % width]


TURNS = {  # the place that pixel x, y of the upright picture has in one of 24 by 16 that lies so
    1: lambda x, y: (x, y), 2: lambda x, y: (23 - x, y), 3: lambda x, y: (23 - x, 15 - y), 4: lambda x, y: (x, 15 - y),
    5: lambda x, y: (y, x), 6: lambda x, y: (y, 15 - x), 7: lambda x, y: (23 - y, 15 - x), 8: lambda x, y: (23 - y, x)}


def pictures():
    _, lying = ask_image(png(24, 16, block))
    for orientation, place in TURNS.items():
        width, height = (24, 16) if orientation < 5 else (16, 24)
        _, upright = ask_image(png(width, height, lambda x, y: block(*place(x, y))))
        _, expected = ask_image(upright["jpeg"])  # through JPEG twice, as the other
        for big in (True, False):
            status, got = ask_image(with_exif(lying["jpeg"], orientation, big))
            report("picture: orientation %d, %s end first" % (orientation, "big" if big else "little"), "status %d" % status if status else "",
                   "it is turned otherwise" * (got.get("jpeg") != expected["jpeg"]), "EXIF is still there" * (0xE1 in segments(got.get("jpeg", b""))))
    sizes = {(1600, 2560): (1600, 2560), (40, 30): (40, 30), (3200, 2560): (1600, 1280), (1000, 5120): (500, 2560), (16384, 2): (1600, 1),
             (2, 16384): (1, 2560), (1601, 10): (1600, 9), (2000, 3200): (1600, 2560)}
    for given, expected in sizes.items():
        status, answer = ask_image(flat(*given))
        again = ask_image(answer.get("jpeg", b""))[1]
        report("picture: %d by %d becomes %d by %d" % (given + expected), "it is %s" % (jpeg_size(answer.get("jpeg", b"")),) if jpeg_size(answer.get("jpeg", b"")) != expected else "",
               "as a JPEG it is another size" * (jpeg_size(again.get("jpeg", b"")) != expected))
    _, clear = ask_image(png(16, 16, lambda x, y: (0, 0, 0, 0), True))
    _, paper = ask_image(png(16, 16, lambda x, y: (0xFB, 0xFA, 0xF7)))
    report("picture: what is transparent is paper", "it is not" * (clear["jpeg"] != paper["jpeg"]))
    refused = {"nothing": (b"", "no picture that can be read"), "a text": (b"The wall", "no picture that can be read"), "a GIF": (b"GIF89a" + bytes(40), "no picture that can be read"),
               "a PNG's first bytes": (b"\x89PNG\r\n\x1a\n", "damaged"), "half a PNG": (png(64, 64, lambda x, y: (x * y % 256, y, x))[:-400], "damaged"),
               "half a JPEG": (lying["jpeg"][:-20], "damaged"), "a JPEG's first bytes": (b"\xff\xd8\xff\xe0", ""),
               "a PNG too wide": (png_of(16385, 1, zlib.compress(bytes(49156))), "larger than 16,384"),
               "a PNG too large": (png_of(16000, 16000, b""), "larger than 16,384")}
    for name, (data, why) in refused.items():
        status, answer = ask_image(data)
        report("picture: %s is refused" % name, "status %d" % status if status else "", "it says %r" % answer.get("refused") if why not in answer.get("refused", "-") else "")


def mutated():
    """Bytes of right questions changed at random: answered or not, never a crash."""
    chance = random.Random(5)
    jpeg = ask_image(png(24, 16, block))[1]["jpeg"]
    seeds = [describe("en", "ltr", "The week", ["One", "Two"], date="2026"), describe("ar", "rtl", title("Arabic", 40)),
             *[b"octavo-cover 1\nimage %d\n" % len(d) + d for d in (png(24, 16, block), with_exif(jpeg, 6), jpeg)]]
    faults = []
    for i in range(150):
        question = bytearray(seeds[i % len(seeds)])
        for _ in range(chance.randint(1, 6)):
            question[chance.randrange(23, len(question))] = chance.randrange(256)
        status, answer = ask(bytes(question))
        if status not in (0, 1):
            faults.append("status %d: %r\n%s" % (status, bytes(question)[:300], answer["stderr"][:600]))
    report("mutated questions: 150, none is fatal", *faults[:3])


def luminance(colour):
    parts = [c / 255 / 12.92 if c / 255 <= 0.03928 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def palette():
    with open("src/cover/palette.def") as file:
        accents = [tuple(int(n, 16) for n in m) for m in re.findall(r"ACCENT\(0x(..), 0x(..), 0x(..)\)", file.read())]
    with open("src/cover/palette.c") as file:
        ground, ink = (tuple(int(n, 16) for n in m) for m in re.findall(r"\{0x(..), 0x(..), 0x(..)\}", file.read()))
    contrasts = ["%s: %.1f" % (c, r) for c in [ink, *accents] for r in [(luminance(ground) + 0.05) / (luminance(c) + 0.05)] if r < 7]
    report("palette: eight accents, each of a contrast of at least 7", "%d accents" % len(accents) if len(accents) != 8 else "", *contrasts)


def main():
    kept = sys.argv[1] if len(sys.argv) > 1 else None
    palette()
    if not os.access(PROGRAM, os.X_OK):
        return skip("covers", "no octavo-cover, it takes pango, libjpeg, libpng and libwebp")
    in_all_scripts(kept)
    odd_titles()
    broken_descriptions()
    leads()
    pictures()
    mutated()


main()
