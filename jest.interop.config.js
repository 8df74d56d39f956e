/** The tests against the reference peers in ../shared/peers: `npm run test:interop`. */
module.exports = {
  ...require('./jest.base.js'),
  testMatch: ['<rootDir>/tests/interop/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
  // Each file runs several calls at once, whose messages must not wait for a core for as long as a pause means an end.
  maxWorkers: 1,
}
