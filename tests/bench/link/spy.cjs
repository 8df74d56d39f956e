'use strict'
/*
 * Loaded into the program by NODE_OPTIONS. In the main process it notes how long the event loop was held up, and when each
 * picture's write began; at the end all of it goes to the file that VCALL_LINK_SPY names. The product knows nothing of it.
 */
const fs = require('node:fs')
const path = require('node:path')
const { monitorEventLoopDelay } = require('node:perf_hooks')

const RESOLUTION_MS = 1
const WINDOW_MS = 250
const QUESTION = Buffer.from('\x1b[5n')
const file = process.env.VCALL_LINK_SPY

const spy = () => {
  const nowMs = () => performance.timeOrigin + performance.now()
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  const stalls = []
  const pictures = []
  delay.enable()
  setInterval(() => {
    stalls.push({ atMs: nowMs(), longestMs: Math.max(0, delay.max / 1e6 - RESOLUTION_MS) })
    delay.reset()
  }, WINDOW_MS).unref()

  // A write that is not taken at once is tried again with the rest of the same memory.
  let lastEnd
  const { writeSync } = fs
  fs.writeSync = (descriptor, bytes, ...rest) => {
    if (bytes instanceof Uint8Array && bytes.length >= 4 && QUESTION.equals(bytes.subarray(-QUESTION.length))) {
      const end = bytes.byteOffset + bytes.length
      const known = lastEnd?.buffer === bytes.buffer && lastEnd.end === end && lastEnd.left > bytes.length
      if (!known && lastEnd?.left !== bytes.length) pictures.push({ beganMs: nowMs(), bytes: bytes.length })
      lastEnd = { buffer: bytes.buffer, end, left: bytes.length }
      const taken = writeSync(descriptor, bytes, ...rest)
      if (taken === bytes.length) lastEnd = undefined
      return taken
    }
    return writeSync(descriptor, bytes, ...rest)
  }
  process.on('exit', () => fs.writeFileSync(file, JSON.stringify({ stalls, pictures })))
}

if (file && path.basename(process.argv[1] ?? '') === 'main.js') spy()
