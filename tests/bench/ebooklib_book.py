"""ebooklib_book.py OUT FOLDER: the book of a folder of articles as one writes it with EbookLib."""
import html, os, sys
from ebooklib import epub

book = epub.EpubBook()
book.set_identifier("bench")
book.set_title("Bench")
book.set_language("en")
chapters = []
for folder, folders, names in os.walk(sys.argv[2]):
    folders.sort()
    for name in sorted(names):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            headline, *paragraphs = [html.escape(line) for line in file.read().splitlines()]
        chapter = epub.EpubHtml(title=headline, file_name="c%d.xhtml" % len(chapters), lang="en")
        chapter.content = "<h1>%s</h1>%s" % (headline, "".join("<p>%s</p>" % p for p in paragraphs))
        book.add_item(chapter)
        chapters.append(chapter)
book.toc = chapters
book.spine = ["nav"] + chapters
book.add_item(epub.EpubNcx())
book.add_item(epub.EpubNav())
epub.write_epub(sys.argv[1], book)
