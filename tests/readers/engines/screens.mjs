// screens.mjs - the screens on which books are seen. Letters are a percentage of the engine's own size.
const device = (name, width, height, letters, greys) =>
    [false, true].map(night => ({ name: `${name} ${night ? 'night' : 'light'}`, width, height, letters, greys, night }))

export const [phone, phoneNight] = device('phone', 360, 640, 100)
export const [ink, inkNight] = device('e-ink', 758, 1024, 200, 16) // 212 dots an inch: letters of twice the dots
export const [tablet, tabletNight] = device('tablet', 1024, 1366, 120)
export const [narrow] = device('narrow', 320, 568, 200)

export const all = [phone, phoneNight, ink, inkNight, tablet, tabletNight]
