import type { Driver } from '../tui-scenes'

/** Screens by name, each as the way that leads there. */
export type Scenes = Readonly<Record<string, () => Driver>>
