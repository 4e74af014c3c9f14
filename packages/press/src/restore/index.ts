export {
  beginLookBack,
  finishLookBack,
  noteLookBackTrouble,
  saveFoundPage,
  type BeginLookBack,
  type FoundPage,
} from './look-back.ts';
export {
  adoptCopy,
  releaseRestored,
  type AdoptCopy,
  type ReleaseRestored,
} from './release-restored.ts';
export { replayDepartures, type ReplayDepartures, type Replayed } from './replay-departures.ts';
export type { RestoreDeps } from './restore-deps.ts';
export { seeRestored, type SeeRestored } from './see-restored.ts';
export { seeDepartures, type SeeDepartures } from './see-departures.ts';
