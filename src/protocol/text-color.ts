/** The sixteen colours of text, at the numbers of their section-sign codes. */
export const colorNames = [
  'black',
  'dark_blue',
  'dark_green',
  'dark_aqua',
  'dark_red',
  'dark_purple',
  'gold',
  'gray',
  'dark_gray',
  'blue',
  'green',
  'aqua',
  'red',
  'light_purple',
  'yellow',
  'white',
] as const

/** What they look like. Source: the game's ChatFormatting. */
const colorValues = [
  0x000000, 0x0000aa, 0x00aa00, 0x00aaaa, 0xaa0000, 0xaa00aa, 0xffaa00, 0xaaaaaa, 0x555555, 0x5555ff, 0x55ff55,
  0x55ffff, 0xff5555, 0xff55ff, 0xffff55, 0xffffff,
]

/** A colour, by name or as `#rrggbb`, in 24 bits; `undefined` for what is no colour. */
export function rgbOf(color: string): number | undefined {
  const index = colorNames.indexOf(color as (typeof colorNames)[number])
  if (index >= 0) return colorValues[index]!
  return /^#[0-9a-f]{1,6}$/i.test(color) ? Number.parseInt(color.slice(1), 16) : undefined
}

/** The number of the nearest of the sixteen colours; `undefined` for what is no colour. */
export function nearestColor(color: string): number | undefined {
  const index = colorNames.indexOf(color as (typeof colorNames)[number])
  if (index >= 0) return index
  const rgb = rgbOf(color)
  return rgb === undefined ? undefined : nearestOf(rgb, colorValues)
}

/** The position of the nearest of some colours. */
export function nearestOf(rgb: number, colors: readonly number[]): number {
  let nearest = 0
  let least = Number.POSITIVE_INFINITY
  for (const [index, other] of colors.entries()) {
    const red = (rgb >> 16) - (other >> 16)
    const green = ((rgb >> 8) & 0xff) - ((other >> 8) & 0xff)
    const blue = (rgb & 0xff) - (other & 0xff)
    const distance = red * red + green * green + blue * blue
    if (distance < least) {
      least = distance
      nearest = index
    }
  }
  return nearest
}
