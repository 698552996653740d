/** The source files as text, for the tests that hold what types cannot. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

export interface Source {
  /** From the root, with forward slashes: 'src/model/luck.ts'. */
  readonly path: string
  readonly text: string
  /** The text without comments and regular expressions. */
  readonly code: string
  /** Only the comments. */
  readonly comments: string
  readonly imports: readonly Import[]
}

export interface Import {
  /** What stands between the quotes. */
  readonly from: string
  /** 'type' is gone after compilation, 'lazy' is loaded when the line is reached, 'static' is loaded with the file. */
  readonly how: 'static' | 'lazy' | 'type'
}

const leftAlone = new Set(['node_modules', 'dist', 'outputs', '.git'])

/** Every file of the repository but what is installed, built or written by runs; from the root, with forward slashes. */
export function filesOfRepository(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return leftAlone.has(entry.name) ? [] : filesOfRepository(path)
    return [relative(root, path).split(sep).join('/')]
  })
}

export const readText = (path: string): string => readFileSync(join(root, path), 'utf8')

// In this order: a comment inside a string is none, and a quote inside a comment or a regular expression opens nothing.
const pieces =
  /(?<comment>\/\*[\s\S]*?\*\/|\/\/[^\n]*)|(?<text>'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|(?<=[=(,:!&|?{};[\n]\s*|return\s)(?<pattern>\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/\w*)/g

export function readSource(path: string): Source {
  const text = readText(path)
  const comments = [...text.matchAll(pieces)].map((match) => match.groups?.comment ?? '').join('\n')
  const code = text.replace(pieces, (all: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as { comment?: string; pattern?: string }
    return groups.comment === undefined && groups.pattern === undefined ? all : ' '
  })
  return { path, text, code, comments, imports: importsIn(code) }
}

function importsIn(code: string): Import[] {
  const statements = [...code.matchAll(/^\s*(?:import|export)\s(?<type>type\s)?[^'"`=;]*?from\s*'(?<from>[^']+)'/gm)]
  const bare = [...code.matchAll(/^\s*import\s*'(?<from>[^']+)'/gm)]
  // A file named for a worker thread, or a file of a package found by its name, is needed only when the line is reached.
  const later = [...code.matchAll(/(?:\bimport|\brequire|\bresolve|\bnew URL)\(\s*['`](?<from>[^'`$]+)/g)]
  return [
    ...statements.map(({ groups }): Import => ({ from: groups?.from ?? '', how: groups?.type ? 'type' : 'static' })),
    ...bare.map(({ groups }): Import => ({ from: groups?.from ?? '', how: 'static' })),
    ...later.map(({ groups }): Import => ({ from: groups?.from ?? '', how: 'lazy' })),
  ]
}

/** The repository's file that a relative import means; undefined for a package. */
export function fileMeant(source: Source, { from }: Import): string | undefined {
  if (!from.startsWith('.')) return undefined
  const path = resolve(root, dirname(source.path), from)
  return relative(root, path).split(sep).join('/').replace(/\.js$/, '.ts')
}

/** 'vega-lite' for 'vega-lite/build', '@resvg/resvg-js' for itself; undefined for files and for Node's own modules. */
export function packageMeant({ from }: Import): string | undefined {
  if (from.startsWith('.') || from.startsWith('node:')) return undefined
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')
}
