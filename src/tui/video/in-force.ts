import type { InForce } from '../../media/video/messages'
import type { Model } from '../model'

/** How our pictures are made now, in a call or for ourselves; undefined: none is. */
export const inForceOf = ({ call, preview }: Model): InForce | undefined =>
  call.tag === 'live' ? call.figures.recent.at(-1)?.inForce : preview?.figures?.inForce
