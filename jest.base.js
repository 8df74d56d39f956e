/** What holds for every test, whichever configuration runs it. */
module.exports = {
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: { '^.+\\.ts$': 'ts-jest' },
}
