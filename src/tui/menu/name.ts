/** Every menu, by its name. */
export type MenuName = 'sound' | 'person' | 'block' | 'account' | 'source' | 'files' | 'quality' | 'filter'
