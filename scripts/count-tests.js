// Adds up jest's result files, each from `jest --json --outputFile=FILE`: names what failed or was tried twice, then says how many tests ran.
// Exit code 1 when a test failed, a file of tests did not load, a result is missing, or no test ran.
const { readFileSync } = require('node:fs')
const { relative } = require('node:path')

const NO_RESULT = {
  numPassedTests: 0,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 1,
  numPendingTests: 0,
  testResults: [],
}

const readResult = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    console.log(`no result: jest did not finish (${file})`)
    return NO_RESULT
  }
}

const failuresOf = ({ testResults }) =>
  testResults.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed').map((test) => test.fullName)
    const reasons = status === 'failed' && failed.length === 0 ? ['the file did not load'] : failed
    return reasons.map((reason) => `failed: ${relative('', name)}: ${reason}`)
  })

const triedTwice = ({ testResults }) =>
  testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, invocations = 1 }) => status === 'passed' && invocations > 1)
      .map(({ fullName }) => `passed at the second try: ${relative('', name)}: ${fullName}`),
  )

const results = process.argv.slice(2).map(readResult)
const sum = (field) => results.reduce((total, result) => total + result[field], 0)

for (const failure of results.flatMap(failuresOf)) console.log(failure)
for (const test of results.flatMap(triedTwice)) console.log(test)
const passed = sum('numPassedTests')
const failed = sum('numFailedTests') + sum('numRuntimeErrorTestSuites')
const skipped = sum('numPendingTests')
if (passed + failed === 0) console.log('no test ran')
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(passed > 0 && failed === 0 ? 0 : 1)
