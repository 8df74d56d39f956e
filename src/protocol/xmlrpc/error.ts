/** Why XML-RPC could not be read. `message` is made of our own words: it may go back to the sender. */
export class XmlRpcError extends Error {
  constructor(
    readonly reason: 'not-xml' | 'doctype' | 'too-much' | 'not-a-call' | 'not-an-answer' | 'bad-value',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'XmlRpcError'
  }
}
