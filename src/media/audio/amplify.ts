/** Samples made louder or softer, in place; what exceeds full scale is clipped. */
export const amplify = (samples: Float32Array, factor: number): Float32Array => {
  if (factor === 1) return samples
  for (let at = 0; at < samples.length; at++) samples[at] = Math.max(-1, Math.min(1, (samples[at] ?? 0) * factor))
  return samples
}
