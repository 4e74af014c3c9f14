export type { LookUpTexts } from './look-up-texts.ts';
export { readLetter, type LetterReading } from './read-letter.ts';
