// journey.mjs - turns the pages of a book in one engine on one screen, and looks at each of them.
import { writeFile } from 'node:fs/promises'
import { contrastOf } from './contrast.mjs'
import { decode } from './png.mjs'
import { visit } from './visit.mjs'

const LEAST_CONTRAST = 4.5
const MOST_PAGES = 3000

const placeName = (spine, { index, page, pages }) => `${spine[index]?.split('/').at(-1)} page ${page} of ${pages}`

// Pictures of the page as it is, and with its text made clear.
const photograph = async reader => {
    const shown = await reader.picture()
    await reader.tab.evaluate(() => window.measuring.showText(false))
    const clear = await reader.picture()
    await reader.tab.evaluate(() => window.measuring.showText(true))
    return { file: shown, shown: decode(shown), clear: decode(clear) }
}

const weakLines = (page, photograph, greys) => page.lines.filter(line => !line.pictogram)
    .map(line => ({ ...line, contrast: contrastOf(line, photograph.shown, photograph.clear, greys) }))
    .filter(line => line.contrast < LEAST_CONTRAST)

// What the document says of one page: nothing on it, pictures that did not come, what leaves it.
const lookAtLayout = (page, place, findings) => {
    if (!page.lines.length && !page.pictures.length) findings.add('blank', place)
    for (const picture of page.pictures.filter(p => !p.loaded)) findings.add('blank', `${place}: an empty picture`)
    for (const text of page.leaving) findings.add('leaving', `${place}: ${text}`)
}

// What the pixels say of it: text that does not stand out. The page's picture.
const lookAtPixels = async (page, reader, screen, place, findings) => {
    const photos = await photograph(reader)
    for (const line of weakLines(page, photos, screen.greys))
        findings.add('contrast', `${place}: ${line.contrast.toFixed(2)} in ${line.in}: ${line.text}`)
    return photos.file
}

// The file's text must come in its order: its first run on the first page, and no page before what it follows.
const lookAtOrder = (page, before, place, findings) => {
    const runs = page.lines.map(line => line.run)
    if (!runs.length) return
    const [first, last] = [Math.min(...runs), Math.max(...runs)]
    const start = before?.place.index === page.place.index ? Math.max(...before.lines.map(line => line.run)) : 0
    if (first > start + 1 || first < start || (page.place.page === 1 && first !== 0))
        findings.add('order', `${place}: begins with text ${first + 1} of ${page.runs} after ${start + 1}`)
    if (page.place.page === page.place.pages && last !== page.runs - 1)
        findings.add('order', `${place}: ends with text ${last + 1} of ${page.runs}`)
}

// The cover: one page, the whole picture on it, nothing else.
const lookAtCover = (outline, page, screen, findings) => {
    if (!outline.cover || page.place.index !== 0) return
    const { image, first } = outline.cover
    if (!first) return findings.add('cover', `the first page does not show ${image}`)
    if (page.place.pages !== 1) findings.add('cover', `${page.place.pages} pages`)
    const [picture] = page.pictures
    if (!picture) return findings.add('cover', `no picture on page ${page.place.page}`)
    const { x, y, width, height, cut } = picture
    if (cut || x < -1 || y < -1 || x + width > screen.width + 1 || y + height > screen.height + 1)
        findings.add('cover', `cut: ${Math.round(width)} x ${Math.round(height)} at ${Math.round(x)}, ${Math.round(y)}`)
    if (height < screen.height / 2 && width < screen.width * 0.8)
        findings.add('cover', `small: ${Math.round(width)} x ${Math.round(height)}`)
}

const measure = reader => reader.tab.evaluate(() => window.measuring.measure())

// Every page from the first to the last, by turning. Each file of the spine must come up, in order.
const everyPage = async function* (reader, outline, findings) {
    let last = -1
    for (let number = 0; number < MOST_PAGES; number++) {
        const page = await measure(reader)
        if (page.place.index > last + 1 || page.place.index < last)
            findings.add('order', `from file ${last + 1} the next page leads to file ${page.place.index + 1}`)
        last = page.place.index
        yield page
        if (page.place.last) break
        await reader.tab.evaluate(() => window.reader.next())
    }
    if (last !== outline.spine.length - 1) findings.add('order', `the last page is in file ${last + 1}`)
}

// Every page of some files: each nth of the spine.
const somePages = async function* (reader, outline, nth) {
    for (let index = 0; index < outline.spine.length; index += nth) {
        await reader.tab.evaluate(i => window.reader.goToIndex(i), index)
        for (let number = 0; number < MOST_PAGES; number++) {
            const page = await measure(reader)
            if (page.place.index !== index) break
            yield page
            if (page.place.last || page.place.page >= page.place.pages) break
            await reader.tab.evaluate(() => window.reader.next())
        }
    }
}

// Everything about one page.
const look = async (page, before, { reader, outline, screen, plain, keep, all }, findings) => {
    const place = placeName(outline.spine, page.place)
    const count = findings.count
    lookAtCover(outline, page, screen, findings)
    lookAtOrder(page, before, place, findings)
    lookAtLayout(page, place, findings)
    const file = plain ? null : await lookAtPixels(page, reader, screen, place, findings)
    if (keep && (all || findings.count > count))
        await writeFile(`${keep}-${String(page.number).padStart(3, '0')}.png`, file ?? await reader.picture())
}

const kindsOf = ({ outline, plain }) =>
    ['blank', 'order', 'leaving', ...(plain ? [] : ['contrast']), ...(outline.cover ? ['cover'] : [])]

// how: {browser, address, engine, book, outline, screen, nth, plain, keep, all}. nth 1 is every page, 5 every
// page of each fifth file; plain does not look at pixels; keep is the path, without its end, under which pictures
// of pages with findings, or of all, are put.
export const journey = async how => {
    const { outline, nth } = how
    let before = null, number = 0
    const findings = await visit(how, kindsOf(how), async (reader, findings) => {
        const pages = nth === 1 ? everyPage(reader, outline, findings) : somePages(reader, outline, nth)
        for await (const page of pages) {
            page.number = ++number
            await look(page, before, { ...how, reader }, findings)
            before = page
        }
    })
    return { findings, pages: number }
}
