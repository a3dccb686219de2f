"""External entities, document types, XInclude, entity bombs. Rule: none is ever loaded or expanded; a page's
references are HTML's own."""

DECLARED = {
    "a file": "<!DOCTYPE html [<!ENTITY e SYSTEM 'file://{stage}/secret.txt'>]>",
    "a file by its path": "<!DOCTYPE html [<!ENTITY e SYSTEM '../secret.txt'>]>",
    "an address": "<!DOCTYPE html [<!ENTITY e SYSTEM 'http://127.0.0.1:{port}/canary'>]>",
    "a public name": "<!DOCTYPE html [<!ENTITY e PUBLIC 'x' 'file://{stage}/secret.txt'>]>",
    "a parameter entity": "<!DOCTYPE html [<!ENTITY % p SYSTEM 'file://{stage}/secret.txt'> %p; <!ENTITY e 'x'>]>",
    "a document type elsewhere": "<!DOCTYPE html SYSTEM 'http://127.0.0.1:{port}/canary.dtd'>",
    "a document type beside it": "<!DOCTYPE html SYSTEM '../secret.txt'>",
    "a bomb": "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
        "<!ENTITY %s '%s'>" % (name, ("&%s;" % before) * 10) for before, name in zip("abcdefghij", "bcdefghijk")) + "<!ENTITY e '&k;'>]>",
    "a quadratic bomb": "<!DOCTYPE html [<!ENTITY e '" + "x" * 20000 + "'>]>",
    "itself": "<!DOCTYPE html [<!ENTITY e '&f;'><!ENTITY f '&e;'>]>",
    "markup": "<!DOCTYPE html [<!ENTITY e '<script>alert(1)</script>'>]>",
    "an attribute list": "<!DOCTYPE html [<!ATTLIST p onclick CDATA 'alert(1)'>]>",
    "a notation": "<!DOCTYPE html [<!NOTATION n SYSTEM '/bin/sh'><!ENTITY e SYSTEM '../secret.txt' NDATA n>]>",
}
INCLUDED = {
    "XInclude": "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='../secret.txt'/>",
    "XInclude, fallback": "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='gone'><xi:fallback>F</xi:fallback></xi:include>",
    "a style sheet of XML": "<?xml-stylesheet type='text/xsl' href='../secret.txt'?>",
    "server-side include": "<!--#include file='../secret.txt' --><!--#exec cmd='cat ../secret.txt' -->",
    "edge-side include": "<esi:include src='../secret.txt'/>",
    "PHP": "<?php readfile('../secret.txt'); ?>",
    "an import of old": "<link rel=import href='../secret.html'>",
    "a template's data": "<xml src='../secret.txt' id=x></xml><span datasrc='#x' datafld=y></span>",
}


def cases(ring):
    def filled(text):
        return lambda stage: text.replace("{stage}", str(stage)).replace("{port}", str(ring.PORT))

    body = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>Ferry</title></head><body><h1>Ferry</h1>%s<p>%s</p><p>After it.</p></body></html>"
    uses = "<p>%s</p>" % ("&e; " * 40)
    found = []
    for name, declared in DECLARED.items():
        for article, form in (("a.xhtml", "<?xml version='1.0'?>%s"), ("a.html", "%s")):
            found.append(ring.case("%s: %s" % (article, name), {article: filled(form % declared + body % (uses, ring.PROSE))},
                                   shows=["After it."], hides=["<script", "<!ENTITY", "x" * 2000], seconds=2, megabytes=256))
    for name, piece in INCLUDED.items():
        found.append(ring.case("HTML: " + name, {"a.html": filled(body % (piece, ring.PROSE))}, shows=["After it."], hides=["/bin/"]))
        found.append(ring.case("Markdown: " + name, {"a.md": filled("# Ferry\n\n%s\n\n%s\n\nAfter it.\n" % (piece, ring.PROSE))},
                               shows=["After it."]))
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='20'><text y='9'>&e; &amp; words</text><rect width='9' height='9' id='&e;'/></svg>"
    for name, declared in DECLARED.items():
        svg = declared.replace("DOCTYPE html", "DOCTYPE svg") + drawing
        for coding in ("utf-8", "utf-16"):
            found.append(ring.case("drawing in %s: %s" % (coding, name), {"a.md": "# Ferry\n\n%s\n\n![The chart](x.svg)\n\nAfter it.\n" % ring.PROSE,
                                   "x.svg": lambda stage, svg=svg, coding=coding: filled(svg)(stage).encode(coding)}, needs=["markdown", "images"],
                                   shows=["After it."], hides=["alert(1)", "<!ENTITY", "x" * 2000, "canary"], seconds=2, megabytes=256))
    for name in ("a file", "a bomb", "markup"):
        found.append(ring.case("text: %s is words" % name, {"a.txt": filled("Ferry\n\n%s\n\n&e; and &k; and &amp; stay. %s\n"
                                                                            % (DECLARED[name], ring.PROSE))},
                               shows=["&e; and &k; and &amp; stay."], seconds=2, megabytes=256))
    return found
