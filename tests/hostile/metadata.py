"""Metadata injection, control characters, U+FFFE, surrogates, escapes for terminals. Rule: one writer escapes, one
function quotes foreign strings in messages, a language is BCP 47 or none."""

VALUES = {
    "a closing tag": "</title></h1></dc:title><script>alert(1)</script>",
    "quotation marks": "\" onclick=\"alert(1)\" x='",
    "entities": "&amp; &lt;script&gt; &#60;script&#62; &bogus; &#x0; &#xFFFF;",
    "the end of CDATA": "]]> and <![CDATA[ and <!-- and -->",
    "control characters": "bell\x07 back\x08 escape\x1b[31mred\x1b[0m delete\x7f",
    "a title for the terminal": "\x1b]0;pwned\x07\x1b[2J words",
    "C1 controls": "next\x85line csi\x9b31m",
    "U+FFFE and U+FFFF": "non\ufffechar\uffffacter \U0001fffe",
    "bidirectional overrides": "abc\u202ecba\u202c \u2066iso\u2069 words",
    "a byte-order mark": "\ufeffbyte\ufefforder",
    "line separators": "first\u2028second\u2029third",
    "10,000 characters": "many words " * 909,
    "one word of 10,000": "w" * 10000,
    "5,000 combining marks": "e" + "\u0301" * 5000,
    "nothing visible": "\u200b\u200d\u2060",
    "a path": "../../../../etc/passwd",
    "a template": "${HOME} $(id) `id` %s%n%n {0} {{x}}",
    "a leading dash": "-o /tmp/x --help",
    "an address": "javascript:alert(1)",
    "a number that is none": "1e999999 NaN -0 0x7fffffff",
}
LANGUAGES = ["\"><script>alert(1)</script>", "en\" onclick=\"alert(1)", "xx-yy-zz-not-a-language-at-all-and-longer-than-it-may-be", "e",
             "en_US.UTF-8", "\x00", "x-klingon", "en-x-" + "a" * 400, "123", "zh-Hant-TW-x-a-b", "../../etc"]
DATES = ["2026-13-45", "9999999-01-01", "-1", "2026-02-30", "\"><script>alert(1)</script>", "0000-00-00", "now", "1e9"]
YAML = {
    "aliases": "title: &a Ferry\nsubtitle: *a\n",
    "aliases that grow": "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
                         "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\ntitle: *e\n",
    "an alias to itself": "title: &a [*a]\n",
    "a type": "title: !!python/object/apply:os.system ['id']\n",
    "a binary": "title: !!binary PHNjcmlwdD4=\n",
    "a merge": "base: &b {title: x}\n<<: *b\n",
    "1,000 levels": "title: " + "[" * 1000 + "]" * 1000 + "\n",
    "100,000 levels": "title: " + "[" * 100000 + "\n",
    "10,000 keys": "".join("k%d: v\n" % i for i in range(10000)),
    "a key that stands twice": "title: One\ntitle: Two\n",
    "a key that is a list": "? [a, b]\n: c\ntitle: One\n",
    "no end": "title: One\nauthor: \"open\n",
    "a tab": "title:\n\tOne\n",
    "a directive": "%YAML 9.9\n---\ntitle: One\n",
    "numbers": "title: 0o17\nauthor: 1e400\ndate: 2026-99-99\ntags: [1, ~, true, {a: b}]\n",
    "a NUL": "title: a\0b\n",
}
JSON_LD = {
    "a closing tag": "{\"@type\":\"NewsArticle\",\"headline\":\"<\\/script><script>alert(1)<\\/script>\",\"author\":{\"name\":\"<img onerror=alert(1)>\"}}",
    "100,000 levels": "[" * 100000,
    "no end": "{\"@type\":\"NewsArticle\",\"headline\":\"open",
    "not UTF-8": "{\"@type\":\"NewsArticle\",\"headline\":\"\\ud800 \\u0000 \\u001b[31m\"}",
    "wrong types": "{\"@type\":[1,{}],\"headline\":{\"a\":[]},\"author\":7,\"datePublished\":[[]],\"inLanguage\":{}}",
    "a number": "{\"@type\":\"NewsArticle\",\"headline\":1e999999}",
    "the same key again": "{" + "\"headline\":\"x\"," * 20000 + "\"@type\":\"NewsArticle\"}",
}


