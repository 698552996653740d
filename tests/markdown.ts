/** The few things of a document in Markdown that the tests look at. */

/** The contents of the fenced blocks of one kind, in order, each ending in a line break. */
export const blocksOf = (text: string, kind: string): string[] =>
  [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].filter(([, of]) => of === kind).map(([, , content]) => content ?? '')

const withoutBlocks = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '')

/** What stands between backticks in the running text. */
export const codeIn = (text: string): string[] =>
  [...withoutBlocks(text).matchAll(/`([^`\n]+)`/g)].map(([, words]) => words ?? '')

/** The targets of links and pictures in the running text. */
export const linksOf = (text: string): string[] =>
  [...withoutBlocks(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '')

/** The anchors of the headings, as readers on the web have them: 'A study of your own' is '#a-study-of-your-own'. */
export const headingsOf = (text: string): string[] =>
  [...withoutBlocks(text).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    (heading ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replace(/ /g, '-'),
  )

/** The text under a heading of the second level, to the next. */
export const sectionOf = (text: string, heading: string): string =>
  text.split(/^## /m).find((section) => section.startsWith(`${heading}\n`)) ?? ''
