// browser.mjs - Debian's Chromium without a window, and tabs in it that tell every fault they meet.
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

export const launch = async (chromium, driver, address) => {
    const playwright = await import(pathToFileURL(join(resolve(driver), 'index.mjs')))
    return playwright.chromium.launch({
        executablePath: chromium,
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars',
            `--proxy-server=${address}`, '--proxy-bypass-list=127.0.0.1'],
    })
}

const local = (url, address) => url.startsWith(`${address}/`) || url.startsWith(`blob:${address}/`)
    || /^(data|about):/.test(url)

// What engines are told about themselves, and not about the book: how they make their frames.
const CHATTER = /Blocked script execution in 'about:(srcdoc|blank)'|allow-scripts and allow-same-origin/

const watch = (tab, address, faults) => {
    tab.on('pageerror', fault => faults.push(`script error: ${fault}`))
    tab.on('console', message => {
        if (['error', 'warning'].includes(message.type()) && !CHATTER.test(message.text()))
            faults.push(`console: ${message.text()}`)
    })
    tab.on('request', request => {
        if (!local(request.url(), address)) faults.push(`request to ${request.url()}`)
    })
    tab.on('requestfailed', request => faults.push(`failed request: ${request.url()}`))
    tab.on('response', response => {
        if (response.status() >= 400) faults.push(`answer ${response.status()}: ${response.url()}`)
    })
}

// A tab with one of the server's pages in it. `screen` is an entry of screens.mjs.
export const openTab = async (browser, address, name, screen) => {
    const context = await browser.newContext({
        viewport: { width: screen.width, height: screen.height },
        colorScheme: screen.night && name === 'foliate' ? 'dark' : 'light',
    })
    const tab = await context.newPage()
    tab.setDefaultTimeout(60000)
    const faults = []
    watch(tab, address, faults)
    await tab.goto(`${address}/${name}/`)
    const protocol = await context.newCDPSession(tab)
    const picture = async () => {
        const { data } = await protocol.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true })
        return Buffer.from(data, 'base64')
    }
    return { tab, faults, picture, close: () => context.close() }
}

// A tab in which an engine has the book open.
export const openReader = async (browser, address, engine, book, screen) => {
    const reader = await openTab(browser, address, engine, screen)
    await reader.tab.waitForFunction(() => window.reader && window.measuring)
    await reader.tab.evaluate(settings => window.reader.open(settings),
        { book: `/book/${book}`, night: screen.night, letters: screen.letters })
    return reader
}
