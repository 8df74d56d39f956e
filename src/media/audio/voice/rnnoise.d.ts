/** RNNoise as compiled by its package, which brings no types: what is used of it. Frames are 480 floats of ±32768. */
declare module '@echogarden/rnnoise-wasm' {
  export interface RNNoiseModule {
    readonly HEAPF32: Float32Array
    _malloc(bytes: number): number
    _free(pointer: number): void
    _rnnoise_create(model: number): number
    _rnnoise_destroy(state: number): void
    /** Returns the probability of speech, 0..1. */
    _rnnoise_process_frame(state: number, out: number, into: number): number
  }
  const load: () => Promise<RNNoiseModule>
  export default load
}
