// faults.mjs - the self-test: faults planted in a sound book, one each, that must be noticed as what they are.
// The book is trio.epub of the suite "books", or its right-to-left sister.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { direction } from './direction.mjs'
import { journey } from './journey.mjs'
import { links } from './links.mjs'
import { narrow, phone, phoneNight } from './screens.mjs'

const intoChapter = markup => ({ 'EPUB/text/c2.xhtml': text => text.replace('</section>', `${markup}</section>`) })

const replace = (path, from, to) => ({ [path]: text => text.replace(from, to) })

const COVER = '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="2560"><rect width="1600" height="2560"/></svg>'

const page = body => '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Cover</title>'
    + `<link rel="stylesheet" type="text/css" href="../css/book.css"/></head><body>${body}</body></html>`

// A cover of our own, first in the spine, in place of the book's if it has one.
const cover = body => ({
    'EPUB/package.opf': text => text.replace(/ properties="cover-image"/, '')
        .replace('</manifest>', '<item id="planted" href="text/planted.xhtml" media-type="application/xhtml+xml"/>'
            + '<item id="drawn" href="drawn.svg" media-type="image/svg+xml" properties="cover-image"/></manifest>')
        .replace(/<spine[^>]*>/, '$&<itemref idref="planted"/>'),
    'EPUB/text/planted.xhtml': () => page(body),
    'EPUB/drawn.svg': () => COVER,
})

const fitting = 'max-width: 100%; max-height: 95vh'

