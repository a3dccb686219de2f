// direction.mjs - whether a right-to-left book is one in fact: the reader's left side turns to the next page,
// which lies on the left, and headings and paragraphs begin on the right.
import { visit } from './visit.mjs'

const SLACK = 3      // pixels
const LEAST = 0.6    // share of beginnings on the right side: quotations, verse and notes are set in
const INDENT = 0.15  // of the column

const state = async reader => reader.tab.evaluate(async () => {
    const { place } = await window.measuring.measure()
    return { place, ...window.measuring.standing() }
})

const beginsRight = ({ left, right }) => ({ x, width }) => x + width >= right - (right - left) * INDENT - SLACK

const lookAtText = (at, name, findings) => {
    const share = at.beginnings.filter(beginsRight(at)).length / at.beginnings.length
    if (at.beginnings.length && share < LEAST)
        findings.add('direction', `${name}: ${Math.round(share * 100)} % of the text begins on the right`)
}

const lookAtPages = ({ place, atLeft, atRight }, name, findings) => {
    if (place.page < place.pages && atLeft === 0) findings.add('direction', `${name}: the next page is not on the left`)
    if (place.page === 1 && atRight > 0) findings.add('direction', `${name}: pages lie to the right of the first`)
}

const comesAfter = (a, b) => b.index > a.index || (b.index === a.index && b.page > a.page)

// Turns by the left side as often as asked.
export const direction = async how => {
    const { outline, turns } = how
    const findings = await visit(how, ['direction'], async (reader, findings) => {
        if (outline.direction !== 'rtl') findings.add('direction', `pages progress ${outline.direction}`)
        for (let at = await state(reader), i = 0; i < turns && !at.place.last; i++) {
            const name = `${outline.spine[at.place.index]} page ${at.place.page}`
            lookAtText(at, name, findings)
            lookAtPages(at, name, findings)
            await reader.tab.evaluate(() => window.reader.left())
            const next = await state(reader)
            if (!comesAfter(at.place, next.place)) findings.add('direction', `${name}: the left side does not lead on`)
            at = next
        }
    })
    return { findings }
}
