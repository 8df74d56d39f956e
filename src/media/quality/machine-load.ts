/** The share of the time that making pictures may take: receiving, decoding and drawing want theirs. */
const SHARE = 0.7
/** Of what was measured so far, so much stays with each new picture. */
const MEMORY = 0.9
/** Pictures before the first judgement: the first ones warm everything up. */
const WARM_UP = 10
/** The rate is changed only by more than this share, so that it does not flutter. */
const DEAD_BAND = 0.15
const LEAST_FPS = 5

/** How many pictures a second this machine can make, by the time that each takes from the source to the socket. */
export class MachineLoad {
  private count = 0
  private busyMs = 0
  private limit = Infinity

  /** Pictures a second at most; Infinity before it is known. */
  get fps(): number {
    return this.limit
  }

  /** A picture took so long. */
  took(busyMs: number): void {
    this.count++
    if (this.count <= WARM_UP) {
      this.busyMs = busyMs
      return
    }
    this.busyMs = MEMORY * this.busyMs + (1 - MEMORY) * busyMs
    const possible = Math.max(LEAST_FPS, (SHARE * 1000) / Math.max(0.1, this.busyMs))
    if (Math.abs(possible / this.limit - 1) > DEAD_BAND) this.limit = possible
  }
}
