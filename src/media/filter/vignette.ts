/** How bright the places along one side of a picture are, in 256ths: all in the middle, `1 - depth` at the ends. */
export const fallOff = (length: number, depth: number): Uint16Array =>
  Uint16Array.from({ length }, (_, at) => {
    const out = Math.abs((2 * at + 1) / length - 1)
    return Math.round(256 * (1 - depth * out * out))
  })
