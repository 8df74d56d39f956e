import type { CodecName } from '../media/codec/codec'

/** What a native package is asked about; each in a process of its own. */
export type NativeSubject = 'pictures' | 'sound'

/** A sound device as PortAudio lists it. */
export interface SoundDevice {
  readonly name: string
  readonly inputs: number
  readonly outputs: number
}

/** A package that is absent, or that is there and does not load, or brings down its process. */
export interface NativeFailure {
  readonly type: 'absent' | 'broken'
  readonly message: string
}

/** What the child answers. */
export type NativeReport =
  | {
      readonly type: 'pictures'
      readonly codec: CodecName
      /** Version of the OpenCV that the addon was built with; absent when it does not load. */
      readonly opencv?: string
      /** Why the addon does not load. */
      readonly opencvFailure?: NativeFailure
    }
  | { readonly type: 'sound'; readonly devices: readonly SoundDevice[] }
  | NativeFailure
