export { DESK_LANGUAGES, deskLanguageOf, loadDeskWording } from './desk-wording.ts';
export type { DeskLanguage, DeskWording } from './desk-wording.ts';
export type { DeskWords, Explained, Question } from './desk-words.ts';
export { makeMoments, type Moments } from './moments.ts';