def cases(ring):
    found, never = [], ["<script>alert", "onclick=\"alert", "<img onerror", "\x1b", "\x07", "\ufffe"]
    quoted = lambda value: value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\x1b", "\\e").replace("\x07", "\\a")
    for name, value in VALUES.items():
        line = " ".join(value.splitlines()).strip()
        argument = value.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
        found += [
            ring.case("text, headline: " + name, {"a.txt": "%s\n\n%s\n" % (line, ring.PROSE)}, shows=[ring.PROSE], hides=never),
            ring.case("text, header block: " + name, {"a.txt": "Title: %s\nAuthor: %s\nDate: 2026-03-14\nTags: %s\n\n%s\n"
                                                      % (line, line, line, ring.PROSE)}, shows=[ring.PROSE], hides=never),
            ring.case("options: " + name, {"a.txt": "Ferry\n\n" + ring.PROSE, "b.txt": "Wall\n\nOther " + ring.PROSE},
                      status=(0, 2), hides=never,
                      arguments=["-t", argument, "-a", argument, "--identifier", argument] + [part for key in (
                          "publisher", "description", "subject", "rights", "series") for part in ("-M", key + "=" + argument)] + ["in"]),
            ring.case("Markdown, front matter: " + name, {"a.md": "---\ntitle: \"%s\"\nauthor: \"%s\"\ntags: [\"%s\"]\n---\n\n%s\n"
                                                          % ((quoted(line),) * 3 + (ring.PROSE,))}, shows=[ring.PROSE], hides=never, seconds=2),
            ring.case("HTML, head: " + name, {"a.html": "<title>%s</title><meta name=author content='%s'><meta property='og:title' content='%s'>"
                                              "<h1>%s</h1><p>%s</p>" % ((line.replace("<script>alert(1)</script>", "&lt;script&gt;"),) * 4 + (ring.PROSE,))},
                      shows=[ring.PROSE], hides=never),
        ]
    for name, value in VALUES.items():
        file_name = value.replace("/", "|").encode("utf-8", "surrogateescape")[:200].decode("utf-8", "ignore").strip(".")
        if not file_name.startswith("-"):
            found.append(ring.case("file and folder: " + name, {file_name + "/" + file_name + ".txt": "12345 67890. %s\n" % ring.PROSE,
                                   file_name + "/b" + file_name[:180] + ".txt": b"\0" * 99}, status=3, says=["not-text"], hides=never))
    for value in LANGUAGES:
        shown = value.encode("unicode_escape").decode()[:40]
        found += [
            ring.case("HTML, lang: " + shown, {"a.html": "<html lang='%s'><h1 lang='%s'>Ferry</h1><p lang='%s'>%s</p>" % (value, value, value, ring.PROSE)},
                      shows=[ring.PROSE], hides=never),
            ring.case("text, language: " + shown, {"a.txt": "Title: Ferry\nLanguage: %s\nDate: 2026-03-14\n\n%s\n" % (value, ring.PROSE)},
                      shows=[ring.PROSE], hides=never),
        ]
        if value != "\x00":
            found.append(ring.case("option -l: " + shown, {"a.txt": ring.PROSE}, status=(0, 2), arguments=["in", "-l", value], hides=never))
    for value in DATES:
        found += [
            ring.case("text, date: " + value, {"a.txt": "Title: Ferry\nAuthor: Ada Winter\nDate: %s\n\n%s\n" % (value, ring.PROSE)},
                      shows=[ring.PROSE], hides=never),
            ring.case("option --date: " + value, {"a.txt": ring.PROSE}, status=(0, 2), arguments=["in", "--date", value], hides=never),
            ring.case("Markdown, date: " + value, {"a.md": "---\ntitle: Ferry\ndate: '%s'\n---\n\n%s\n" % (value, ring.PROSE)},
                      shows=[ring.PROSE], hides=never),
        ]
    for name, block in YAML.items():
        found.append(ring.case("Markdown, YAML: " + name, {"a.md": "---\n%s---\n\n%s\n" % (block, ring.PROSE)}, shows=[ring.PROSE], hides=never,
                               seconds=2, megabytes=256))
    for name, block in JSON_LD.items():
        found.append(ring.case("HTML, JSON-LD: " + name, {"a.html": "<head><title>Ferry</title><script type='application/ld+json'>%s</script></head>"
                                                          "<body><article><h1>Ferry</h1><p>%s</p></article>" % (block, ring.PROSE)},
                               shows=[ring.PROSE], hides=never, seconds=2, megabytes=256))
    return found
