/** What a worker thread does with a task. */
import { carryOut } from '../experiment/runner.js'

// biome-ignore lint/style/noDefaultExport: the pool calls the default export of the module it is given.
export default carryOut
