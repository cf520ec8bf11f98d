import type { Colors } from './terminal.ts'

/** Red, green and blue, 0 to 255 each. */
export type Rgb = readonly [red: number, green: number, blue: number]

/** `ff8000` */
export function parseColor(hex: string): Rgb {
  const number = Number.parseInt(hex, 16)
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255]
}

/** Lighter (over 1) or darker (below 1). */
export function shaded([red, green, blue]: Rgb, factor: number): Rgb {
  const part = (value: number): number => Math.max(0, Math.min(255, Math.round(value * factor)))
  return [part(red), part(green), part(blue)]
}

/** How a text is coloured. */
export interface Paint {
  readonly background: Rgb
  readonly foreground?: Rgb | undefined
}

/** Parts of a row, each in its colours; neighbours of the same colour share their codes. Without colours only the text. */
export function painted(parts: readonly (Paint & { readonly text: string })[], colors: Colors): string {
  if (colors === 'none') return parts.map(({ text }) => text).join('')
  let row = ''
  let before = ''
  for (const { text, background, foreground } of parts) {
    const codes = [codeOf(background, 48, colors), ...(foreground ? [codeOf(foreground, 38, colors)] : [])].join(';')
    if (codes !== before) row += `\x1b[0;${codes}m`
    before = codes
    row += text
  }
  return `${row}\x1b[0m`
}

/** @param layer 38 for the text, 48 for what is behind it */
function codeOf([red, green, blue]: Rgb, layer: 38 | 48, colors: Colors): string {
  if (colors === 'truecolor') return `${layer};2;${red};${green};${blue}`
  if (colors === '256') {
    const step = (value: number): number => Math.round((value / 255) * 5)
    return `${layer};5;${16 + 36 * step(red) + 6 * step(green) + step(blue)}`
  }
  return String(layer - 8 + nearestBasic([red, green, blue]))
}

/** The sixteen colours as terminals usually show them, with what makes their codes of 30. */
const basic: readonly (readonly [code: number, color: Rgb])[] = [
  [0, [0, 0, 0]],
  [1, [170, 0, 0]],
  [2, [0, 150, 0]],
  [3, [170, 110, 0]],
  [4, [0, 0, 190]],
  [5, [170, 0, 170]],
  [6, [0, 170, 170]],
  [7, [180, 180, 180]],
  [60, [90, 90, 90]],
  [61, [255, 85, 85]],
  [62, [85, 240, 85]],
  [63, [255, 240, 85]],
  [64, [85, 85, 255]],
  [65, [255, 85, 255]],
  [66, [85, 255, 255]],
  [67, [255, 255, 255]],
]

function nearestBasic(color: Rgb): number {
  const distance = (other: Rgb): number => other.reduce((sum, value, index) => sum + (value - color[index]!) ** 2, 0)
  return basic.reduce((best, each) => (distance(each[1]) < distance(best[1]) ? each : best))[0]
}
