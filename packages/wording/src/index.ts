export type { DueTime } from './due-time.ts';
export { firstStrong, runsFromRight } from './first-strong.ts';
export type { Format } from './format.ts';
export type { Messages } from './messages/messages.ts';
export type { PageMessages } from './pages/page-messages.ts';
export type { ReaderMessages } from './readers/reader-messages.ts';
export { WRITTEN_LANGUAGES, wordingOf, type Wording } from './wording-of.ts';
