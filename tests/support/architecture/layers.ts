import { importsOf, type Import } from './imports'
import type { Sources } from './sources'

type Layer = 'protocol' | 'net' | 'media' | 'tui' | 'server' | 'program'

/** What each folder may know besides itself. */
const KNOWS: Readonly<Record<Layer, readonly Layer[]>> = {
  protocol: [],
  net: ['protocol'],
  media: ['protocol'],
  tui: ['protocol', 'media'],
  server: ['protocol', 'net'],
  program: ['protocol', 'net', 'media', 'tui', 'server'],
}

/** Folders which, with the files directly in src, put the program together from its parts. */
const PROGRAM = ['commands', 'config', 'doctor', 'interface', 'play', 'profile', 'transport', 'shell', 'store']

const layerOf = (path: string): Layer | undefined => {
  const [root, folder, ...rest] = path.split('/')
  if (root !== 'src' || folder === undefined) return undefined
  if (rest.length === 0 || PROGRAM.includes(folder)) return 'program'
  return folder !== 'program' && folder in KNOWS ? (folder as Layer) : undefined
}

const breachOf = ({ from, place, specifier, target }: Import): readonly string[] => {
  const layer = layerOf(from)
  if (layer === undefined) return []
  if (specifier === undefined) return [`${place} imports a module whose name is computed; write the name`]
  if (target === undefined) {
    return layer === 'protocol'
      ? [`${place} imports ${specifier}; src/protocol imports no package and no node: module`]
      : []
  }
  const known = layerOf(target)
  if (known === undefined) return [`${place} imports ${specifier}, which is in no layer of src`]
  return known === layer || KNOWS[layer].includes(known)
    ? []
    : [`${place} imports ${specifier}; ${layer} may not know ${known}`]
}

/** A line for each import that breaks the order of the folders, and for each file in a folder without a place in it. */
export const layerBreaches = (sources: Sources): readonly string[] =>
  [...sources].flatMap(([path, file]) =>
    layerOf(path) === undefined
      ? [`${path} is in no layer; say in tests/support/architecture/layers.ts what its folder may know`]
      : importsOf(sources, file).flatMap(breachOf),
  )
