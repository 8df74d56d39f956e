/** A message is told apart by its type. */
export interface Message {
  readonly type: string
}

/**
 * What a child must know, so that one that died can be replaced: the wishes of the main process, what was learned of
 * their outcome, and which answers are still owed.
 */
export interface ProcessPlan<To, From> {
  /** Takes a wish down; `alive`: a child hears it, too. Gives the answers to wishes that nobody is there to fulfil. */
  note(message: To, alive: boolean): readonly From[]
  /** Takes an outcome down. Gives what is to be told of it, if anything. */
  learn(message: From): From | undefined
  /** Everything a new child has to be told, in order. */
  replay(): readonly To[]
  /** The child died: its counters are kept, and the answers that it owed are given. */
  orphans(): readonly From[]
}
