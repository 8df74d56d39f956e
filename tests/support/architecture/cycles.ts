import { importsOf } from './imports'
import type { Sources } from './sources'

/** Circles of files that import each other, at least one of every knot; imports of types count. */
export const cycles = (sources: Sources): readonly string[] => {
  const found: string[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) found.push([...trail.slice(start), path].join(' -> '))
    if (start >= 0 || done.has(path)) return
    const file = sources.get(path)
    const targets = file ? importsOf(sources, file).flatMap(({ target }) => target ?? []) : []
    for (const target of new Set(targets)) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of sources.keys()) visit(path, [])
  return found
}
