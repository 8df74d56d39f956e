/** Every prompt, by its name. */
export type PromptName = 'address' | 'note' | 'profile'
