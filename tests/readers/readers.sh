#!/bin/sh
# Every book in a folder through the programs of others: EPUBCheck 5 and 4.2.6, MuPDF, EbookLib.
cd "$(dirname "$0")" || exit 1
here=$(pwd)
cd ../.. || exit 1
books=$1
"$here/epubcheck.sh" "$books"/*.epub
"$here/mupdf.sh" "$books"/*.epub
python3=/usr/bin/python3 # Debian's EbookLib is seen by Debian's Python alone
for book in "$books"/*.epub; do
    $python3 "$here/ebooklib_metadata.py" "$book"
done
