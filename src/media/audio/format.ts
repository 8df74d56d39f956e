/*
 * Sound inside the program: mono, 48 kHz, Float32Array, full scale at ±1. Voice is processed in frames of 10 ms; the wire
 * of V1 carries packets of 1024 samples (spec: uam-v0-v1, section 7).
 */

/** Samples a second, everywhere inside. */
export const SAMPLE_RATE_HZ = 48_000

/** Samples of a frame of 10 ms, the unit of voice processing. */
export const FRAME_SAMPLES = 480

/** The least level that is told, in dB of full scale: silence. */
export const SILENCE_DB = -96

/** The duration of so many samples, in ms. */
export const msOf = (samples: number): number => (samples * 1000) / SAMPLE_RATE_HZ

/** How many samples last so long. */
export const samplesOf = (ms: number): number => Math.round((ms * SAMPLE_RATE_HZ) / 1000)
