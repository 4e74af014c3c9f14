import type { SentTest } from '@galley/contract/issue';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { quoteInput } from '@galley/core/input';
import {
  FULL_RENDITION,
  PLACEHOLDER_OPEN,
  fillWithSample,
  type Rendition,
} from '@galley/core/issue';
import { parseEmailAddress, suppressionKeys, type Keyring } from '@galley/core/subscription';
import {
  findSubscriberByAddress,
  findSuppression,
  listIssueReviews,
  listRenditions,
} from '@galley/db';
import { readAudience } from '../compile/read-audience.ts';
import { findReaderRendition } from '../compile/rendition-of-reader.ts';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { holdStill } from '../door/hold-still.ts';
import { limitMailing } from '../door/limit-mailing.ts';
import { hashOf } from './stored-hash.ts';
import type { PressDeps } from '../press-deps.ts';
import {
  findIssueFor,
  wrongState,
  type ChangeRefusal,
  type FindIssue,
  type IssueRef,
} from './find-issue.ts';
import { recordIssueAct } from '../door/record-act.ts';

/** A mail to one person, as the provider takes it. */
export interface TestMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly replyTo?: string;
}

/** Sends mails one by one until the provider does not accept one. */
export type HandOver = (
  mails: readonly TestMail[],
) => Promise<
  { readonly kind: 'accepted'; readonly ids: readonly string[] } | RefusalOf<'not-accepted'>
>;

export type TestDeps = Pick<PressDeps, 'db' | 'clock'> & {
  readonly keyring: Keyring;
  readonly handOver: HandOver;
};

export type SendTest =
  | { readonly kind: 'sent'; readonly test: SentTest }
  | RefusalOf<
      | 'invalid'
      | 'no-sender'
      | 'no-testers'
      | 'all-suppressed'
      | 'not-accepted'
      | 'other-hash'
      | 'too-many'
      | 'installation-held'
    >
  | ChangeRefusal;

/**
 * Sends the proof of an issue, marked as a test, to an address or the newsletter's testers. A test
 * is not a delivery: it has no row, no tag to count feedback by, and its links unsubscribe nobody.
 * Suppressed addresses get no test either.
 */
export async function sendTest(
  deps: TestDeps,
  actor: Actor,
  {
    to: typed = null,
    hash,
    rendition: key,
    reader,
    ...ref
  }: IssueRef & {
    readonly to?: string | null;
    /** The hash that the proof showed; if given, only these bytes are sent. */
    readonly hash?: string | undefined;
    /** The version of the mail to send; the full one if it is left out. */
    readonly rendition?: string | undefined;
    /** The address of a reader whose version to send, if `rendition` is left out. */
    readonly reader?: string | undefined;
  },
): Promise<SendTest> {
  const to = typed === null ? null : parseEmailAddress(typed);
  if (typed !== null && to?.kind === 'invalid') {
    return invalid('to', `found ${quoteInput(typed)}, expected ${to.expected}`);
  }
  const found = await findIssueFor(deps, actor, 'send-test', ref);
  if (found.kind !== 'found') return found;
  const { issue, newsletter } = found;
  const held = await holdStill(deps.db, false);
  if (held !== null) return held;
  const { number, sender, reply_to: replyTo } = issue;
  const addresses = to?.kind === 'ok' ? [to.address] : newsletter.testers;
  if (addresses.length === 0) return { kind: 'no-testers' };
  if (issue.state === 'cancelled') {
    return wrongState(issue, 'no test of it can be sent');
  }
  const renditions = await listRenditions(deps.db, issue.id);
  const chosen = await chooseRendition(deps, actor, found, { key, reader });
  if (typeof chosen === 'object') return chosen;
  const rendition = renditions.find((each) => each.key === chosen);
  if (rendition === undefined && renditions.length > 0) {
    const known = renditions.map((each) => each.key).join(', ');
    return invalid('rendition', `found ${quoteInput(chosen)}, expected one of ${known}`);
  }
  if (rendition === undefined || sender === null) return { kind: 'no-sender', number };
  const contentHash = hashOf(issue, renditions);
  if (hash !== undefined && hash !== contentHash) {
    return { kind: 'other-hash', number, contentHash };
  }
  const suppressed = await whoIsSuppressed(deps, addresses);
  const allowed = addresses.filter((address) => !suppressed.includes(address));
  if (allowed.length === 0) return { kind: 'all-suppressed', addresses: suppressed };
  // Recorded before the mails, so that no mail leaves without an audit row.
  const limited = await deps.db.transaction().execute(async (trx) => {
    const now = deps.clock();
    const tooMany = await limitMailing(trx, actor, 'send-test', now);
    if (tooMany === null) await recordIssueAct(trx, actor, 'send-test', issue, now);
    return tooMany;
  });
  if (limited !== null) return limited;
  const mail = { from: sender, ...testOf(rendition), ...(replyTo !== null && { replyTo }) };
  const handed = await deps.handOver(allowed.map((address) => ({ ...mail, to: address })));
  if (handed.kind !== 'accepted') return handed;
  return { kind: 'sent', test: { number, contentHash, to: allowed, ids: handed.ids, suppressed } };
}

const invalid = (field: string, problem: string): RefusalOf<'invalid'> => ({
  kind: 'invalid',
  problems: [{ field, problem }],
});

/** The key of the version to send: the one that is named, or that of a reader. */
async function chooseRendition(
  { db, clock }: TestDeps,
  actor: Actor,
  { issue, newsletter }: Extract<FindIssue, { kind: 'found' }>,
  { key, reader }: { readonly key: string | undefined; readonly reader: string | undefined },
): Promise<string | RefusalOf<'invalid'> | NotAllowed> {
  if (key !== undefined || reader === undefined) return key ?? FULL_RENDITION;
  const denied = refuse(actor, 'see-readers', newsletter.id);
  if (denied !== null) return denied;
  const email = parseEmailAddress(reader);
  const known = email.kind === 'ok' && (await findSubscriberByAddress(db, email.canonical));
  const found = `found ${quoteInput(reader)}`;
  const noReader = invalid('reader', `${found}, expected a reader of this newsletter`);
  if (!known) return noReader;
  const rows = await listIssueReviews(db, issue.id);
  const reviews = rows.map(({ id, document: review }) => ({ id, review }));
  const audience = await readAudience(db, { newsletter, issue, reviews, now: clock() });
  const their = { newsletterId: newsletter.id, subscriberId: known.id, bucket: known.bucket };
  const rendition = await findReaderRendition(db, their, audience);
  switch (rendition.kind) {
    case 'found':
      return rendition.key;
    case 'no-reader':
      return noReader;
    case 'nothing':
      return invalid(
        'reader',
        `${found}, expected a reader whose choice leaves something of this issue`,
      );
  }
}

function testOf(rendition: Rendition) {
  const { subject, html, text, headers } = fillWithSample(rendition);
  return {
    subject: `[Proof] ${subject}`,
    html,
    text,
    // A mail program's unsubscribe button would have nobody to unsubscribe.
    headers: Object.fromEntries(
      Object.entries(headers).filter(
        ([name]) =>
          name !== 'List-Unsubscribe-Post' && !rendition.headers[name]?.includes(PLACEHOLDER_OPEN),
      ),
    ),
  };
}

async function whoIsSuppressed(
  { db, keyring }: TestDeps,
  addresses: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) {
    const email = parseEmailAddress(address);
    const known =
      email.kind === 'ok' && (await findSuppression(db, suppressionKeys(keyring, email.canonical)));
    if (known) found.push(address);
  }
  return found;
}
