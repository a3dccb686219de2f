// engines.mjs TOOLS BOOKS OUTDIR - books in the engines of real readers: every test of this folder, as TAP. TOOLS
// is a JSON object (session.mjs), BOOKS a folder with demo.epub and others. Pictures of pages with findings
// are put in OUTDIR.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { direction } from './direction.mjs'
import { faultJobs, faultyBooks } from './faults.mjs'
import { journey } from './journey.mjs'
import { links } from './links.mjs'
import * as screens from './screens.mjs'
import { outlines, runAll, start } from './session.mjs'

const [tools, folder, out] = [JSON.parse(process.argv[2]), process.argv[3], process.argv[4]]
const ENGINES = ['foliate', 'epubjs']

const { phone, phoneNight, ink, inkNight, tablet, tabletNight, narrow } = screens

// Which books are looked at how. nth 1 is every page, 7 all pages of every seventh file. Long jobs first.
const PLAN = [
    { test: links, book: 'omnibus', on: [phone] },
    { test: journey, book: 'omnibus', on: [narrow], nth: 1, plain: true },
    { test: journey, book: 'omnibus', on: [phone], nth: 1 },
    { test: journey, book: 'demo', on: [phone, inkNight], nth: 1 },
    { test: journey, book: 'demo', on: [narrow], nth: 2, plain: true },
    { test: journey, book: 'demo', on: [phoneNight, ink, tablet, tabletNight], nth: 3 },
    { test: journey, book: 'omnibus', on: [phoneNight, ink, inkNight, tablet, tabletNight], nth: 9 },
    { test: links, book: 'demo', on: [phone] },
    { test: journey, book: 'nested-arabic', on: [phone, inkNight], nth: 1 },
    { test: direction, book: 'nested-arabic', on: [phone], turns: 20 },
    { test: journey, book: 'one', on: [phone, inkNight], nth: 1 },
]

const tell = (name, { findings }) => {
    for (const kind of findings.byKind.keys()) {
        const shown = findings.shown(kind)
        console.log(`${shown.length ? 'not ok' : 'ok'} - ${name}: ${kind}`)
        for (const text of shown) console.log(`# ${text.replace(/\n/g, '\n# ')}`)
    }
}

const jobsOf = (session, said) => PLAN.flatMap(({ test, book, on, ...how }) => on.flatMap(screen =>
    ENGINES.map(engine => async () => {
        const name = `${engine}, ${screen.name}, ${book}${how.nth > 1 ? `, every file of ${how.nth}` : ''}`
        const keep = join(out, `${engine}-${screen.name.replace(' ', '-')}-${book}`)
        const settings = { ...session, engine, book: `${book}.epub`, outline: said.get(`${book}.epub`), screen, keep }
        tell(name, await test({ ...settings, ...how }))
    })))

// A fault must be noticed under its kind; a sound book has no findings at all.
const tellFault = (name, kind, { findings }) => {
    const noticed = kind ? findings.kinds.includes(kind) : !findings.kinds.length
    console.log(`${noticed ? 'ok' : 'not ok'} - ${name}`)
    if (noticed) return
    for (const found of findings.kinds)
        for (const text of findings.shown(found)) console.log(`# ${found}: ${text}`)
}

const selfTests = (session, said) => faultJobs(ENGINES).map(({ name, kind, test, settings }) => async () => {
    tellFault(name, kind, await test({ ...session, ...settings, outline: said.get(settings.book) }))
})

await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })
const names = Array.from(new Set(PLAN.map(({ book }) => `${book}.epub`)))
const books = new Map([...names.map(name => [name, join(folder, name)]), ...await faultyBooks(tools.jszip, folder)])
const session = await start(tools, books)
try {
    const said = await outlines(session, Array.from(books.keys()))
    await runAll([...(process.env.ONLY === 'faults' ? [] : jobsOf(session, said)), ...selfTests(session, said)])
} finally {
    await session.stop()
}
