// sheet.mjs - a contact sheet: rows of pages, two beside each other, drawn by the browser itself.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

const escape = text => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)

const image = async path => {
    const data = (await readFile(path)).toString('base64')
    return `<img alt="${escape(basename(path))}" src="data:image/png;base64,${data}">`
}

const row = async ({ label, files, alone }) =>
    `<section${alone ? ' class="alone"' : ''}><h2>${escape(label)}</h2>${(await Promise.all(files.map(image))).join('')}</section>`

const style = height => `body { margin: 24px; background: #8a8d91; font: 15px sans-serif; width: max-content;
    display: grid; grid-template-columns: auto auto; column-gap: 36px }
section { white-space: nowrap }
.alone { grid-column: 1 / -1 }
h2 { font-size: 17px; font-weight: normal; margin: 20px 0 8px; color: #fff }
img { height: ${height}px; margin: 0 12px 0 0; box-shadow: 0 1px 4px #0008; vertical-align: top }`

// rows: [{label, files, alone: with nothing beside it}]; a picture of the sheet as PNG.
export const sheet = async (browser, rows, height) => {
    const tab = await browser.newPage()
    const body = (await Promise.all(rows.map(row))).join('\n')
    await tab.setContent(`<!DOCTYPE html><meta charset="utf-8"><style>${style(height)}</style>${body}`)
    const { width, tall } = await tab.evaluate(() =>
        ({ width: document.body.offsetWidth + 48, tall: document.documentElement.scrollHeight }))
    await tab.setViewportSize({ width, height: tall })
    const picture = await tab.screenshot({ fullPage: true })
    await tab.close()
    return picture
}
