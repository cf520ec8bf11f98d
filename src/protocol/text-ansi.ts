import { nearestColor, nearestOf, rgbOf } from './text-color.ts'
import { styledRuns } from './text-legacy.ts'
import type { TextRun, TextStyle } from './text-runs.ts'

/** How many colours a terminal shows. */
export type ColorDepth = 'none' | '16' | '256' | 'truecolor'

/** What a terminal calls the sixteen colours, in the order of their section-sign codes. */
const terminalColors = [30, 34, 32, 36, 31, 35, 33, 37, 90, 94, 92, 96, 91, 95, 93, 97]
const attributes: readonly (readonly [keyof TextStyle, number])[] = [
  ['bold', 1],
  ['italic', 3],
  ['underlined', 4],
  ['strikethrough', 9],
]

/** The steps of a component in the cube of 6 x 6 x 6 colours. */
const cubeSteps = [0, 95, 135, 175, 215, 255]
/** Colours 16 to 255 of a terminal: the cube, then 24 greys. */
const palette = [
  ...cubeSteps.flatMap((red) => cubeSteps.flatMap((green) => cubeSteps.map((blue) => rgb(red, green, blue)))),
  ...Array.from({ length: 24 }, (_, step) => rgb(8 + step * 10, 8 + step * 10, 8 + step * 10)),
]

/** Runs for a terminal. */
export function ansiOf(runs: readonly TextRun[], depth: ColorDepth): string {
  let text = ''
  let before = ''
  for (const { text: part, style } of styledRuns(runs)) {
    const wanted = depth === 'none' ? '' : parameters(style, depth)
    if (wanted !== before) text += `\x1b[${[before === '' ? '' : '0', wanted].filter((each) => each !== '').join(';')}m`
    before = wanted
    text += withoutControls(part)
  }
  return before === '' ? text : `${text}\x1b[0m`
}

function parameters(style: TextStyle, depth: ColorDepth): string {
  const numbers: number[] = []
  for (const [name, number] of attributes) if (style[name]) numbers.push(number)
  if (style.color !== undefined) numbers.push(...colorParameters(style.color, depth))
  return numbers.join(';')
}

function colorParameters(color: string, depth: ColorDepth): number[] {
  const value = rgbOf(color)
  if (value === undefined) return []
  if (depth === '16') return [terminalColors[nearestColor(color)!]!]
  if (depth === '256') return [38, 5, 16 + nearestOf(value, palette)]
  return [38, 2, value >> 16, (value >> 8) & 0xff, value & 0xff]
}

/** Without what could steer a terminal; lines and tabs stay. */
function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  return text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '')
}

function rgb(red: number, green: number, blue: number): number {
  return (red << 16) | (green << 8) | blue
}
