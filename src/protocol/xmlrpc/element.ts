/** An element of XML as XML-RPC needs it: no attributes, and text only where there are no elements. */
export interface XmlElement {
  readonly name: string
  readonly children: readonly XmlElement[]
  /** All text directly in it. */
  readonly text: string
}

/** The most that is read: a picture is one value, a call of many calls some hundreds. */
export const XML_LIMITS = { depth: 40, elements: 20_000 } as const