// What is planted, who must notice it, and under which kind; kind null: nothing may be noticed.
const FAULTS = [
    { name: 'nothing', edit: {}, kind: null, test: journey, screen: phone },
    { name: 'nothing, at night', edit: {}, kind: null, test: journey, screen: phoneNight },
    { name: 'nothing, on a narrow screen', edit: {}, kind: null, test: journey, screen: narrow },
    { name: 'nothing in its links', edit: {}, kind: null, test: links, screen: phone },
    { name: 'a white paragraph', edit: intoChapter('<p style="color: #fff">White on white, all of it.</p>'),
        kind: 'contrast', test: journey, screen: phone },
    { name: 'a pale paragraph', edit: intoChapter('<p style="color: #8a8a8a">Grey on white, all of it.</p>'),
        kind: 'contrast', test: journey, screen: phone },
    { name: 'a black paragraph at night', edit: intoChapter('<p style="color: #000">Black on black, all of it.</p>'),
        kind: 'contrast', test: journey, screen: phoneNight },
    { name: 'a blank page', edit: replace('EPUB/text/c2.xhtml', /<body[^]*<\/body>/, '<body><p>&#160;</p></body>'),
        kind: 'blank', test: journey, screen: phone },
    { name: 'a picture that is not there', edit: intoChapter('<p><img src="none.png" alt="A boat" width="20" height="20"/></p>'),
        kind: 'blank', test: journey, screen: phone },
    { name: 'a picture from elsewhere', edit: intoChapter('<p><img src="http://example.org/a.png" alt=""/></p>'),
        kind: 'errors', test: journey, screen: phone },
    { name: 'a script that fails', edit: intoChapter('<script>throw new Error("planted")</script>'),
        kind: 'errors', test: journey, screen: phone, engine: 'foliate' },
    { name: 'a table that is too wide', edit: intoChapter('<table style="white-space: nowrap"><tr><td>Leaves Saltmarsh '
        + 'at ten past seven</td><td>Lands at Farside at five to eight</td></tr></table>'),
        kind: 'leaving', test: journey, screen: narrow },
    { name: 'pages of a chapter in reverse', edit: { 'EPUB/text/c2.xhtml': text => text
        .replace('<html ', '<html dir="rtl" ').replace('</section>', '<p>More and more of the same.</p>'.repeat(60) + '</section>') },
        kind: 'order', test: journey, screen: phone, engine: 'epubjs' },
    { name: 'a chapter that is not in the contents\' file', edit: replace('EPUB/nav.xhtml', 'text/c2.xhtml', 'text/c99.xhtml'),
        kind: 'contents', test: links, screen: phone, engine: 'foliate' },
    { name: 'contents that lead to another chapter', edit: replace('EPUB/nav.xhtml', 'text/c2.xhtml', 'text/c3.xhtml'),
        kind: 'contents', test: links, screen: phone },
    { name: 'a dead link on the front page', edit: replace('EPUB/text/front.xhtml', 'c2.xhtml', 'c99.xhtml'),
        kind: 'front page', test: links, screen: phone, engine: 'foliate' },
    { name: 'a note that is not there', edit: replace('EPUB/text/c1.xhtml', 'id="note1"', 'id="other"'),
        kind: 'notes', test: links, screen: phone, engine: 'foliate' },
    { name: 'a note without a way back', edit: replace('EPUB/text/c1.xhtml', 'href="#ref1"', 'href="c2.xhtml"'),
        kind: 'notes', test: links, screen: phone },
    { name: 'nothing but a cover', edit: cover(`<section><img src="../drawn.svg" alt="Cover" style="${fitting}"/></section>`),
        kind: null, test: journey, screen: phone },
    { name: 'a cover without its picture', edit: cover('<section><p>Cover</p></section>'),
        kind: 'cover', test: journey, screen: phone },
    { name: 'a cover beside its page', edit: cover(`<section><img src="../drawn.svg" alt="" style="${fitting}; margin-left: -99px"/></section>`),
        kind: 'cover', test: journey, screen: phone },
    { name: 'a cover that is cut', edit: cover('<section style="height: 300px; overflow: hidden">'
        + `<img src="../drawn.svg" alt="" style="${fitting}"/></section>`), kind: 'cover', test: journey, screen: phone },
    { name: 'a cover and a page after it', edit: cover(`<section><img src="../drawn.svg" alt="" style="${fitting}"/>`
        + `${'<p>More.</p>'.repeat(20)}</section>`), kind: 'cover', test: journey, screen: phone },
    { name: 'nothing in a right-to-left book', book: 'trio-arabic', edit: {}, kind: null, test: direction, screen: phone },
    { name: 'pages that progress the wrong way', book: 'trio-arabic',
        edit: replace('EPUB/package.opf', 'page-progression-direction="rtl"', 'page-progression-direction="ltr"'),
        kind: 'direction', test: direction, screen: phone },
    { name: 'Arabic that stands on the left', book: 'trio-arabic', edit: replace('EPUB/text/c1.xhtml', '<body', '<body dir="ltr"'),
        kind: 'direction', test: direction, screen: phone, engine: 'foliate' },
]

const planted = async (JSZip, file, edit) => {
    const zip = await JSZip.loadAsync(await readFile(file))
    for (const [path, change] of Object.entries(edit)) {
        const before = await zip.file(path)?.async('string')
        const after = change(before)
        if (after === before) throw new Error(`nothing to plant in ${path}`)
        zip.file(path, after)
    }
    return zip.generateAsync({ type: 'nodebuffer' })
}

const nameOf = i => `planted-${i}.epub`

// The books with their faults, to be served: a Map of names to bytes.
export const faultyBooks = async (jszip, folder) => {
    const JSZip = createRequire(import.meta.url)(jszip)
    const books = new Map()
    for (const [i, { book = 'trio', edit }] of FAULTS.entries())
        books.set(nameOf(i), await planted(JSZip, join(folder, `${book}.epub`), edit))
    return books
}

// A job for each fault and engine that must notice it: {name, settings, test, kind}.
export const faultJobs = engines => FAULTS.flatMap(({ name, kind, test, screen, engine }, i) =>
    (engine ? [engine] : engines).map(each => ({
        name: `${each} ${kind ? 'notices' : 'has nothing against'} ${name}`, kind, test,
        settings: { engine: each, book: nameOf(i), screen, nth: 1, turns: 12 },
    })))
