// epubjs.js - epub.js as an application embeds it: night is a theme that colours the body, and its two page
// buttons ask the book for its direction. window.reader has the same functions here and in foliate.js.
const night = {
    body: { color: '#ddd', background: '#111' },
    'a, a:link, a:visited': { color: 'lightblue' },
}

let book, rendition

const open = async settings => {
    book = ePub(await (await fetch(settings.book)).arrayBuffer())
    const place = document.body.appendChild(document.createElement('div'))
    rendition = book.renderTo(place, {
        width: innerWidth, height: innerHeight, flow: 'paginated', spread: 'none',
    })
    rendition.themes.register('night', night)
    if (settings.night) rendition.themes.select('night')
    rendition.themes.fontSize(`${settings.letters}%`)
    await rendition.display()
}

// Where the reader is: the file's number in the spine, the page in it, how many it has, and whether it is the last.
const place = () => {
    const { start, atEnd } = rendition.currentLocation()
    return { index: start.index, page: start.displayed.page, pages: start.displayed.total, last: Boolean(atEnd) }
}

// The part of the screen in which a page is shown.
const box = () => document.querySelector('.epub-container').getBoundingClientRect()

const backwards = () => book.packaging.metadata.direction === 'rtl'

// The targets of the contents, as the engine writes them.
const flat = items => items.flatMap(({ href, subitems }) => [...(href ? [href] : []), ...flat(subitems ?? [])])

window.reader = {
    open, place, box,
    next: () => rendition.next(),
    left: () => (backwards() ? rendition.next() : rendition.prev()),
    goTo: href => rendition.display(href),
    goToIndex: index => rendition.display(index),
    document: () => rendition.getContents()[0].document,
    toc: () => flat(book.navigation.toc),
}
