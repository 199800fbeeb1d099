/** Answers with the pattern of the route that serves a path, or `unmatched`. */
export type RouteClass = (path: string) => string

interface Node {
  children: Map<string, Node>
  /** What `[name]` matches. */
  parameter?: Node
  /** The pattern that ends here. */
  pattern?: string
  /** The pattern of `[...name]` or `[[...name]]` that begins here. */
  rest?: string
}

const UNMATCHED = 'unmatched'
/** Where pages of a tenant lie inside; from outside they lie at the top of its host. */
const INSIDE = /^\/t\/\[[^\]]+\](?=\/|$)/
/** Routes of more segments than this do not exist, and a path is anybody's to write. */
const DEEPEST = 12

/**
 * Names requests by the route that serves them, so that metrics have one series a route and not one an address:
 * `/desk/incidents/INC-7` is `/desk/incidents/[ref]`.
 *
 * @param patterns as Next writes them: `/api/v1/incidents/[id]`, `/t/[site]/desk`
 */
export function routeClasses(patterns: readonly string[]): RouteClass {
  const root: Node = { children: new Map() }
  for (const pattern of patterns) add(root, pattern.replace(INSIDE, '') || '/')
  return (path) => {
    if (path.startsWith('/_next/static/')) return '/_next/static'
    const segments = path.split('/', DEEPEST + 2).filter(Boolean)
    return segments.length > DEEPEST ? UNMATCHED : (find(root, segments, 0) ?? UNMATCHED)
  }
}

function add(root: Node, pattern: string): void {
  let node = root
  for (const segment of pattern.split('/').filter(Boolean)) {
    if (/^\[?\[\.\.\./.test(segment)) {
      node.rest = pattern
      return
    }
    node = segment.startsWith('[') ? (node.parameter ??= { children: new Map() }) : child(node, segment)
  }
  node.pattern = pattern
}

function child(node: Node, segment: string): Node {
  const known = node.children.get(segment)
  if (known) return known
  const made: Node = { children: new Map() }
  node.children.set(segment, made)
  return made
}

/** What is spelled out goes before a parameter, and both before what takes everything: as Next routes. */
function find(node: Node, segments: readonly string[], at: number): string | undefined {
  const segment = segments[at]
  if (segment === undefined) return node.pattern ?? node.rest
  const named = node.children.get(segment)
  return (
    (named && find(named, segments, at + 1)) ?? (node.parameter && find(node.parameter, segments, at + 1)) ?? node.rest
  )
}
