const Runner = require('jest-runner').default

/** Runs its files one after the other, and none beside those of another runner. */
module.exports = class SerialRunner extends Runner {
  constructor(...args) {
    super(...args)
    this.isSerial = true
  }
}
