import type { Filter } from './filter'
import { ascii } from './kinds/ascii'
import { blur } from './kinds/blur'
import { brightness } from './kinds/brightness'
import { cartoon } from './kinds/cartoon'
import { cold } from './kinds/cold'
import { contrast } from './kinds/contrast'
import { dim } from './kinds/dim'
import { edges } from './kinds/edges'
import { emboss } from './kinds/emboss'
import { flat } from './kinds/flat'
import { followFace } from './kinds/follow-face'
import { grey } from './kinds/grey'
import { heat } from './kinds/heat'
import { hideFaces } from './kinds/hide-faces'
import { mirror } from './kinds/mirror'
import { negative } from './kinds/negative'
import { nightVision } from './kinds/night-vision'
import { ocean } from './kinds/ocean'
import { oldFilm } from './kinds/old-film'
import { pixels } from './kinds/pixels'
import { rainbow } from './kinds/rainbow'
import { sepia } from './kinds/sepia'
import { sharpen } from './kinds/sharpen'
import { violet } from './kinds/violet'
import { vivid } from './kinds/vivid'
import { warm } from './kinds/warm'

/** Every filter there is, as a menu lists them. */
export const FILTERS: readonly Filter[] = [
  mirror,
  brightness,
  dim,
  contrast,
  flat,
  warm,
  cold,
  vivid,
  grey,
  sepia,
  negative,
  blur,
  sharpen,
  pixels,
  cartoon,
  edges,
  emboss,
  heat,
  rainbow,
  ocean,
  violet,
  nightVision,
  oldFilm,
  ascii,
  hideFaces,
  followFace,
]

const BY_NAME: ReadonlyMap<string, Filter> = new Map(FILTERS.map((filter) => [filter.name, filter]))

/** The filter of this name. */
export const filterOf = (name: string): Filter | undefined => BY_NAME.get(name)
