import { isForbiddenInHeader } from '../input/index.ts';

/** Which mail a newsletter writes a text of its own for. */
export type OwnMail = 'confirmation' | 'welcome';

/** Longest texts. The mail that asks to confirm must not advertise, so there is room for little. */
const LONGEST: Readonly<Record<OwnMail, number>> = { confirmation: 600, welcome: 3000 };

export type MailTextReading =
  | { readonly kind: 'ok'; readonly text: string }
  | { readonly kind: 'invalid'; readonly expected: string };

/** What other programs would fill in; in our mails it would stay as it is. */
const PLACEHOLDER = /\{\{[^}]*\}\}|\*\|[^|]*\|\*|%[A-Z_]{2,}%|\[\[[^\]]*\]\]/i;
const LINK = /https?:\/\/|\bwww\./i;

/**
 * Reads what a newsletter says in the mail that asks to confirm, or that welcomes: paragraphs of
 * plain text, separated by blank lines. Nothing is filled in, so no text that a visitor typed can
 * get into a mail. Anybody can have the mail that asks to confirm sent to a stranger, so it has no
 * links but ours.
 */
export function parseMailText(mail: OwnMail, typed: string): MailTextReading {
  const paragraphs = typed
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.trim().replaceAll(/\s+/g, ' '))
    .filter((paragraph) => paragraph !== '');
  const text = paragraphs.join('\n\n');
  const most = LONGEST[mail];
  if (paragraphs.some(isForbiddenInHeader)) {
    return refuse('a text without control or direction characters');
  }
  if (PLACEHOLDER.test(text)) return refuse('a text without placeholders: nothing is filled in');
  if (mail === 'confirmation' && LINK.test(text)) {
    return refuse('a text without links: a stranger may get this mail');
  }
  return Array.from(text).length > most
    ? refuse(`at most ${most} characters`)
    : { kind: 'ok', text };
}

const refuse = (expected: string): MailTextReading => ({ kind: 'invalid', expected });

/** The paragraphs of a text that {@link parseMailText} has read; none for null. */
export const mailParagraphs = (text: string | null): readonly string[] =>
  text === null ? [] : text.split('\n\n');
