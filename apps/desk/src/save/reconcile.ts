import { sameValue } from './same-value.ts';
import type { Clash, Fields, SaveState, Stored } from './save-state.ts';

export interface Reconciled {
  readonly state: SaveState;
  /** Fields to write on screen, where nobody has typed. */
  readonly shown: Fields;
}

/**
 * Takes in what the server has now. A field in which nobody has typed follows it; one that only we
 * have changed stays as it is; one that both have changed is a clash, and stays until somebody
 * decides.
 *
 * @param ours what we have sent ourselves; finding it at the server is no clash
 * @param hasLanded whether the server has said yes to it
 */
export function reconcile(
  state: SaveState,
  stored: Stored,
  ours: Fields,
  hasLanded: boolean,
): Reconciled {
  const text: Record<string, unknown> = { ...state.text };
  const clashes: Record<string, Clash> = {};
  const shown: Record<string, unknown> = {};
  for (const [field, theirs] of Object.entries(stored.fields)) {
    const mine = state.text[field];
    const before = state.base.fields[field];
    const clash = state.clashes[field];
    const isOurs = Object.hasOwn(ours, field) && (hasLanded || sameValue(theirs, ours[field]));
    if (sameValue(theirs, mine)) continue;
    if (isOurs) {
      // The server may write it in another way; it is still what was typed.
      if (sameValue(mine, ours[field])) text[field] = theirs;
    } else if (clash !== undefined) {
      clashes[field] = { before: clash.before, theirs };
    } else if (sameValue(mine, before)) {
      text[field] = theirs;
      shown[field] = theirs;
    } else if (!sameValue(theirs, before)) {
      clashes[field] = { before, theirs };
    }
  }
  return { state: { ...state, base: stored, text, clashes }, shown };
}

/**
 * Takes in the server's yes to a save when a newer text has been heard already: that one stays. What
 * looked like a clash with it was an edit of what we had saved.
 */
export function reconcileLate(state: SaveState, saved: Fields): Reconciled {
  const clashes: Record<string, Clash> = {};
  const shown: Record<string, unknown> = {};
  for (const [field, clash] of Object.entries(state.clashes)) {
    if (!Object.hasOwn(saved, field)) clashes[field] = clash;
    else if (sameValue(state.text[field], saved[field])) shown[field] = clash.theirs;
    else clashes[field] = { before: saved[field], theirs: clash.theirs };
  }
  return { state: { ...state, text: { ...state.text, ...shown }, clashes }, shown };
}
