/** The text search configuration of a migration: a language's rules, without its accents. */
export const searchConfiguration = (language: string): string => `galley_${language}`;
