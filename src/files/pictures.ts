/** From a chart's specification to SVG and PNG, the same bytes on every machine. Nothing here touches the disk but the fonts. */
import { renderAsync } from '@resvg/resvg-js'
import type { TopLevelSpec } from 'vega-lite'
import { typeface, widthOf } from './lettering.js'

/** Vega measures text through this record; without a canvas it would only guess. Not in its own types. */
interface Measuring {
  readonly textMetrics: { width: (item: TextItem, text?: unknown) => number }
}

interface TextItem {
  readonly fontSize?: number
  readonly fontWeight?: string | number
}

const isBold = ({ fontWeight = 'normal' }: TextItem): boolean => fontWeight === 'bold' || Number(fontWeight) >= 600

// What XML cannot hold at all, escaped or not: control characters, halves of surrogate pairs, U+FFFE and U+FFFF.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/**
 * The SVG of a specification, described as one image by its `description`. Loads vega when first called (about 0.2 s).
 * @throws what vega throws on a specification it cannot compile.
 */
export async function svgOf(spec: TopLevelSpec): Promise<string> {
  const [vega, { compile }] = await Promise.all([import('vega'), import('vega-lite')])
  const { textMetrics } = vega as unknown as Measuring
  textMetrics.width = (item, text) => widthOf(String(text ?? '').trim(), item.fontSize ?? 11, isBold(item))
  // Names of clips and gradients are counted: without this the bytes would depend on what was drawn before.
  vega.resetSVGDefIds()
  const view = new vega.View(vega.parse(compile(spec).spec), { renderer: 'none' })
  const svg = await view.toSVG()
  view.finalize()
  const label = typeof spec.description === 'string' ? ` role="img" aria-label="${attribute(spec.description)}"` : ''
  return svg.replace('<svg', () => `<svg${label}`).replace(unwritable, '\ufffd')
}

/** The PNG of an SVG at twice its size, on white, lettered in the fonts that come with the program. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const image = await renderAsync(svg, {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: 2 },
    font: {
      loadSystemFonts: false,
      fontFiles: [typeface.regular, typeface.bold],
      defaultFontFamily: typeface.family,
      sansSerifFamily: typeface.family,
    },
  })
  return image.asPng()
}
