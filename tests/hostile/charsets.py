"""Charset tricks. Rule: the labels of WHATWG and no others; bytes are decoded first, and what they say is parsed as
UTF-8; so no encoding hides markup from one reader and shows it to another."""

SCRIPT = "<script>alert(1)</script>"
PAGE = "<html><head>%s<title>Ferry</title></head><body><h1>Ferry</h1><p>%s</p>%s<p>After it.</p></body></html>"
META = "<meta charset='%s'>"


def cases(ring):
    utf7 = "+ADw-script+AD4-alert(1)+ADw-/script+AD4-"
    page = lambda label, piece="": (PAGE % (META % label if label else "", ring.PROSE, piece)).encode()
    hidden = ["<script", "<img"]
    found = [ring.case("text, " + name, {"a.txt": content}, status=status, says=says, shows=shows, hides=hidden)
             for name, content, status, says, shows in [
        ("UTF-7 is not read", "Ferry\n\n%s %s\n" % (utf7, ring.PROSE), 0, [], [utf7]),
        ("an overlong <", b"Ferry\n\n\xc0\xbcscript\xc0\xbealert(1) " + ring.PROSE.encode(), (0, 3), [], ["alert(1)"]),
        ("an overlong < of three bytes", b"Ferry\n\n\xe0\x80\xbcscript " + ring.PROSE.encode(), (0, 3), [], []),
        ("surrogates as UTF-8", b"Ferry\n\n\xed\xa0\xbd\xed\xb8\x80 " + ring.PROSE.encode(), (0, 3), [], []),
        ("beyond U+10FFFF", b"Ferry\n\n\xf4\x90\x80\x80 \xf8\x88\x80\x80\x80 " + ring.PROSE.encode(), (0, 3), [], []),
        ("ISO-2022-JP that hides a sign", b"Ferry\n\n\x1b$B\x1b(B<script>alert(1)</script> " + ring.PROSE.encode(), (0, 3), [], []),
        ("ISO-2022-KR and -CN", b"Ferry\n\n\x1b$)C\x0e\x21\x22\x0f\x1b$)A " + ring.PROSE.encode(), (0, 3), [], []),
        ("HZ", "Ferry\n\n~{<script>~} %s\n" % ring.PROSE, 0, [], []),
        ("a byte-order mark that lies", b"\xff\xfe" + ring.PROSE.encode(), (0, 1, 3), [], []),
        ("two byte-order marks", b"\xef\xbb\xbf\xef\xbb\xbfFerry\n\n" + ring.PROSE.encode(), 0, [], [ring.PROSE]),
        ("a mark of UTF-8 before UTF-16", b"\xef\xbb\xbf" + ring.PROSE.encode("utf-16"), (0, 1, 3), [], []),
        ("UTF-32 without an end", ring.PROSE.encode("utf-32") + b"\0", (0, 3), [], []),
        ("UTF-16 of half a character", ring.PROSE.encode("utf-16") + b"\x3d", 3, ["undecodable"], []),
        ("a lead byte before the end", "Ferry\n\n".encode() + ring.PROSE.encode() + b"\xe2\x82", (0, 3), [], []),
        ("a lead byte that eats a quotation mark", b"Ferry\n\n\x83\"\x81<script> " + ring.PROSE.encode(), (0, 3), [], []),
        ("EBCDIC", ring.PROSE.encode("cp037"), (1, 3), [], []),
        ("every byte there is", bytes(range(256)) * 3, 1, ["not-text"], []),
        ("Latin and Cyrillic that look the same", "Ferrу\n\n%s аlеrt\n" % ring.PROSE, 0, [], []),
        ("tags in the plane of tags", "Ferry\n\n%s \U000e003cscript\U000e003e\n" % ring.PROSE, 0, [], []),
        ("wide signs", "Ferry\n\n＜script＞alert(1)＜/script＞ %s\n" % ring.PROSE, 0, [], ["＜script＞"]),
    ]]
    for label in ("utf-7", "UTF-7", "hz-gb-2312", "iso-2022-kr", "iso-2022-cn", "x-user-defined", "ebcdic-us", "cp037", "scsu", "bocu-1",
                  "utf-32", "utf-16", "utf-16le", "cesu-8", "x-mac-roman", "bogus", "", "'><script>alert(1)</script>", "a" * 5000):
        found.append(ring.case("HTML, labelled " + label[:24], {"a.html": page(label, "<p>%s</p>" % utf7)}, shows=[ring.PROSE, "After it."],
                               hides=["<script", "alert(1)</script"]))
    for name, content in {
        "label and bytes differ": page("shift_jis", "<p title='\u00e9'>caf\u00e9</p>"),
        "a lead byte that eats a quotation mark": page("shift_jis").replace(b"After it.", b"<a title=\"\x83\" href=\"x\" onclick=alert(1)>x</a>After it."),
        "a lead byte that eats a sign, GB18030": page("gb18030").replace(b"<p>After", b"<p>\x81<script>alert(1)</script></p><p>After"),
        "a lead byte that eats a sign, Big5": page("big5").replace(b"<p>After", b"<p>\x81<script>alert(1)</script></p><p>After"),
        "ISO-2022-JP escapes": page("iso-2022-jp").replace(b"<p>After", b"<p>\x1b$B<script>alert(1)</script>\x1b(B</p><p>After"),
        "ISO-2022-JP with a yen sign": page("iso-2022-jp").replace(b"<p>After", b"<p title=\"\x1b(J\\\x1b(B\" onclick=alert(1) x=\"\">x</p><p>After"),
        "NULs in a tag": page("utf-8").replace(b"<p>After", b"<scr\0ipt>alert(1)</scr\0ipt><p>After"),
        "NULs in all": page("utf-8").replace(b"<p>After", b"\0<\0p\0>\0<p>After"),
        "an overlong <": page("utf-8").replace(b"<p>After", b"<p>\xc0\xbcscript\xc0\xbealert(2)</p><p>After"),
        "UTF-16 with a label of UTF-8": page("utf-8").decode().encode("utf-16"),
        "UTF-8 with a label of UTF-16": page("utf-16", "<p>caf\u00e9</p>"),
        "a label behind 1,024 bytes": (PAGE % ("<!-- %s -->" % ("x" * 1100) + META % "koi8-r", ring.PROSE, "")).encode(),
        "a label in a comment": (PAGE % ("<!-- <meta charset=utf-16> -->", ring.PROSE, "<p>caf\u00e9</p>")).encode(),
        "a label in a script": (PAGE % ("<script>'<meta charset=utf-7>'</script>", ring.PROSE, "<p>caf\u00e9</p>")).encode(),
        "two labels": (PAGE % (META % "utf-8" + META % "koi8-r", ring.PROSE, "<p>caf\u00e9</p>")).encode(),
    }.items():
        found.append(ring.case("HTML, " + name, {"a.html": content}, status=(0, 3), shows=["After it."], hides=["<script", "onclick", "alert(1)</"]))
    for label, status in (("utf-7", 2), ("ebcdic-us", 2), ("iso-2022-kr", (0, 2, 3)), ("bogus", 2), ("iso-2022-jp", (0, 3)), ("utf-16", (0, 1, 3)),
                          ("gb18030", 0), ("shift_jis", 0)):
        found.append(ring.case("option --encoding " + label, {"a.txt": "Ferry\n\n%s %s\n" % (utf7, ring.PROSE)}, status=status, hides=hidden,
                               arguments=["in", "--encoding", label]))
    return found
