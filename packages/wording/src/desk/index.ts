export { DESK_LANGUAGES, deskLanguageOf, loadDeskWording } from './desk-wording.ts';
export type { DeskLanguage, DeskWording } from './desk-wording.ts';
export type { DeskWords } from './desk-words.ts';
export type { Explained, Question } from './explained.ts';
export { makeMoments, type Moments } from './moments.ts';
export { sampleReviewOf } from './queue/sample-review.ts';
