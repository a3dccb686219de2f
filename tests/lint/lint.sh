#!/bin/sh
# The rules of the house: who may include whom, which names leave the library, how code is laid out.
cd "$(dirname "$0")/../.." || exit 1
BUILD=${BUILD:-build}

# check NAME: what is on standard input breaks the rule.
check() {
    found=$(cat)
    if [ -z "$found" ]; then
        echo "ok - $1"
    else
        echo "not ok - $1"
        echo "$found" | sed 's/^/#   /'
    fi
}

# The folders of src/ and those that their files may include beside their own; files directly in src/ are "top".
awk '
BEGIN {
    may["base"] = may["cli"] = "base"
    may["cover"] = "base image"
    may["book"] = "base"
    may["collect"] = may["refine"] = may["write"] = "base book"
    may["encoding"] = "base"
    may["read"] = "base book encoding"
    may["html"] = "base book encoding read"
    may["markdown"] = "base book encoding read html"
    may["image"] = "base book"
    may["links"] = "base book collect refine write"
    may["plan"] = "base book collect"
    may["pack"] = "base book write"
    may["check"] = "base book pack"
    may["top"] = "base book collect links plan html image markdown read refine write pack check"
    for (i = 1; i < ARGC; i++)
        there[ARGV[i]]
}
function folder(path) { return path ~ "/" ? substr(path, 1, index(path, "/") - 1) : "top" }
/^#include "/ {
    own = folder(substr(FILENAME, 5))
    header = $2
    gsub("\"", "", header)
    neighbour = ("src/" own "/" header) in there
    if (!neighbour && folder(header) != own && !index(" " may[own] " ", " " folder(header) " "))
        print FILENAME " includes " header
}' src/*.[ch] src/*/*.[ch] src/*/*.def | check "dependencies point one way"

# Foreign headers, and the only place that may include them.
only() {
    grep -ln "^#include <$1" src/*.[ch] src/*/*.[ch] | grep -v -e "^$2" | check "only $2 includes $1"
}
only zip.h src/pack/
only libdeflate.h 'src/\(pack/deflate\|html/html_unpack\).c'
only md4c.h src/markdown/
only yaml.h src/markdown/front_yaml.c
only getopt.h src/cli/options.c
only spawn.h src/base/child.c
only jpeglib.h src/image/jpeg.c
only png.h src/image/png.c
only zlib.h src/image/png_chunks.c
only webp/ src/image/webp.c
only gumbo.h src/html/
only jansson.h src/html/facts_json.c
only pango src/cover/
only cairo src/cover/

# One place escapes; a literal tag elsewhere would be a second one.
grep -nE '"[^"]*<(\?xml|/?[a-z][a-z0-9:]*[ />])' src/*.c src/*/*.c |
    grep -vE '^src/(write/(xml|scan).c|pack/pack.c|html/(reduce|html_tree).c|check/.*):' | check "only xml.c prints markup"

grep -nE '\b(printf|puts|putchar|perror|exit|abort|setlocale|getenv|system|popen|signal)\(' \
    $(ls src/*.c src/*/*.c | grep -vE "^src/(cli|cover)/") | check "the library prints nothing and never exits"

grep -nE '\b(strcat|sprintf|gets|strtok|atoi|alloca)\(' src/*.c src/*/*.c | check "no unbounded calls"

grep -nE '\b(TODO|FIXME|XXX|HACK)\b' -r src include Makefile assets/style | check "nothing left for later"

# The manual is generated from the table of options; groff knows the faults of its own pages.
if [ -f "$BUILD/octavo.1" ] && command -v man >/dev/null; then
    { LC_ALL=C.UTF-8 MANWIDTH=100 man --warnings -E UTF-8 -l "$BUILD/octavo.1" 2>&1 >/dev/null
      sed -n 's/^OPTION([^"]*"\([^"]*\)".*/\1/p' src/cli/options.def | while read -r name; do
          grep -q "^\.It.* Fl -$name\( \|\$\)" "$BUILD/octavo.1" || echo "--$name is not in it"
      done; } | check "the manual page is without faults and has every option"
else
    echo "ok - the manual page is without faults and has every option # SKIP no man or no octavo.1"
fi

# What links in the documents lead to.
grep -noE '\]\([^)#:]+[)#]' README.md docs/*.md | sed 's/:[0-9]*:\](/ /; s/[)#]$//' | while read -r page target; do
    [ -e "$(dirname "$page")/$target" ] || echo "$page leads to $target"
done | check "links in the documents lead to files"
grep -ohE '`(src|assets|tests|include|docs)/[^`* ]*`' README.md docs/*.md | tr -d '`' | sort -u | while read -r path; do
    [ -e "$path" ] || echo "$path"
done | check "paths in the documents are there"

# What old engines give up on, by octavo's own table.
if [ -x "$BUILD/octavo" ]; then
    for sheet in assets/style/*.css; do
        "$BUILD/octavo" --dry-run --css "$sheet" assets/demo 2>&1 >/dev/null | grep "$sheet"
    done | check "the style sheets hold nothing that old engines give up on"
else
    echo "ok - the style sheets hold nothing that old engines give up on # SKIP no octavo"
fi

if [ -f "$BUILD/liboctavo.so" ] && command -v nm >/dev/null; then
    # Some linkers (gold) give out where sections end.
    nm -D --defined-only "$BUILD/liboctavo.so" | awk '{print $3}' | grep -vE '^(octavo_.*|__bss_start|_edata|_end)$' |
        check "the shared library exports octavo_ only"
    # No writable data of our own: the library keeps no globals.
    objdump -t "$BUILD/liboctavo.a" | awk '$3 ~ /^(\.data|\.bss|\.tbss|\.tdata|\*COM\*)$/ {print}
        $4 ~ /^(\.data|\.bss|\.tbss|\.tdata|\*COM\*)$/ && $5 !~ /^0+$/ {print $NF}' | check "the library keeps no globals"
else
    echo "ok - the shared library exports octavo_ only # SKIP no nm or no liboctavo.so"
fi

awk 'FNR <= 3 && /^\/\*/ { said[FILENAME] }
END { for (i = 1; i < ARGC; i++) if (!(ARGV[i] in said)) print ARGV[i] }' src/*.[ch] src/*/*.[ch] include/*.h |
    check "every file says what it is for"

wc -l src/*.[ch] src/*/*.[ch] | awk '$2 != "total" && $1 > 400 {print $2, $1}' |
    check "no file over 400 lines"

if command -v clang-format >/dev/null; then
    # It takes long, so files that were right and have not changed since are not looked at again.
    stamp=${BUILD:-build}/tests/layout.stamp
    mkdir -p "${stamp%/*}"
    newer=$([ -e "$stamp" ] && [ ! .clang-format -nt "$stamp" ] && echo "-newer $stamp")
    # shellcheck disable=SC2086 # two words or none
    faults=$(find include src tests/unit tests/fuzz -name '*.[ch]' $newer -exec clang-format --dry-run {} + 2>&1 |
        sed -n 's/: warning:.*//p')
    [ -z "$faults" ] && touch "$stamp"
    printf '%s' "$faults" | check "clang-format decides layout"
else
    echo "ok - clang-format decides layout # SKIP no clang-format"
fi
