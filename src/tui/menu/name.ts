/** Every menu, by its name. */
export type MenuName = 'sound' | 'person' | 'block' | 'account' | 'profile' | 'source' | 'files' | 'quality' | 'filter'
