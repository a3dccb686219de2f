// contrast.mjs - how well text stands out, measured on two pictures of a page: with its text, and with the
// same text made clear. Pixels that differ are ink; the second picture has the ground under each of them.

const linear = Float64Array.from({ length: 256 }, (_, value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
})

// Luminance as WCAG has it, of the colour or, on a screen of so many greys, of the nearest grey.
const luminance = (r, g, b, greys) => {
    if (!greys) return 0.2126 * linear[r] + 0.7152 * linear[g] + 0.0722 * linear[b]
    const grey = 0.299 * r + 0.587 * g + 0.114 * b
    return linear[Math.round(Math.round(grey / 255 * (greys - 1)) * 255 / (greys - 1))]
}

const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)

const clamp = (value, limit) => Math.max(0, Math.min(limit, value))

// The contrast of each pixel of ink in a box to the ground under it.  Its first and last row may be its neighbours'.
const inkIn = (box, shown, clear, greys) => {
    const [left, right] = [clamp(Math.floor(box.x), shown.width), clamp(Math.ceil(box.x + box.width), shown.width)]
    const [top, bottom] = [clamp(Math.ceil(box.y) + 1, shown.height), clamp(Math.floor(box.y + box.height) - 1, shown.height)]
    const found = []
    const [p, q] = [shown.pixels, clear.pixels]
    for (let y = top; y < bottom; y++)
        for (let x = left; x < right; x++) {
            const i = (y * shown.width + x) * shown.bytes
            if (p[i] === q[i] && p[i + 1] === q[i + 1] && p[i + 2] === q[i + 2]) continue
            found.push(ratio(luminance(p[i], p[i + 1], p[i + 2], greys), luminance(q[i], q[i + 1], q[i + 2], greys)))
        }
    return found
}

// The edges of letters are mixed with the ground; the strongest twentieth is the letter itself.
export const contrastOf = (box, shown, clear, greys) => {
    const ink = inkIn(box, shown, clear, greys).sort((a, b) => b - a)
    return ink.length ? ink[Math.floor(ink.length / 20)] : 0
}
