#!/bin/sh
# mupdf.sh BOOK... - MuPDF, a second and strict layout engine: every page as text and as a picture.
# It must end well, find words in the order of the book's files, and say nothing on standard error but its
# remark on EPUB's version; a "css syntax error" there means that it threw the style sheet away. Sheets of the user's
# own (css/user1.css) may hold what MuPDF does not know; EPUBCheck judges them.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$(dirname "$0")/../tools/need-packages" mupdf.sh mupdf-tools >&2

draw() { # FORMAT RESOLUTION BOOK: pages of $width x $height points, no colour profiles
    timeout 300 mutool draw -q -N -W "$width" -H "$height" -S "$letters" -F "$1" -r "$2" -o - "$3" 2>"$work/err"
    status=$?
    grep -v -e '^warning: unknown epub version' -e '(EPUB/css/user[0-9]*\.css:' "$work/err" >"$work/said"
    [ "$status" = 0 ] && ! [ -s "$work/said" ]
}

say() { # NAME CONDITION: one line of the result, with what MuPDF said
    if [ "$2" = 0 ]; then echo "ok - MuPDF $1"; return; fi
    echo "not ok - MuPDF $1"
    echo "# exit status $status"
    sort "$work/said" | uniq -c | head -n 20 | sed 's/^ */# /'
}

for book; do
    if ! command -v mutool >/dev/null; then
        echo "ok - MuPDF: $book # SKIP mupdf-tools is not installed"
        continue
    fi
    width=450 height=600 letters=11
    draw txt 72 "$book" >"$work/text"
    result=$?
    if [ $result = 0 ] && ! grep -q '[^[:space:]]' "$work/text"; then
        result=1
        echo "no words on any page" >>"$work/said"
    fi
    say "text: $book" $result
    python3 "$(dirname "$0")/mupdf_order.py" "$book" "$work/text"
    draw pgm 36 "$book" >/dev/null   # half size: the layout is the same, the time is not
    say "pages: $book" $?
    # Where margins leave no room for words, MuPDF goes on for ever, and readers break every word.
    width=320 height=480 letters=24
    draw txt 72 "$book" >/dev/null
    say "narrow pages with large letters: $book" $?
done
