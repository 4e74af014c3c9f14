import type { Actor } from './actor.ts';

/** The latest version in the history of a review, as far as a sitting depends on it. */
export interface LatestVersion {
  readonly what: 'began' | 'queued' | 'edited' | 'restored';
  readonly kind: Actor['kind'] | null;
  readonly actor: string | null;
  readonly door: string | null;
  readonly at: Date;
  readonly ended: boolean;
}

/** How long a person may pause without ending the sitting. */
const LONGEST_PAUSE_MS = 15 * 60 * 1000;

/**
 * Whether an edit goes on with the sitting of the latest version, so that it replaces that version's
 * text. Only people at the desk have sittings: keys and commands hand in finished texts.
 */
export const continuesSitting = (latest: LatestVersion, actor: Actor, now: Date): boolean =>
  actor.kind === 'person' &&
  actor.door === 'desk' &&
  latest.what === 'edited' &&
  latest.kind === 'person' &&
  latest.actor === actor.id &&
  latest.door === 'desk' &&
  !latest.ended &&
  now.getTime() - latest.at.getTime() <= LONGEST_PAUSE_MS;
