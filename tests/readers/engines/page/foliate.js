// foliate.js - foliate-js as an application embeds it: the user's letter size and, at night, his colours.
// window.reader has the same functions here and in epubjs.js.
import '/foliate/view.js'
import { FootnoteHandler } from '/foliate/footnotes.js'

const layout = { gap: '6%', margin: '32px', 'max-column-count': '1' }

const styles = ({ letters }) => `html { color-scheme: light dark; font-size: ${letters}% }
@media (prefers-color-scheme: dark) { a:link { color: lightblue } }`

let view

const contents = () => view.renderer.getContents()[0]

const open = async ({ book, letters }) => {
    view = document.createElement('foliate-view')
    document.body.append(view)
    const data = await (await fetch(book)).blob()
    await view.open(new File([data], 'book.epub'))
    for (const [name, value] of Object.entries(layout)) view.renderer.setAttribute(name, value)
    view.renderer.setStyles(styles({ letters }))
    await view.renderer.next()
}

// Where the reader is: the file's number in the spine, the page in it, how many it has, and whether it is the last.
const place = () => {
    const { page, pages, atEnd } = view.renderer
    return { index: contents().index, page, pages: pages - 2, last: atEnd }
}

// The part of the screen in which a page is shown: in the middle, between foliate-js' own margins.
const box = () => {
    const margin = parseFloat(layout.margin)
    const { size } = view.renderer
    return { x: (innerWidth - size) / 2, y: margin, width: size, height: innerHeight - 2 * margin }
}

// A note in a window of its own, as Foliate shows it: resolves to its text.
const popUp = async link => {
    const notes = new FootnoteHandler()
    let shown = null
    notes.addEventListener('before-render', ({ detail }) => document.body.append(shown = detail.view))
    const href = view.book.sections[contents().index].resolveHref(link.getAttribute('href'))
    await notes.handle(view.book, { detail: { a: link, href }, preventDefault() {} })
    if (!shown) return ''
    await new Promise(done => setTimeout(done, 200)) // until its page is laid out
    const text = shown.renderer.getContents()[0].doc.body.textContent
    shown.remove()
    return text
}

// The targets of the contents, as the engine writes them.
const flat = items => items.flatMap(({ href, subitems }) => [...(href ? [href] : []), ...flat(subitems ?? [])])

window.reader = {
    open, place, box, popUp,
    next: () => view.renderer.next(),
    left: () => view.goLeft(),
    goTo: href => view.goTo(href),
    goToIndex: index => view.goTo(index),
    document: () => contents().doc,
    toc: () => flat(view.book.toc),
}
