// session.mjs - what a run needs: the server, the browser, what each book says of itself, and a queue that
// does several jobs at a time.
import { fileURLToPath } from 'node:url'
import { launch, openTab } from './browser.mjs'
import { phone } from './screens.mjs'
import { serve } from './server.mjs'

const TOGETHER = 4 // tabs; engines wait more than they work

// tools: {chromium, driver, foliate, epubjs, jszip}, where each stands; books: Map of names to paths or bytes.
export const start = async (tools, books) => {
    const { foliate, epubjs, jszip } = tools
    const page = fileURLToPath(new URL('page', import.meta.url))
    const server = await serve({ foliate, epubjs, jszip, page }, books)
    const browser = await launch(tools.chromium, tools.driver, server.address)
    const stop = async () => {
        await browser.close()
        server.close()
    }
    return { browser, address: server.address, stop }
}

// What the books say of themselves, by name.
export const outlines = async ({ browser, address }, names) => {
    const { tab, close } = await openTab(browser, address, 'outline', phone)
    await tab.waitForFunction(() => window.outline)
    const found = new Map()
    for (const name of names) found.set(name, await tab.evaluate(path => window.outline(path), `/book/${name}`))
    await close()
    return found
}

// Runs jobs, functions that promise, some at a time.
export const runAll = async jobs => {
    const queue = jobs.values()
    const work = async () => { for (const job of queue) await job() }
    await Promise.all(Array.from({ length: TOGETHER }, work))
}
