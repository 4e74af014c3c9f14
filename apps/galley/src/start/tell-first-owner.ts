import { deskLink } from '@galley/core/network';
import { offerFirstOwner } from '@galley/press/account';
import { localityOf } from '@galley/runtime';
import { jsonText } from '../shell/json-text.ts';
import type { Press } from '../shell/open-press.ts';
import type { Paint } from '../shell/paint.ts';
import type { Shell } from '../shell/shell.ts';

/**
 * Prints the link that makes the first owner, while there is none: a person who reads this terminal
 * runs this machine. Only in a local set-up, since elsewhere a log may keep what a start prints.
 */
export async function tellFirstOwner(shell: Shell, press: Press): Promise<void> {
  const { config } = press;
  if (localityOf(config).kind !== 'local') return;
  const offer = await offerFirstOwner(press);
  if (offer.kind === 'has-owner') return;
  const url = deskLink(config.publicUrl, 'first-owner', offer.token);
  if (url === null) return;
  shell.stdout.write(
    shell.json ? `${jsonText({ event: 'first-owner', url })}\n` : firstOwnerLines(shell.paint, url),
  );
}

/** Printed below the welcome. */
const firstOwnerLines = (paint: Paint, url: string): string =>
  `\n  ${paint.bold('The desk has no owner yet.')} To become its first owner, open this link within a day:\n  ${paint.cyan(url)}\n`;
