/**
 * What must hold exactly, and the tests that hold it, by file and by words of their names.
 * @type {readonly { says: string, held: Readonly<Record<string, readonly string[]>> }[]}
 */
export const laws = []
