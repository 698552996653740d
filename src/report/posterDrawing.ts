/** What a poster is drawn with. On A3 a unit is 0.3 mm, so that what is to be read from two metres is at least 25 units high. */
import { figure } from '../charts/quantities.js'
import { ink } from '../charts/theme.js'
import type { Interval } from '../statistics/interval.js'
import { html, type Markup } from './html.js'

/** A sheet of paper, upright. */
export const sheet = { width: 1000, height: 1414, margin: 40 } as const
/** The eight, and everyone. */
export const hues = { few: '#a33e00', all: '#00568f', pale: '#e8eef3' } as const

/** Lines of text from a point downwards; `size` is the height of the letters. */
export interface Lines {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly bold?: boolean
  readonly fill?: string
  readonly anchor?: 'start' | 'middle'
}

export const lines = (texts: readonly string[], { x, y, size, bold = false, fill = ink.text, anchor = 'start' }: Lines): Markup =>
  html`<text x="${x}" y="${y}" font-size="${size}" font-weight="${bold ? 'bold' : 'normal'}" fill="${fill}" text-anchor="${anchor}">${texts.map(
    (text, place) => html`<tspan x="${x}" dy="${place === 0 ? 0 : Math.round(size * 1.22)}">${text}</tspan>`,
  )}</text>`

export const rectangle = (x: number, y: number, width: number, height: number, fill: string): Markup =>
  html`<rect x="${x}" y="${y}" width="${Number(width.toFixed(2))}" height="${height}" fill="${fill}"/>`

const whole = (share: number): string => figure(100 * share, 0)

/** A share as a whole number of per cent. */
export const percent = ({ estimate }: Pick<Interval, 'estimate'>): string =>
  Number.isFinite(estimate) ? `${whole(estimate)} %` : '–'

/** The bounds of a share, without a unit; nothing where there are none, or where in whole per cent they say no more than the share. */
export const bounds = ({ estimate, low, high }: Pick<Interval, 'estimate' | 'low' | 'high'>): string =>
  Number.isFinite(low) && Number.isFinite(high) && new Set([estimate, low, high].map(whole)).size > 1
    ? `${whole(low)} to ${whole(high)}`
    : ''
