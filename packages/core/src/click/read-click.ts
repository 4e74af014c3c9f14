import { INSTALLATION_TAG, ISSUE_TAG } from '../feedback/mail-tags.ts';
import { isProgram } from './is-program.ts';
import { linkKey } from './link-key.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What an event of a click says about the mail, the link and the program, until it is stored. */
export interface ClickEvent {
  readonly installation: string;
  readonly issueId: string;
  /** As `linkKey` writes it. */
  readonly link: string;
  readonly at: Date;
  readonly byProgram: boolean;
}

/**
 * Reads an `email.clicked` of Resend: `{created_at, data: {tags, click: {link, timestamp,
 * userAgent}}}`. Null if it is another event, or about no issue or no link to the web.
 */
export function readClick(type: string, payload: unknown): ClickEvent | null {
  if (type !== 'email.clicked') return null;
  const event = fields(payload);
  const data = fields(event['data']);
  const tags = fields(data['tags']);
  const click = fields(data['click']);
  const [installation, issueId] = [tags[INSTALLATION_TAG], tags[ISSUE_TAG]];
  const link = typeof click['link'] === 'string' ? linkKey(click['link']) : null;
  const at = instant(click['timestamp']) ?? instant(event['created_at']);
  if (typeof installation !== 'string' || typeof issueId !== 'string') return null;
  if (!/^\d{1,18}$/.test(issueId) || link === null || at === null) return null;
  return { installation, issueId, link, at, byProgram: isProgram(click['userAgent']) };
}

/**
 * Puts into an event that tells nothing about a reader what is kept of their click: the number of
 * the issue's link, when, and whether a program named itself.
 */
export function keepClick(
  forgotten: unknown,
  { link, at, byProgram }: Pick<ClickEvent, 'at' | 'byProgram'> & { readonly link: number },
): unknown {
  const event = fields(forgotten);
  const click = { link, at: at.toISOString(), byProgram };
  return { ...event, data: { ...fields(event['data']), click } };
}

function instant(value: unknown): Date | null {
  const at = new Date(typeof value === 'string' ? value : NaN);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** A value that isn't an object has no fields to spread. */
const fields = (value: unknown): Fields => ({ ...(value as object) });
