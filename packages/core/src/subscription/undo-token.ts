import type { Keyring } from './keyring.ts';
import {
  makeRoundToken,
  readRoundToken,
  type RoundClaim,
  type RoundTokenReading,
} from './round-token.ts';

/** How long after leaving the page's button takes it back without another mail. */
export const UNDO_SECONDS = 3600;

/** For how long after a departure pressing the button again still offers to take it back. */
const AGAIN_SECONDS = 300;

/**
 * Whether an answer to leaving offers the way back: to a reader who has just left, also if the button
 * was pressed twice. Not later, because a mail's token gets forwarded, and it alone must bring nobody
 * back.
 */
export const mayUndo = (leftAt: Date | null, now: Date): boolean =>
  leftAt !== null && now.getTime() - leftAt.getTime() < AGAIN_SECONDS * 1000;

/** The token of the button that takes a departure back: only this one, and only for a while. */
export const makeUndoToken = (
  keyring: Keyring,
  { leftAt, ...claim }: Omit<RoundClaim, 'expiresAt'> & { readonly leftAt: Date },
): string =>
  makeRoundToken(keyring, 'undo', {
    ...claim,
    expiresAt: new Date(leftAt.getTime() + UNDO_SECONDS * 1000),
  });

/** What an undo token says. */
export const readUndoToken = (keyring: Keyring, token: string, now: Date): RoundTokenReading =>
  readRoundToken(keyring, 'undo', token, now);
