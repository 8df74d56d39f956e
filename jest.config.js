const { availableParallelism } = require('node:os')
const base = require('./jest.base.js')

/** Sound through real processes and sound servers: who waits for a core stutters, so these run alone. */
const realTime = [
  '<rootDir>/tests/integration/sala.test.ts',
  '<rootDir>/tests/integration/sound.test.ts',
  '<rootDir>/tests/media/audio/audio-process.test.ts',
  '<rootDir>/tests/media/audio/device/real-server.test.ts',
]

/** Every test but the interoperability with the reference peers, which need a folder that a clone lacks. */
module.exports = {
  projects: [
    {
      ...base,
      displayName: 'tests',
      testMatch: ['<rootDir>/tests/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/interop/', ...realTime],
    },
    { ...base, displayName: 'real time', testMatch: realTime, runner: '<rootDir>/tests/support/serial-runner.js' },
  ],
  // A machine that is busy with other things is no fault of the program.
  testTimeout: 120_000,
  // Most tests wait, for sockets and children: more workers than cores do not make them slow, nor late.
  maxWorkers: Math.max(3, Math.floor(availableParallelism() / 2)),
}
