# octavo. `make` builds, `make demo` and `make test` install what they lack first; see README.md and docs/tests.md.
# Variables: CC, BUILD (folder for all that is made), NO_INSTALL=1 (name missing packages, install
# none), CORPORA (folder of real articles for `make corpora` and `make languages`), PREFIX and
# DESTDIR (make install), V=1 (show whole commands).

BUILD ?= build
PREFIX ?= /usr/local
CORPORA ?=
CFLAGS ?= -O3 -g
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
           -Wmissing-prototypes -Wvla
HARDENING = -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIC

# Features: folders of src/ that are built where pkg-config finds what they stand on, and left out
# elsewhere; the code knows each by OCTAVO_WITH_ and its name.
KNOWN_FEATURES = html image markdown
NEEDS_image = libjpeg libpng libwebp zlib
NEEDS_markdown = md4c yaml-0.1
NEEDS_html = gumbo jansson
FEATURES := $(foreach feature,$(KNOWN_FEATURES),$(if \
              $(shell pkg-config --exists $(NEEDS_$(feature)) && echo yes),$(feature)))
MISSING = $(filter-out $(FEATURES),image markdown html)
LIBRARIES = libzip libxml-2.0 libdeflate $(foreach feature,$(FEATURES),$(NEEDS_$(feature)))

# Debian's names of what each command needs.
BUILD_PACKAGES = gcc libc6-dev pkg-config libzip-dev libxml2-dev libdeflate-dev \
                 libgumbo-dev libjansson-dev libmd4c-dev libyaml-dev libwebp-dev \
                 libpango1.0-dev libjpeg-dev libpng-dev fonts-noto-core fonts-noto-cjk
CHECK_PACKAGES = $(BUILD_PACKAGES) libcmocka-dev python3 binutils
TEST_PACKAGES = $(CHECK_PACKAGES) clang libclang-rt-14-dev clang-format default-jre-headless \
                epubcheck npm mupdf-tools python3-ebooklib locales-all \
                chromium nodejs fonts-noto-core fonts-noto-cjk

# Recipes that need pkg-config run after the packages are there.
LIBRARY_CFLAGS = $(shell pkg-config --cflags $(LIBRARIES))
LIBRARY_LIBS = $(shell pkg-config --libs $(LIBRARIES)) -pthread
COMPILE = $(CC) -std=c11 $(WARNINGS) $(HARDENING) -fvisibility=hidden -Iinclude -Isrc \
          -I$(BUILD)/made $(patsubst %,-DOCTAVO_WITH_%,$(FEATURES)) $(LIBRARY_CFLAGS) $(CFLAGS)

# `make` names what it makes, `make V=1` shows how.
SAY = $(if $(V),,@$(if $(findstring s,$(firstword -$(MAKEFLAGS))),,printf '  %-7s %s\n' $(1) $(@:$(BUILD)/%=%);))
# Targets that call make use all processors, unless their caller said how many.
ALL_JOBS = $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$$(getconf _NPROCESSORS_ONLN))

