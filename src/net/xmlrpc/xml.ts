import { SaxesParser } from 'saxes'
import { XML_LIMITS, type XmlElement } from '../../protocol/xmlrpc/element'
import { XmlRpcError } from '../../protocol/xmlrpc/error'

/** An element that is not closed yet. */
interface Open {
  readonly name: string
  readonly children: Open[]
  text: string
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads XML as a tree, for XML-RPC alone: strictly, as UTF-8, with no entities but the five that every XML has. A document
 * type ends the reading at once, as do more elements, or deeper ones, than XML-RPC needs. Throws XmlRpcError.
 */
export const parseXml = (bytes: Uint8Array): XmlElement => {
  const tree = new Tree()
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw new XmlRpcError('not-xml', 'this is no XML that can be read', { cause: error })
  })
  parser.on('doctype', () => {
    throw new XmlRpcError('doctype', 'document types are not read')
  })
  parser.on('opentag', ({ name }) => tree.open(name))
  parser.on('closetag', () => tree.close())
  parser.on('text', (text) => tree.text(text))
  parser.on('cdata', (text) => tree.text(text))
  parser.write(decoded(bytes)).close()
  return tree.root
}

const decoded = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes)
  } catch (error) {
    throw new XmlRpcError('not-xml', 'this is no UTF-8', { cause: error })
  }
}

/** The tree as it grows. */
class Tree {
  private readonly document: Open = { name: '', children: [], text: '' }
  private readonly path: Open[] = [this.document]
  private elements = 0

  open(name: string): void {
    if (++this.elements > XML_LIMITS.elements || this.path.length > XML_LIMITS.depth) {
      throw new XmlRpcError('too-much', 'there are too many elements, or too deep ones')
    }
    const element: Open = { name, children: [], text: '' }
    this.path.at(-1)?.children.push(element)
    this.path.push(element)
  }

  close(): void {
    this.path.pop()
  }

  text(text: string): void {
    const element = this.path.at(-1)
    if (element) element.text += text
  }

  get root(): XmlElement {
    const [root] = this.document.children
    if (root === undefined) throw new XmlRpcError('not-xml', 'there is nothing')
    return root
  }
}
