import { importsOf } from './imports'
import type { Sources } from './sources'

/** Packages with native code: whoever needs one loads it at that moment, so that nothing else pays or fails for it. */
const NATIVE = ['@u4/opencv4nodejs', '@u4/opencv-build', 'naudiodon', 'sharp', '@node-rs/argon2', 'libsql']

/** A line for each native package that is loaded together with a file of src. */
export const eagerNatives = (sources: Sources): readonly string[] =>
  [...sources.values()]
    .flatMap((file) => importsOf(sources, file))
    .filter(({ specifier, eager }) => eager && specifier !== undefined && NATIVE.includes(specifier))
    .map(({ place, specifier }) => `${place} loads ${String(specifier)} at the start; load it where it is needed`)
