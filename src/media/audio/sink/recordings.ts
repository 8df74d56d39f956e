import { resolve } from 'node:path'

/** A file to write, anew or behind what is there. */
export interface Recording {
  readonly path: string
  readonly goesOn?: boolean
}

/** Which files were begun: each call of a run, and each change back to a file, goes on behind what was heard before. */
export class Recordings {
  private readonly begun = new Set<string>()

  /** How this file is to be opened now. */
  next({ path, goesOn = false }: Recording): Recording {
    const place = resolve(path)
    const known = this.begun.has(place)
    this.begun.add(place)
    return { path, goesOn: goesOn || known }
  }
}
