// gallery.mjs TOOLS SHEET OUTDIR ROWS BOOK... - a contact sheet of the books' pages, ROWS pages a row at most: light and at
// night, on a phone, on electronic ink, on a tablet, by foliate-js and epub.js; and, from OUTDIR, by MuPDF, whose
// pictures are there already as mupdf-BOOK-*.png. It tests nothing.
import { readdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { openReader } from './browser.mjs'
import * as screens from './screens.mjs'
import { runAll, start } from './session.mjs'
import { sheet } from './sheet.mjs'

const [tools, target, out, most, ...books] = [JSON.parse(process.argv[2]), ...process.argv.slice(3)]
const PAGES = Number(most)
const HEIGHT = 300 // pixels of a page on the sheet
const names = books.map(book => basename(book, '.epub'))

const photograph = async (session, engine, name, screen, prefix) => {
    const reader = await openReader(session.browser, session.address, engine, `${name}.epub`, screen)
    for (let i = 1; i <= PAGES; i++) {
        const { place } = await reader.tab.evaluate(() => window.measuring.measure())
        await writeFile(`${prefix}-${String(i).padStart(2, '0')}.png`, await reader.picture())
        if (place.last) break
        await reader.tab.evaluate(() => window.reader.next())
    }
    await reader.close()
}

const rowOf = async ({ label, prefix, alone }) => {
    const files = (await readdir(out)).filter(file => file.startsWith(`${prefix}-`)).sort().slice(0, PAGES)
    return { label, alone, files: files.map(file => join(out, file)) }
}

const session = await start(tools, new Map(books.map((book, i) => [`${names[i]}.epub`, book])))
try {
    const rows = names.flatMap(name => [
        ...['foliate', 'epubjs'].flatMap(engine => screens.all.map(screen => ({ name, engine, screen,
            label: `${name}: ${engine}, ${screen.name}`, prefix: `${engine}-${screen.name.replace(' ', '-')}-${name}` }))),
        { label: `${name}: MuPDF`, prefix: `mupdf-${name}`, alone: true },
    ])
    await runAll(rows.filter(row => row.engine).map(({ engine, name, screen, prefix }) => () =>
        photograph(session, engine, name, screen, join(out, prefix))))
    const pictures = await Promise.all(rows.map(rowOf))
    await writeFile(target, await sheet(session.browser, pictures.filter(row => row.files.length), HEIGHT))
} finally {
    await session.stop()
}
