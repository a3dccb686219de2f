// outline.js - what the book itself says, read from its files without any engine: which files it has,
// where its contents lead and what stands there, its notes, its cover, its direction.
const CONTAINER = 'META-INF/container.xml'
const OPS = 'http://www.idpf.org/2007/ops'

const words = node => node.textContent.replace(/\s+/g, ' ').trim()

const resolve = (href, base) => {
    const url = new URL(href, `http://book/${base}`)
    return { path: decodeURIComponent(url.pathname.slice(1)), fragment: decodeURIComponent(url.hash.slice(1)) }
}

const reader = zip => async (path, type = 'application/xhtml+xml') => {
    const entry = zip.file(path)
    return entry ? new DOMParser().parseFromString(await entry.async('string'), type) : null
}

// The heading at a link's target: the target's own, or the first of its file.
const headingAt = async (read, { path, fragment }) => {
    const doc = await read(path)
    if (!doc) return null
    const target = fragment ? doc.getElementById(fragment) : doc.body
    if (!target) return null
    const all = 'h1, h2, h3, h4, h5, h6'
    const heading = target.matches(all) ? target : target.querySelector(all)
    return heading ? words(heading) : ''
}

const linksOf = async (read, doc, path) => Promise.all(Array.from(doc.querySelectorAll('a[href]'), async a => {
    const target = resolve(a.getAttribute('href'), path)
    return { label: words(a), href: a.getAttribute('href'), ...target, heading: await headingAt(read, target) }
}))

const contents = async (read, path) => {
    const doc = await read(path)
    const nav = Array.from(doc.querySelectorAll('nav')).find(n => n.getAttributeNS(OPS, 'type') === 'toc')
    return linksOf(read, nav, path)
}

// The front page is the file of the spine, not the nav, that holds a list of the contents.
const front = async (read, spine) => {
    for (const [index, path] of spine.entries()) {
        const doc = await read(path)
        const list = doc && Array.from(doc.querySelectorAll('nav, section, body'))
            .find(e => (e.getAttributeNS(OPS, 'type') ?? '').split(' ').includes('toc'))
        if (list) return { index, links: await linksOf(read, list, path) }
    }
    return null
}

const notes = async (read, spine) => {
    const found = []
    for (const [index, path] of spine.entries()) {
        const doc = await read(path)
        for (const a of doc?.querySelectorAll('a[role~="doc-noteref"]') ?? []) {
            const target = resolve(a.getAttribute('href'), path)
            const note = (await read(target.path))?.getElementById(target.fragment)
            found.push({ index, id: a.id, fragment: target.fragment, note: spine.indexOf(target.path),
                text: note ? words(note) : null, back: note?.querySelector('a[role~="doc-backlink"]') != null })
        }
    }
    return found
}

const cover = async (read, items, spine, base) => {
    const item = items.find(i => (i.getAttribute('properties') ?? '').split(' ').includes('cover-image'))
    if (!item) return null
    const image = resolve(item.getAttribute('href'), base).path
    const shows = doc => Array.from(doc.querySelectorAll('img'))
        .some(img => resolve(img.getAttribute('src'), spine[0]).path === image)
    const doc = await read(spine[0])
    return { image, first: doc ? shows(doc) : false }
}

window.outline = async book => {
    const read = reader(await JSZip.loadAsync(await (await fetch(book)).arrayBuffer()))
    const rootfile = (await read(CONTAINER, 'text/xml')).querySelector('rootfile')
    const base = rootfile.getAttribute('full-path')
    const opf = await read(base, 'text/xml')
    const items = Array.from(opf.querySelectorAll('manifest > item'))
    const pathOf = item => resolve(item.getAttribute('href'), base).path
    const byId = new Map(items.map(item => [item.id, pathOf(item)]))
    const spine = Array.from(opf.querySelectorAll('spine > itemref'), ref => byId.get(ref.getAttribute('idref')))
    const nav = items.find(item => (item.getAttribute('properties') ?? '').split(' ').includes('nav'))
    return {
        spine,
        direction: opf.querySelector('spine').getAttribute('page-progression-direction') ?? 'ltr',
        language: (await read(spine.at(-1)))?.documentElement.lang,
        contents: await contents(read, pathOf(nav)),
        front: await front(read, spine),
        notes: await notes(read, spine),
        cover: await cover(read, items, spine, base),
    }
}
