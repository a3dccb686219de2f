// server.mjs - engines, books and pages for a browser, on 127.0.0.1. It stands as the browser's proxy too,
// so that a request to anywhere else arrives here and is told, and goes nowhere.
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.png': 'image/png' }

const shell = scripts => `<!DOCTYPE html><meta charset="utf-8"><title>octavo</title><link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark }
html, body { margin: 0; overflow: hidden; background: Canvas }
foliate-view { display: block; width: 100vw; height: 100vh }
</style>
${scripts.map(script => `<script ${script.endsWith('.min.js') ? '' : 'type="module" '}src="${script}"></script>`).join('\n')}`

// The pages that a tab opens, by name.
const PAGES = {
    foliate: ['/page/foliate.js', '/page/measure.js'],
    epubjs: ['/jszip/dist/jszip.min.js', '/epubjs/dist/epub.min.js', '/page/epubjs.js', '/page/measure.js'],
    outline: ['/jszip/dist/jszip.min.js', '/page/outline.js'],
}

// folders: {name: folder} that are served below /name/; books: Map of names to paths or bytes, below /book/.
export const serve = async (folders, books) => {
    const answer = async path => {
        const [, place, ...rest] = path.split('/')
        const tail = decodeURIComponent(rest.join('/'))
        if (place in PAGES && tail === '') return { type: 'text/html', body: shell(PAGES[place]) }
        if (place === 'book' && books.has(tail)) {
            const book = books.get(tail)
            return { type: 'application/epub+zip', body: typeof book === 'string' ? await readFile(book) : book }
        }
        if (!(place in folders) || tail.includes('..')) return null
        return { type: TYPES[extname(tail)] ?? 'application/octet-stream', body: await readFile(join(folders[place], tail)) }
    }
    const server = createServer(async (request, response) => {
        const own = request.url.startsWith('/')
        const found = own ? await answer(request.url).catch(() => null) : null
        if (found) response.setHeader('Content-Type', found.type).end(found.body)
        else response.writeHead(404).end()
    })
    server.on('connect', (_, socket) => socket.end('HTTP/1.1 404 Not here\r\n\r\n'))
    await new Promise(done => server.listen(0, '127.0.0.1', done))
    return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}
