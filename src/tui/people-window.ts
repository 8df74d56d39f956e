import type { Size } from './model'

/** Rows of a body: the log below, the list above it. */
export const logRows = (bodyRows: number): number => Math.max(4, Math.min(Math.floor(bodyRows / 4), 10))

/** The first of the rows that are seen around the selected one, which stays in the middle where it can. */
export const firstSeen = (selected: number, count: number, room: number): number =>
  Math.max(0, Math.min(selected - Math.floor(room / 2), count - room))

/** The first line, the last one and the border of the list. */
const AROUND = 4

/** Rows of the list that are seen, where nothing else takes some of them. */
export const roomFor = ({ rows }: Size): number => Math.max(0, rows - AROUND - logRows(rows - 2))
