// What is told is told in English where a test asks for nothing else, whatever the language of who runs it.
process.env.LC_ALL = 'C.UTF-8'

/** What holds for every test, whichever configuration runs it. */
module.exports = {
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  setupFilesAfterEnv: ['<rootDir>/tests/support/second-try.js'],
  transform: { '^.+\\.ts$': 'ts-jest' },
}
