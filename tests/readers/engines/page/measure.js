// measure.js - what stands on the page that the reader shows, in pixels of the screen: lines of text,
// pictures, headings, links; and whether something leaves its page. It asks the document, no engine.
const TEXT = /[\p{L}\p{N}\p{P}\p{S}]/u
const PICTOGRAMS = /^[\p{Extended_Pictographic}\p{M}\s\u200d\ufe0f]+$/u
const WIDE_SPACE = /[\u2000-\u200a\u3000]/
const BACKWARDS = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/
const SLACK = 1.5 // pixels that rounding may cost

// The document, how its places are moved to the screen's, and whether a box there is on the page that is shown.
const page = () => {
    const doc = window.reader.document()
    const frame = doc.defaultView.frameElement.getBoundingClientRect()
    const move = ({ left, top, width, height }) => ({ x: left + frame.left, y: top + frame.top, width, height })
    const box = window.reader.box()
    const onPage = ({ x, y, width, height }) => {
        const middle = x + width / 2
        return width > 0 && height > 0 && middle >= box.x && middle < box.x + box.width
            && y + height > 0 && y < innerHeight
    }
    return { doc, move, box, onPage }
}

const words = node => node.textContent.replace(/\s+/g, ' ').trim()

const name = element => {
    const { localName, id, className } = element
    return localName + (id ? `#${id}` : '') + (className ? `.${String(className).split(' ').join('.')}` : '')
}

const textNodes = function* (doc) {
    const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode())
        if (TEXT.test(walker.currentNode.data)) yield walker.currentNode
}

const boxesOf = ({ doc, move }, node, start = 0, end = node.length) => {
    const range = doc.createRange()
    if (end === undefined) range.selectNodeContents(node)
    else range.setStart(node, start), range.setEnd(node, end)
    return Array.from(range.getClientRects()).filter(rect => rect.width && rect.height).map(move)
}

const keepsSpace = (at, node) => WIDE_SPACE.test(node.data)
    || /^(pre|break)/.test(at.doc.defaultView.getComputedStyle(node.parentElement).whiteSpace)

// The lines of a run of text, on the screen's plane; those of other pages lie beside it. White space that is
// kept may stick out of its line, and has no ink: there it is word by word.
const linesOf = (at, node) => {
    if (!keepsSpace(at, node)) return boxesOf(at, node)
    return Array.from(node.data.matchAll(/\S+/g)).flatMap(({ index, 0: word }) =>
        boxesOf(at, node, index, index + word.length))
}

const textRuns = at => Array.from(textNodes(at.doc), node => ({ node, boxes: linesOf(at, node) }))
    .filter(({ boxes }) => boxes.length)

// A box for each line of each run of text on this page, with the run's number in the file.
// Pictograms have colours of their own.
const lines = (at, runs) => runs.flatMap(({ node, boxes }, run) => boxes.filter(at.onPage).map(box => ({
    ...box, run, text: words(node).slice(0, 60), in: name(node.parentElement),
    pictogram: PICTOGRAMS.test(node.data),
})))

const elements = ({ doc, move, onPage }, selector) => Array.from(doc.body.querySelectorAll(selector))
    .map(element => ({ element, boxes: Array.from(element.getClientRects()).map(move).filter(onPage) }))
    .filter(({ boxes }) => boxes.length)

// Whether a box around the element hides a part of it.
const isCut = element => {
    const own = element.getBoundingClientRect()
    for (let e = element.parentElement; e && e.localName !== 'body'; e = e.parentElement) {
        const { top, bottom, left, right } = e.getBoundingClientRect()
        const hides = e.ownerDocument.defaultView.getComputedStyle(e).overflow !== 'visible'
        if (hides && (own.top < top - SLACK || own.bottom > bottom + SLACK || own.left < left - SLACK
            || own.right > right + SLACK)) return true
    }
    return false
}

const pictures = at => elements(at, 'img, svg').map(({ element, boxes }) => ({ ...boxes[0], cut: isCut(element),
    loaded: element.localName !== 'img' || element.naturalWidth > 0 }))

const headings = at => elements(at, 'h1, h2, h3, h4, h5, h6').map(({ element }) => words(element))

