const { availableParallelism } = require('node:os')

/** Every test but the interoperability with the reference peers, which need a folder that a clone lacks. */
module.exports = {
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/interop/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: { '^.+\\.ts$': 'ts-jest' },
  testTimeout: 30_000,
  // Most tests wait for sockets and children, so one worker would idle; the children need the other half of the cores.
  maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
}
