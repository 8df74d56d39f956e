const base = require('./jest.base.js')

/** These measure how soon we are, who waits for a core is late; or keep both cores busy themselves, with XML of pixels. */
const alone = ['dribble', 'sala', 'xmlrpc'].map((name) => `<rootDir>/tests/interop/${name}.test.ts`)

/** The tests against the reference peers in ../shared/peers: `npm run test:interop`. */
module.exports = {
  projects: [
    {
      ...base,
      displayName: 'interoperability',
      testMatch: ['<rootDir>/tests/interop/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...alone],
    },
    { ...base, displayName: 'real time', testMatch: alone, runner: '<rootDir>/tests/support/serial-runner.js' },
  ],
  testTimeout: 120_000,
  // Each file runs several calls at once.
  maxWorkers: 2,
}
