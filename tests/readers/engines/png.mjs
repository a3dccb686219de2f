// png.mjs - reads the pictures that Chromium takes (eight bits a channel, not interlaced).
import { inflateSync } from 'node:zlib'

const chunks = function* (file) {
    for (let at = 8; at < file.length;) {
        const size = file.readUInt32BE(at)
        yield { type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + size) }
        at += size + 12
    }
}

const paeth = (a, b, c) => {
    const p = a + b - c
    const [x, y, z] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)]
    return x <= y && x <= z ? a : y <= z ? b : c
}

// Each row is stored as differences to its neighbours: left, above, and above left.
const PREDICTIONS = [() => 0, a => a, (a, b) => b, (a, b) => (a + b) >> 1, paeth]

const unfilter = (kind, row, above, bytes) => {
    if (kind === 0) return
    const predict = PREDICTIONS[kind]
    for (let i = 0; i < row.length; i++) {
        const left = i >= bytes
        row[i] += predict(left ? row[i - bytes] : 0, above ? above[i] : 0, left && above ? above[i - bytes] : 0)
    }
}

// {width, height, bytes a pixel, pixels}
export const decode = file => {
    const header = file.subarray(16)
    const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
    const bytes = { 2: 3, 6: 4 }[header[9]]
    if (header[8] !== 8 || !bytes || header[12]) throw new Error('not a picture of the kind that Chromium takes')
    const packed = Buffer.concat(Array.from(chunks(file)).filter(c => c.type === 'IDAT').map(c => c.data))
    const data = inflateSync(packed)
    const stride = width * bytes
    const pixels = new Uint8Array(stride * height)
    let above = null
    for (let y = 0; y < height; y++) {
        const from = y * (stride + 1)
        const row = pixels.subarray(y * stride, (y + 1) * stride)
        row.set(data.subarray(from + 1, from + 1 + stride))
        unfilter(data[from], row, above, bytes)
        above = row
    }
    return { width, height, bytes, pixels }
}
