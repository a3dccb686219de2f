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

# A folder of src/ and the folders that its files may include; files directly in src/ are "top".
allowed() {
    case $1 in
    base) echo "base" ;;
    book) echo "base book" ;;
    collect | read | refine | write) echo "base book $1" ;;
    pack) echo "base book write pack" ;;
    check) echo "base book pack check" ;;
    top) echo "base book collect read refine write pack check top" ;;
    cli) echo "base cli" ;;
    esac
}

for file in src/*.[ch] src/*/*.[ch] src/*/*.def; do
    own=$(echo "$file" | sed -n 's,src/\([a-z]*\)/.*,\1,p')
    own=${own:-top}
    sed -n 's/^#include "\(.*\)"/\1/p' "$file" | while read -r header; do
        [ -f "src/$own/$header" ] && continue # a neighbour
        folder=$(echo "$header" | sed -n 's,\([a-z]*\)/.*,\1,p')
        case " $(allowed "$own") " in
        *" ${folder:-top} "*) ;;
        *) echo "$file includes $header" ;;
        esac
    done
done | check "dependencies point one way"

# Foreign headers, and the only place that may include them.
only() {
    grep -ln "^#include <$1" src/*.[ch] src/*/*.[ch] | grep -v -e "^$2" | check "only $2 includes $1"
}
only zip.h src/pack/
only libdeflate.h src/pack/deflate.c
only getopt.h src/cli/options.c

# One place escapes; a literal tag elsewhere would be a second one.
grep -nE '"[^"]*<(\?xml|/?[a-z][a-z0-9:]*[ />])' src/*.c src/*/*.c |
    grep -vE '^src/(write/(xml|scan).c|pack/pack.c|check/.*):' | check "only xml.c prints markup"

grep -nE '\b(printf|puts|putchar|perror|exit|abort|setlocale|getenv|system|popen|signal)\(' \
    $(ls src/*.c src/*/*.c | grep -v ^src/cli/) | check "the library prints nothing and never exits"

grep -nE '\b(strcat|sprintf|gets|strtok|atoi|alloca)\(' src/*.c src/*/*.c | check "no unbounded calls"

grep -nE '\b(TODO|FIXME|XXX|HACK)\b' -r src include Makefile assets/book.css | check "nothing left for later"

if [ -f "$BUILD/liboctavo.so" ] && command -v nm >/dev/null; then
    nm -D --defined-only "$BUILD/liboctavo.so" | awk '{print $3}' | grep -v '^octavo_' |
        check "the shared library exports octavo_ only"
    # No writable data of our own: the library keeps no globals.
    objdump -t "$BUILD/liboctavo.a" | awk '$3 ~ /^(\.data|\.bss|\.tbss|\.tdata|\*COM\*)$/ {print}
        $4 ~ /^(\.data|\.bss|\.tbss|\.tdata|\*COM\*)$/ && $5 !~ /^0+$/ {print $NF}' | check "the library keeps no globals"
else
    echo "ok - the shared library exports octavo_ only # SKIP no nm or no liboctavo.so"
fi

for file in src/*.[ch] src/*/*.[ch] include/*.h; do
    head -n 3 "$file" | grep -q '^/\*' || echo "$file"
done | check "every file says what it is for"

wc -l src/*.[ch] src/*/*.[ch] | awk '$2 != "total" && $1 > 400 {print $2, $1}' |
    check "no file over 400 lines"

if command -v clang-format >/dev/null; then
    # It takes long, so files that were right and have not changed since are not looked at again.
    stamp=${BUILD:-build}/tests/layout.stamp
    mkdir -p "${stamp%/*}"
    newer=$([ -e "$stamp" ] && [ ! .clang-format -nt "$stamp" ] && echo "-newer $stamp")
    # shellcheck disable=SC2086 # two words or none
    faults=$(find include src tests/unit -name '*.[ch]' $newer -exec clang-format --dry-run {} + 2>&1 |
        sed -n 's/: warning:.*//p')
    [ -z "$faults" ] && touch "$stamp"
    printf '%s' "$faults" | check "clang-format decides layout"
else
    echo "ok - clang-format decides layout # SKIP no clang-format"
fi
