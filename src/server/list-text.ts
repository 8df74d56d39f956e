import { encodeReply } from '../protocol/discovery/encode'
import { list, type Binding } from '../protocol/discovery/registrar'

/** The bytes of the last list, kept while the bindings are the same array: of 10,000 users they are half a megabyte. */
export class ListText {
  private bindings: readonly Binding[] | undefined
  private bytes = Buffer.alloc(0)

  of(bindings: readonly Binding[]): Buffer {
    if (bindings !== this.bindings) {
      this.bytes = Buffer.from(encodeReply(list(bindings)), 'latin1')
      this.bindings = bindings
    }
    return this.bytes
  }
}
