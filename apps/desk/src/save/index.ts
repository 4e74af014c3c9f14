export { dropDraft, findDrafts, openDraftPlace, type FoundDraft } from './drafts.ts';
export { sameValue } from './same-value.ts';
export { unsavedFields, type Clash, type Draft, type Fields, type Stored } from './save-state.ts';
export { statusOf, type SaveStatus } from './save-status.ts';
export { createSaver, type SaveAnswer, type Saver } from './saver.ts';
