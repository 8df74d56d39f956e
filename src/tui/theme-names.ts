import type { ThemeName } from './display'

/** Every theme; `auto` goes by the ground of the terminal. */
export const THEMES: readonly ThemeName[] = ['auto', 'dark', 'light', 'contrast', 'mono']
