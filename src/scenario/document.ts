/** From YAML to plain data, with the place of every key. What YAML allows but a study file has no use for is refused here. */
import { type ErrorCode, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { type Place, problem, type StudyProblem, top } from './problem.js'

export interface Source {
  readonly file: string
  /** The content as plain data; empty where the file could not be read. */
  readonly content: Readonly<Record<string, unknown>>
  /** Where the key (or the item of a list) at a path stands; the nearest one around it where it has no place of its own. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place
  readonly problems: readonly StudyProblem[]
}

/** Values of a file, aliases written out; an alias bomb has billions. */
const MOST_VALUES = 20_000
const DEEPEST = 20

/** Where the parser's own words would puzzle the author of a study. */
const words: { readonly [Code in ErrorCode]?: string } = {
  RESOURCE_EXHAUSTION: 'nested too deeply',
  MULTIPLE_DOCS: 'a second document begins here; a study file is one, without ---',
  NON_STRING_KEY: 'a key is a word or a text in quotes',
  TAB_AS_INDENT: 'a tab as indentation; YAML is indented with spaces',
  TAG_RESOLVE_FAILED: 'tags such as !this or !!that mean nothing in a study file',
}

type Path = readonly (string | number)[]

/** Reads one document. Never throws: everything that is wrong is listed in `problems`. */
export function readDocument(file: string, text: string): Source {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'core',
    resolveKnownTags: false,
    merge: false,
    stringKeys: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  })
  const problems: StudyProblem[] = []
  const places = new Map<string, Place>()
  const anchors = new Map<string, Node>()
  const around: Node[] = []
  let values = 0

  const placeAt = (offset = 0): Place => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  const refuse = (place: Place, path: Path, message: string) => problems.push(problem(file, place, path.join('.'), message))

  function plain(node: Node | null, path: Path): unknown {
    if (node === null || ++values > MOST_VALUES) return undefined
    const place = placeAt(node.range?.[0])
    if (path.length > DEEPEST) {
      refuse(place, [], 'nested too deeply')
      return undefined
    }
    if (isAlias(node)) {
      const target = anchors.get(node.source)
      if (target && !around.includes(target)) return plain(target, path)
      refuse(place, path, target ? `*${node.source} contains itself` : `there is no anchor &${node.source} before this`)
      return undefined
    }
    if ('anchor' in node && typeof node.anchor === 'string') anchors.set(node.anchor, node)
    if (isScalar(node)) return node.value
    around.push(node)
    const value = isSeq<Node>(node) ? node.items.map((item, index) => itemOf(item, [...path, index])) : mapOf(node, path)
    around.pop()
    return value
  }

  function itemOf(item: Node, path: Path): unknown {
    places.set(JSON.stringify(path), placeAt(item.range?.[0]))
    return plain(item, path)
  }

  function mapOf(node: Node, path: Path): Record<string, unknown> {
    const map: Record<string, unknown> = {}
    if (!isMap<Node, Node | null>(node)) return map
    for (const { key, value } of node.items) {
      if (!isScalar<string>(key)) continue
      const place = placeAt(key.range?.[0])
      const inner = [...path, key.value]
      const first = places.get(JSON.stringify(inner))
      if (key.value in Object.prototype) refuse(place, inner, 'this name is reserved; choose another')
      else if (Object.hasOwn(map, key.value)) refuse(place, inner, `given twice; first on line ${first?.line}`)
      else {
        places.set(JSON.stringify(inner), place)
        map[key.value] = plain(value, inner)
      }
    }
    return map
  }

  for (const { pos, code, message } of [...document.errors, ...document.warnings]) {
    refuse(placeAt(pos[0]), [], words[code] ?? message)
  }
  const root = problems.length === 0 ? document.contents : null
  if (problems.length === 0 && (root === null || (isScalar(root) && root.value === null))) refuse(top, [], 'the file is empty')
  else if (root !== null && !isMap(root)) {
    refuse(placeAt(root.range?.[0]), [], 'a study file is a map of keys and values, such as "replicates: 20"')
  }
  const content = problems.length === 0 && root !== null ? mapOf(root, []) : {}
  if (values > MOST_VALUES) refuse(top, [], `more than ${MOST_VALUES} values, aliases written out`)

  const placeOf = (path: readonly PropertyKey[]): Place =>
    places.get(JSON.stringify(path)) ?? (path.length === 0 ? top : placeOf(path.slice(0, -1)))
  return { file, content, placeOf, problems }
}
