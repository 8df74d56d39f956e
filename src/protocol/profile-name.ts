/** Whether a text can name a profile: it is a folder, and must be no path. */
export const isProfileName = (text: string): boolean => /^[a-z0-9][a-z0-9._-]{0,63}$/i.test(text)
