// visit.mjs - one book opened in one engine on one screen, what is done there, and what was found.
import { openReader } from './browser.mjs'

const SHOWN = 8 // findings of a kind that are told

// What was found, by kind; every kind that was asked for is there, empty where all is well.
class Findings {
    constructor(kinds) { this.byKind = new Map(kinds.map(kind => [kind, []])) }
    add(kind, text) {
        if (!this.byKind.has(kind)) this.byKind.set(kind, [])
        this.byKind.get(kind).push(text)
    }
    get count() { return Array.from(this.byKind.values()).reduce((sum, texts) => sum + texts.length, 0) }
    get kinds() { return Array.from(this.byKind.keys()).filter(kind => this.byKind.get(kind).length) }
    shown(kind) {
        const all = this.byKind.get(kind)
        return all.length > SHOWN ? [...all.slice(0, SHOWN), `and ${all.length - SHOWN} more`] : all
    }
}

// Opens the book, acts, closes it. Faults, the page's own too, are findings of the kind "errors".
export const visit = async ({ browser, address, engine, book, screen }, kinds, act) => {
    const findings = new Findings([...kinds, 'errors'])
    const reader = await openReader(browser, address, engine, book, screen)
    try {
        await act(reader, findings)
    } catch (fault) {
        findings.add('errors', String(fault))
    } finally {
        for (const fault of new Set(reader.faults)) findings.add('errors', fault)
        await reader.close()
    }
    return findings
}
