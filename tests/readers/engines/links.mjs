// links.mjs - where links lead: those of the reader's contents, of the front page, and notes and back. Links in
// pages are clicked with the mouse, as readers do.
import { visit } from './visit.mjs'

const TRIES = 40 // of a twentieth of a second, until an engine has moved

const PRESS = 60 // milliseconds that a finger stays: foliate-js first shows what was pressed, then follows

const plain = text => text.replace(/\s+/g, ' ').trim()

const measure = reader => reader.tab.evaluate(() => window.measuring.measure())

const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds))

// Measures until `good` holds or time is up: {page: the last one measured, good}.
const settle = async (reader, good) => {
    let page = null
    for (let i = 0; i < TRIES; i++) {
        page = await measure(reader).catch(() => null)
        if (page && await good(page)) return { page, good: true }
        await wait(50)
    }
    return { page, good: false }
}

const goToIndex = async (reader, index) => {
    await reader.tab.evaluate(i => window.reader.goToIndex(i), index)
    await settle(reader, page => page.place.index === index)
}

// Turns pages of the file until a link is on the screen, and clicks on it.
const click = async (reader, selector) => {
    for (let page = await measure(reader); ;) {
        const spot = await reader.tab.evaluate(s => window.measuring.linkAt(s), selector)
        if (spot) return reader.tab.mouse.click(spot.x, spot.y, { delay: PRESS })
        if (page.place.page >= page.place.pages) throw new Error(`no ${selector} on any page`)
        const { index } = page.place
        await reader.tab.evaluate(() => window.reader.next())
        page = await measure(reader)
        if (page.place.index !== index) throw new Error(`no ${selector} on any page`)
    }
}

const landed = (page, { path, heading }, spine) =>
    spine[page.place.index] === path && page.headings.some(text => plain(text) === plain(heading))

// A label is its target's heading, or that cut short; of a headline "Title: The late ferry" it is what the key names.
const matches = (label, heading) => {
    const [a, b] = [plain(label), plain(heading)]
    return a === b || (a.endsWith('…') && b.startsWith(a.slice(0, -1).trim())) || b.replace(/^\p{L}+: /u, '') === a
}

// Follows a link by `go`, and tells what is wrong with it or with the page on which it lands.
const follow = async (reader, kind, link, spine, findings, go) => {
    if (link.heading === null) return findings.add(kind, `${link.href} (${link.label}) leads nowhere`)
    if (!matches(link.label, link.heading)) findings.add(kind, `"${link.label}" leads to "${link.heading}"`)
    await go()
    const { page, good } = await settle(reader, seen => landed(seen, link, spine))
    if (!good)
        findings.add(kind, `${link.href} lands on ${spine[page?.place.index]}, ${page?.headings.join(' / ')}`)
}

const viaContents = async (reader, { contents, spine }, findings) => {
    const hrefs = await reader.tab.evaluate(() => window.reader.toc())
    if (hrefs.length !== contents.length)
        findings.add('contents', `the engine shows ${hrefs.length} entries of ${contents.length}`)
    for (const [i, link] of contents.entries())
        await follow(reader, 'contents', link, spine, findings,
            () => reader.tab.evaluate(href => window.reader.goTo(href), hrefs[i]))
}

const viaFront = async (reader, { front, spine }, findings) => {
    for (const link of front?.links ?? [])
        await follow(reader, 'front page', link, spine, findings, async () => {
            await goToIndex(reader, front.index)
            await click(reader, `a[href="${link.href}"]`)
        })
}

const shown = async (reader, index, selector) => {
    const good = async page => page.place.index === index
        && reader.tab.evaluate(s => window.measuring.shows(s), selector)
    return (await settle(reader, good)).good
}

// The reference leads to the note, its number leads back; where the engine opens notes in a window, its text is there.
const viaNote = async (reader, note, findings) => {
    const name = `note ${note.fragment}`
    if (note.text === null) return findings.add('notes', `${name} is not there`)
    await goToIndex(reader, note.index)
    const popped = await reader.tab.evaluate(s => window.measuring.popUp(s), `#${note.id}`)
    if (popped !== null && plain(popped) !== note.text) findings.add('notes', `${name} opens as "${plain(popped)}"`)
    await click(reader, `#${note.id}`)
    if (!await shown(reader, note.note, `#${note.fragment}`)) return findings.add('notes', `${name} does not open`)
    if (!note.back) return findings.add('notes', `${name} has no way back`)
    await click(reader, `#${note.fragment} a[role~="doc-backlink"]`)
    if (!await shown(reader, note.index, `#${note.id}`)) findings.add('notes', `${name} does not lead back`)
}

// All links of a book in one engine.
export const links = async how => {
    const { outline } = how
    const kinds = ['contents', ...(outline.front ? ['front page'] : []), ...(outline.notes.length ? ['notes'] : [])]
    const findings = await visit(how, kinds, async (reader, findings) => {
        await viaContents(reader, outline, findings)
        await viaFront(reader, outline, findings)
        for (const note of outline.notes) await viaNote(reader, note, findings)
    })
    return { findings }
}