// The column in which text must stand: engines make columns of the root element or of the body.
const column = ({ doc, box }) => {
    const root = doc.documentElement
    const style = element => doc.defaultView.getComputedStyle(element)
    const owner = style(root).columnWidth !== 'auto' ? root : doc.body
    const { paddingLeft, paddingRight } = style(owner)
    return { left: box.x + parseFloat(paddingLeft), right: box.x + box.width - parseFloat(paddingRight) }
}

const scrolls = element => {
    for (let e = element; e; e = e.parentElement)
        if (/auto|scroll/.test(e.ownerDocument.defaultView.getComputedStyle(e).overflowX) && e.parentElement
            && e.localName !== 'body') return true
    return false
}

// What stands partly outside the column or the page. The boxes of letters are taller than their ink.
const leaving = (at, runs) => {
    const { left, right } = column(at)
    const out = spare => ({ x, y, width, height }) => x < left - SLACK || x + width > right + SLACK
        || y + height * spare < at.box.y - SLACK || y + height * (1 - spare) > at.box.y + at.box.height + SLACK
    const tell = (element, { x, width }) => `${name(element)} from ${Math.round(x)} to ${Math.round(x + width)}, `
        + `column from ${Math.round(left)} to ${Math.round(right)}: ${words(element).slice(0, 40)}`
    const texts = runs.map(({ node, boxes }) =>
        ({ element: node.parentElement, box: boxes.filter(at.onPage).find(out(0.2)) }))
    const blocks = elements(at, 'table, pre, img, svg, figure, hr')
        .map(({ element, boxes }) => ({ element, box: boxes.find(out(0)) }))
    const found = [...texts, ...blocks].filter(({ element, box }) => box && !scrolls(element.parentElement))
    return Array.from(new Set(found.map(({ element, box }) => tell(element, box))))
}

// The text's own pixels are those that change when it is made clear; rules and grounds stay.
const showText = async shown => {
    const { doc } = page()
    let style = doc.getElementById('octavo-clear-text')
    if (!style) {
        style = doc.createElement('style')
        style.id = 'octavo-clear-text'
        style.textContent = '* { -webkit-text-fill-color: transparent !important }'
        doc.head.append(style)
    }
    style.disabled = shown
    await painted()
}

const painted = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))

const measure = async () => {
    await painted()
    const at = page()
    const runs = textRuns(at)
    return { place: window.reader.place(), runs: runs.length, lines: lines(at, runs), pictures: pictures(at),
        headings: headings(at), leaving: leaving(at, runs) }
}

// The middle of the first link of this page that fits, for a click of the mouse; null where there is none.
const linkAt = selector => {
    const found = elements(page(), selector)[0]
    if (!found) return null
    const { x, y, width, height } = found.boxes[0]
    return { x: x + width / 2, y: y + height / 2 }
}

const shows = selector => elements(page(), selector).length > 0

const popUp = selector => window.reader.popUp?.(page().doc.querySelector(selector)) ?? null

const firstLine = boxes => {
    const line = boxes.filter(({ y }) => y < boxes[0].y + boxes[0].height / 2)
    const x = Math.min(...line.map(box => box.x))
    return line.length ? { x, width: Math.max(...line.map(box => box.x + box.width)) - x } : null
}

// Where the pages before and after this one lie, and how the first lines stand of headings and
// paragraphs in languages that are written from right to left.
const standing = () => {
    const at = page()
    const boxes = textRuns(at).flatMap(run => run.boxes)
    return {
        ...column(at),
        atLeft: boxes.filter(({ x }) => x < at.box.x).length,
        atRight: boxes.filter(({ x }) => x >= at.box.x + at.box.width).length,
        beginnings: Array.from(at.doc.body.querySelectorAll('h1, p'))
            .filter(element => BACKWARDS.test(element.closest('[lang]')?.lang)
                && at.doc.defaultView.getComputedStyle(element).textAlign !== 'center')
            .map(element => firstLine(boxesOf(at, element).filter(at.onPage))).filter(Boolean),
    }
}

window.measuring = { measure, showText, linkAt, shows, popUp, standing }
