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

const nowMs = () => performance.timeOrigin + performance.now()

/** The longest delay of the event loop in each window, from now on. */
const watchLoop = () => {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  const stalls = []
  delay.enable()
  setInterval(() => {
    stalls.push({ atMs: nowMs(), longestMs: Math.max(0, delay.max / 1e6 - RESOLUTION_MS) })
    delay.reset()
  }, WINDOW_MS).unref()
  return stalls
}

/** The launcher does nothing meanwhile: its delays are those of the machine. */
const watchIdle = () => {
  const stalls = watchLoop()
  process.on('exit', () => fs.writeFileSync(`${file}.idle`, JSON.stringify(stalls)))
}

const watchProgram = () => {
  const stalls = watchLoop()
  const pictures = []

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

const name = path.basename(process.argv[1] ?? '')
if (file && name === 'main.js') watchProgram()
if (file && name === 'vcall') watchIdle()
