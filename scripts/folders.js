import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json, wherever the command was typed. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** A folder of its own beside the locked packages, so that what npm knows of them stays true. `npm ci` empties it. */
export const browserFolder = join(root, 'node_modules', '.cache', 'responsorium-chromium')
