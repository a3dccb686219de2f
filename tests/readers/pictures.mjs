// pictures.mjs CHROMIUM PLAYWRIGHT-CORE FOLIATE-JS BOOK OUTDIR PAGES - foliate-js, the engine of a real reader,
// draws the first pages. It is served on 127.0.0.1 to a Chromium without a window, which goes nowhere else.
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [chromium, driver, foliate, book, out, pages] = process.argv.slice(2)
const modes = [
    { name: 'light', width: 450, height: 600, size: 100, scheme: 'light' },
    { name: 'dark', width: 450, height: 600, size: 100, scheme: 'dark' },
    { name: 'narrow', width: 320, height: 480, size: 200, scheme: 'light' },
]

// What such a reader lays over the book: the user's letter size and, at night, its own colours.
const page = `<!DOCTYPE html><meta charset="utf-8"><title>octavo</title>
<style>
:root { color-scheme: light dark }
body { margin: 0; background: Canvas }
foliate-view { display: block; width: 100vw; height: 100vh }
</style>
<script type="module">
import '/foliate/view.js'
window.show = async size => {
    const view = document.createElement('foliate-view')
    document.body.append(view)
    await view.open(new File([await (await fetch('/book')).blob()], 'book.epub'))
    for (const [name, value] of Object.entries({ gap: '6%', margin: '32px', 'max-column-count': '1' }))
        view.renderer.setAttribute(name, value)
    view.renderer.setStyles('html { color-scheme: light dark; font-size: ' + size + '% }'
        + '@media (prefers-color-scheme: dark) { a:link { color: lightblue } }')
    window.turn = () => view.renderer.next()
    await view.renderer.next()
}
</script>`

const server = createServer(async (request, response) => {
    try {
        const path = new URL(request.url, 'http://localhost').pathname
        if (path === '/') return response.setHeader('Content-Type', 'text/html'), response.end(page)
        if (path === '/book') return response.end(await readFile(book))
        if (!path.startsWith('/foliate/')) throw new Error('no such page')
        response.setHeader('Content-Type', 'text/javascript')
        response.end(await readFile(join(foliate, path.slice('/foliate'.length))))
    } catch {
        response.writeHead(404).end()
    }
})
await new Promise(done => server.listen(0, '127.0.0.1', done))
const address = `http://127.0.0.1:${server.address().port}/`

const playwright = await import(pathToFileURL(join(resolve(driver), 'index.mjs')))
const browser = await playwright.chromium.launch({
    executablePath: chromium,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
try {
    for (const mode of modes) {
        const tab = await browser.newPage({
            viewport: { width: mode.width, height: mode.height }, colorScheme: mode.scheme,
        })
        tab.on('pageerror', fault => console.error(`${mode.name}: ${fault}`))
        await tab.goto(address)
        await tab.waitForFunction(() => window.show)
        await tab.evaluate(size => window.show(size), mode.size)
        for (let number = 1; number <= pages; number++) {
            await tab.waitForTimeout(300) // the turn is animated
            await tab.screenshot({ path: join(out, `foliate-${mode.name}-${String(number).padStart(2, '0')}.png`) })
            await tab.evaluate(() => window.turn())
        }
        await tab.close()
    }
} finally {
    await browser.close()
    server.close()
}
