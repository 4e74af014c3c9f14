import { deskLink } from '@galley/core/network';
import { offerFirstOwner } from '@galley/press/account';
import { localityOf } from '@galley/runtime';
import type { Press } from '../shell/open-press.ts';
import type { Paint } from '../shell/paint.ts';

/**
 * The link that makes the first owner; null if there is one. It is printed: a person who reads this
 * terminal runs this machine. Only in a local set-up, since elsewhere a log may keep what a start
 * prints.
 */
export async function firstOwnerLink(press: Press): Promise<string | null> {
  const { config } = press;
  if (localityOf(config).kind !== 'local') return null;
  const offer = await offerFirstOwner(press);
  if (offer.kind === 'has-owner') return null;
  return deskLink(config.publicUrl, 'first-owner', offer.token);
}

/** What a new user does next, so it stands apart from what else is printed. */
export const firstOwnerLines = (paint: Paint, url: string): string =>
  `\n  ${paint.bold('Begin here.')} This link makes you the owner of the desk; it works once, within a day:\n\n  ${paint.cyan(url)}\n`;