VERSION = $(shell sed -n 's/.*OCTAVO_VERSION "\(.*\)"/\1/p' src/version.h)
SONAME = liboctavo.so.0
LIBRARY_SOURCES = $(filter-out src/cli/% src/cover/% $(foreach feature,$(MISSING),src/$(feature)/%),$(wildcard src/*.c src/*/*.c)) $(BUILD)/made/themes.c
CLI_SOURCES = $(wildcard src/cli/*.c)
COVER_SOURCES = $(wildcard src/cover/*.c)
LIBRARY_OBJECTS = $(patsubst %.c,$(BUILD)/objects/%.o,$(LIBRARY_SOURCES))
CLI_OBJECTS = $(patsubst %.c,$(BUILD)/objects/%.o,$(CLI_SOURCES))
COVER_OBJECTS = $(patsubst %.c,$(BUILD)/objects/%.o,$(COVER_SOURCES))
# The program that draws covers; built where what it stands on is there.
COVER_LIBRARIES = pangocairo $(NEEDS_image)
COVER_PROGRAM = $(if $(filter image,$(FEATURES)),$(if $(shell pkg-config --exists $(COVER_LIBRARIES) && echo yes),$(BUILD)/octavo-cover))
# A feature's tests begin with its name.
UNIT_TESTS = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(filter-out $(foreach feature,$(MISSING),tests/unit/$(feature)_%),$(wildcard tests/unit/*.c)))
UNIT_OBJECTS = $(patsubst $(BUILD)/tests/%,$(BUILD)/objects/tests/unit/%.o,$(UNIT_TESTS))

.PHONY: all unit-tests demo check test lint format golden-update corpora languages twins extraction bench gallery fuzz hostile install uninstall clean
.DELETE_ON_ERROR:
.SECONDARY: $(UNIT_OBJECTS)

all: $(BUILD)/octavo $(BUILD)/liboctavo.so $(COVER_PROGRAM) $(BUILD)/octavo.1

$(BUILD)/octavo: $(CLI_OBJECTS) $(BUILD)/liboctavo.a
	$(call SAY,LINK)$(CC) $(CFLAGS) -pie -Wl,-z,relro,-z,now $(LDFLAGS) -o $@ $^ $(LIBRARY_LIBS)

$(BUILD)/octavo-cover: $(COVER_OBJECTS) $(BUILD)/liboctavo.a
	$(call SAY,LINK)$(CC) $(CFLAGS) -pie -Wl,-z,relro,-z,now $(LDFLAGS) -o $@ $^ \
	    $(shell pkg-config --libs $(COVER_LIBRARIES)) -lm

$(BUILD)/objects/src/cover/%.o: LIBRARY_CFLAGS = $(shell pkg-config --cflags $(COVER_LIBRARIES))

$(BUILD)/liboctavo.a: $(LIBRARY_OBJECTS)
	@rm -f $@
	$(call SAY,AR)$(AR) rcs $@ $^

$(BUILD)/liboctavo.so: $(LIBRARY_OBJECTS)
	$(call SAY,LINK)$(CC) $(CFLAGS) -shared -Wl,-soname,$(SONAME) -Wl,-z,relro,-z,now $(LDFLAGS) \
	    -o $@.$(VERSION) $^ $(LIBRARY_LIBS)
	@ln -sf liboctavo.so.$(VERSION) $(BUILD)/$(SONAME)
	@ln -sf $(SONAME) $@

$(BUILD)/objects/%.o: %.c
	@mkdir -p $(@D)
	$(call SAY,CC)$(COMPILE) -MMD -MP -c -o $@ $<

$(BUILD)/objects/$(BUILD)/made/%.o: $(BUILD)/made/%.c
	@mkdir -p $(@D)
	$(call SAY,CC)$(COMPILE) -MMD -MP -c -o $@ $<

# The manual page, with the options of the table that the parser and --help are made of.
$(BUILD)/octavo.1: docs/octavo.1 docs/options.awk src/cli/options.def
	@mkdir -p $(@D)
	$(call SAY,MAN)awk -f docs/options.awk src/cli/options.def docs/octavo.1 > $@

# The style sheets as strings, which src/themes.h names.
STYLES = base newspaper book plain
$(BUILD)/made/themes.c: $(patsubst %,assets/style/%.css,$(STYLES)) Makefile
	@mkdir -p $(@D)
	$(call SAY,STYLE){ echo '#include "themes.h"'; for name in $(STYLES); do \
	  echo "const char style_$$name[] = {"; \
	  od -An -v -tu1 assets/style/$$name.css | sed 's/  */,/g; s/^,//; s/$$/,/'; echo '0};'; done; } > $@

# The demonstration newspaper.
demo:
	@tests/tools/need-packages "make demo" make $(BUILD_PACKAGES)
	@$(MAKE) --no-print-directory $(ALL_JOBS) $(BUILD)/demo.epub
	@ls -l $(BUILD)/demo.epub

$(BUILD)/demo.epub: all $(shell find assets/demo -type f | sed 's/ /\\ /g')
	$(BUILD)/octavo -o $@ -t "The Saltmarsh Courier" -M publisher="The Saltmarsh Courier" \
	    --date 2026-06-13 assets/demo

# The fast loop: no Java, no browser, no network.
unit-tests: $(UNIT_TESTS) $(BUILD)/language/driver $(BUILD)/encoding/decode $(BUILD)/check/driver

check: all unit-tests
	@BUILD=$(BUILD) tests/run cli,lint unit,golden,few markdown,books,check,languages,anatomy

# Everything, also what takes Java and a browser; runs on a fresh Debian 12 machine.
test:
	@tests/tools/need-packages "make test" make $(TEST_PACKAGES)
	@$(MAKE) --no-print-directory $(ALL_JOBS) all unit-tests BUILD=$(BUILD)
	@BUILD=$(BUILD) CORPORA=$(CORPORA) tests/run lint unit golden markdown languages anatomy cli books check covers consumer sandbox hostile fuzz faults mutant sanitizers readers engines

$(BUILD)/tests/%: $(BUILD)/objects/tests/unit/%.o $(BUILD)/liboctavo.a
	@mkdir -p $(@D)
	$(call SAY,LINK)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lcmocka $(LIBRARY_LIBS)

lint:
	@BUILD=$(BUILD) tests/lint/lint.sh
	@tests/anatomy/labels.py

format:
	clang-format -i include/*.h src/*.[ch] src/*/*.[ch] tests/unit/*.[ch] tests/fuzz/*.[ch]

golden-update: all
	@BUILD=$(BUILD) tests/golden/golden.py --update

# Real articles that are not part of the project: books of each folder in CORPORA, all checked.
corpora: all
	@BUILD=$(BUILD) CORPORA=$(CORPORA) tests/run corpora

# Inputs below CORPORA that are known to break converters, as text, Markdown and pages; EPUBCHECK=N of the books are
# checked by EPUBCheck, too.
hostile: all
	@BUILD=$(BUILD) EPUBCHECK=$(EPUBCHECK) tests/hostile/corpora.py $(CORPORA)

# Fuzzing: seeds, regressions, then each target for so many seconds; TARGETS names some, CORPORA gives more seeds.
FUZZ_TIME ?= 60
fuzz:
	@BUILD=$(BUILD) FUZZ_TIME=$(FUZZ_TIME) CORPORA=$(CORPORA) tests/fuzz/fuzz.py $(TARGETS)

# Made by tests/fuzz/fuzz.py, with clang's flags.
$(BUILD)/targets/%: tests/fuzz/%.c $(BUILD)/objects/tests/fuzz/oracle.o $(BUILD)/liboctavo.a
	@mkdir -p $(@D)
	$(call SAY,CC)$(COMPILE) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBRARY_LIBS)

$(BUILD)/objects/tests/fuzz/oracle.o: override CFLAGS += -fno-sanitize=fuzzer-no-link

# How well the parts of articles are found: in our own, and in those below CORPORA (a folder of plain texts) if it is set.
anatomy: all
	@python3 tests/anatomy/score.py $(BUILD)/octavo $(if $(CORPORA),--corpus $(CORPORA)) $(ANATOMY_ARGUMENTS)

# How well the article is found in pages, and what they say about it: in aeb/ and readability/ below CORPORA.
extraction: all
	@python3 tests/html/extraction.py $(BUILD)/octavo $(CORPORA) $(EXTRACTION_ARGUMENTS)

# How well the language of those articles is told, and how fast.
languages: all $(BUILD)/language/driver
	@BUILD=$(BUILD) CORPORA=$(CORPORA) tests/language/languages.py

# Files in legacy encodings in CORPORA against their twins in UTF-8.
twins: $(BUILD)/encoding/decode
	@BUILD=$(BUILD) tests/encoding/twins.py $(CORPORA)

$(BUILD)/encoding/%: tests/encoding/%.c $(BUILD)/liboctavo.a
	@mkdir -p $(@D)
	$(call SAY,CC)$(COMPILE) $(LDFLAGS) -o $@ $< $(BUILD)/liboctavo.a $(LIBRARY_LIBS)

$(BUILD)/check/%: tests/check/%.c $(BUILD)/liboctavo.a
	@mkdir -p $(@D)
	$(call SAY,CC)$(COMPILE) $(LDFLAGS) -o $@ $< $(BUILD)/liboctavo.a $(LIBRARY_LIBS)

$(BUILD)/language/%: tests/language/%.c $(BUILD)/liboctavo.a
	@mkdir -p $(@D)
	$(call SAY,CC)$(COMPILE) $(LDFLAGS) -o $@ $< $(BUILD)/liboctavo.a $(LIBRARY_LIBS)

# Times beside the limit program and installed peers; BIG=1 takes 100,000 articles too.
bench: all $(patsubst %,$(BUILD)/bench/%,generate limit measure)
	@BUILD=$(BUILD) tests/bench/bench.py $(BENCH_ARGUMENTS)

$(BUILD)/bench/%: tests/bench/%.c
	@mkdir -p $(@D)
	$(call SAY,CC)$(COMPILE) $(LDFLAGS) -o $@ $< $(LIBRARY_LIBS)

# One picture of many pages: three books, three engines, three screens, light and at night.
gallery: demo
	@BUILD=$(BUILD) tests/run books >$(BUILD)/gallery.log || { cat $(BUILD)/gallery.log; exit 1; }
	@BUILD=$(BUILD) tests/readers/gallery.sh $(BUILD)/gallery.png $(BUILD)/gallery \
	    $(patsubst %,$(BUILD)/books/%.epub,demo one nested-arabic)

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pkgconfig $(DESTDIR)$(PREFIX)/include \
	    $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/doc/octavo
	install -m 755 $(BUILD)/octavo $(DESTDIR)$(PREFIX)/bin
	$(if $(COVER_PROGRAM),install -d $(DESTDIR)$(PREFIX)/libexec/octavo)
	$(if $(COVER_PROGRAM),install -m 755 $(COVER_PROGRAM) $(DESTDIR)$(PREFIX)/libexec/octavo)
	install -m 644 $(BUILD)/octavo.1 $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 docs/decisions.md docs/report.md $(DESTDIR)$(PREFIX)/share/doc/octavo
	install -m 644 include/octavo.h $(DESTDIR)$(PREFIX)/include
	install -m 644 $(BUILD)/liboctavo.a $(BUILD)/liboctavo.so.$(VERSION) $(DESTDIR)$(PREFIX)/lib
	ln -sf liboctavo.so.$(VERSION) $(DESTDIR)$(PREFIX)/lib/$(SONAME)
	ln -sf $(SONAME) $(DESTDIR)$(PREFIX)/lib/liboctavo.so
	printf '%s\n' 'Name: octavo' 'Description: binds articles into one EPUB 3 file' \
	    'Version: $(VERSION)' 'Requires.private: $(LIBRARIES)' \
	    'Cflags: -I$(PREFIX)/include' 'Libs: -L$(PREFIX)/lib -loctavo' \
	    > $(DESTDIR)$(PREFIX)/lib/pkgconfig/octavo.pc

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/octavo $(DESTDIR)$(PREFIX)/include/octavo.h \
	    $(DESTDIR)$(PREFIX)/share/man/man1/octavo.1 $(DESTDIR)$(PREFIX)/share/doc/octavo/*.md \
	    $(DESTDIR)$(PREFIX)/libexec/octavo/octavo-cover $(DESTDIR)$(PREFIX)/lib/liboctavo.* $(DESTDIR)$(PREFIX)/lib/pkgconfig/octavo.pc
	rmdir $(DESTDIR)$(PREFIX)/libexec/octavo $(DESTDIR)$(PREFIX)/share/doc/octavo 2>/dev/null || true

clean:
	rm -rf $(BUILD)

-include $(LIBRARY_OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(COVER_OBJECTS:.o=.d) $(UNIT_OBJECTS:.o=.d)
