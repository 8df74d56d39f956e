/** What is sent as sound, as a person says it: mic[:NAME], tone[:HZ], chime, file:PATH (loops), once:PATH, stdin, silence, none. */
export type AudioSourceSpec =
  | { readonly kind: 'mic'; readonly name?: string }
  | { readonly kind: 'tone'; readonly hz: number }
  /** A soft chime every four seconds. */
  | { readonly kind: 'chime' }
  | { readonly kind: 'file'; readonly path: string; readonly loop: boolean }
  /** Raw PCM on stdin of the program: s16le, mono, 48 kHz. */
  | { readonly kind: 'stdin' }
  /** Digital silence, sent all the same. */
  | { readonly kind: 'silence' }
  /** Nothing is sent. */
  | { readonly kind: 'none' }

/** Where the other one is heard: default, a device's name, file:PATH.wav, stdout, none. */
export type AudioSinkSpec =
  | { readonly kind: 'default' }
  | { readonly kind: 'device'; readonly name: string }
  /** `goesOn`: behind what a former process of this run wrote there, where it is a recording. */
  | { readonly kind: 'file'; readonly path: string; readonly goesOn?: true }
  /** Raw PCM on stdout of the program: s16le, mono, 48 kHz. */
  | { readonly kind: 'stdout' }
  | { readonly kind: 'none' }
