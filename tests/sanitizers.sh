#!/bin/sh
# Unit tests, goldens, command-line tests and covers once more under clang with AddressSanitizer (which finds
# leaks too) and UndefinedBehaviorSanitizer.
BUILD=${BUILD:-build}/sanitized
export BUILD
if ! command -v clang >/dev/null; then
    echo "ok - sanitizers # SKIP no clang"
    exit 0
fi
flags='-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined'
if ! make -s -j2 all unit-tests BUILD="$BUILD" CC=clang CFLAGS="$flags -Werror" >"$BUILD.log" 2>&1; then
    echo "not ok - build with clang and sanitizers"
    sed 's/^/#   /' "$BUILD.log" | tail -n 20
    exit 0
fi
echo "ok - build with clang and sanitizers, without warnings"
LSAN_OPTIONS=suppressions=$PWD/tests/cover/leaks.supp:print_suppressions=0 ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 tests/run unit golden cli covers |
    sed -e '$d' -e 's/^  not ok/not ok/' -e 's/^\([a-z]*\) *\([0-9]*\) passed, 0 failed, .*/ok - \1 under sanitizers: \2 tests/'
