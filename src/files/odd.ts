/** The prose of the model's description, which lies beside the code of the model, here and in the built package. */
import { readFileSync } from 'node:fs'

/** The text of ODD.md, with the tables that it had when it was last written. */
export const oddProse = (): string => readFileSync(new URL('../model/ODD.md', import.meta.url), 'utf8')
