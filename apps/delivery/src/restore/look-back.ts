import {
  INSTALLATION_TAG,
  ISSUE_TAG,
  mailLikeness,
  SLOT_TAG,
  readSlotTag,
  type TaggedSlot,
} from '@galley/core/delivery';
import type { Actor } from '@galley/core/editor';
import { hasMailBefore, openLikenesses } from '@galley/db';
import {
  beginLookBack,
  finishLookBack,
  noteLookBackTrouble,
  saveFoundPage,
  type BeginLookBack,
  type FoundPage,
  type RestoreDeps,
} from '@galley/press/restore';
import type { Mailer, SentMail } from '@galley/resend';
import { createPace, type Pace } from '../wire/pace.ts';
import { readPatiently } from '../wire/read-patiently.ts';

export type LookedBack =
  | { readonly kind: 'read'; readonly isComplete: boolean }
  | Exclude<BeginLookBack, { kind: 'begun' }>;

export interface LookBackOptions {
  readonly pace?: Pace;
  readonly signal?: AbortSignal;
  /** Begins at the newest mail, wherever an earlier reading ended. */
  readonly again?: boolean;
  readonly onPage?: (page: { readonly mails: number; readonly oldestAt: Date }) => void;
}

const PAGE = 100;
/** Allows for clocks that differ. */
const MARGIN_MS = 10 * 60_000;

/**
 * Reads the provider's list of sent mails back to the snapshot of a restore, and saves page by page
 * what it shows. A reading that was interrupted goes on where it ended. Nothing is sent.
 *
 * Only a single mail shows its tags, so of the mails on a page that look alike, the first and the last
 * are read; where they differ, or may belong to an issue that was open in the snapshot, each is.
 */
export async function lookBack(
  deps: RestoreDeps,
  mailer: Mailer,
  actor: Actor,
  options: LookBackOptions = {},
): Promise<LookedBack> {
  const { signal = new AbortController().signal, onPage } = options;
  const pace = options.pace ?? createPace(deps.db);
  const begun = await beginLookBack(deps, actor, { again: options.again ?? false });
  if (begun.kind !== 'begun') return begun;
  const since = begun.since.getTime() - MARGIN_MS;
  const reader = {
    open: await openLikenesses(deps.db),
    installations: new Set(begun.installations),
    get: async (id: string) => readPatiently(pace, signal, () => mailer.get(id)),
  };
  const end = async (isComplete: boolean, trouble: string | null): Promise<LookedBack> => {
    if (trouble !== null) await noteLookBackTrouble(deps, trouble);
    await finishLookBack(deps, isComplete);
    return { kind: 'read', isComplete };
  };
  let cursor = begun.cursor;
  for (;;) {
    if (signal.aborted) return end(false, 'The reading was interrupted.');
    const after = cursor;
    const page = await readPatiently(pace, signal, () =>
      mailer.list({ limit: PAGE, ...(after === null ? {} : { after }) }),
    );
    if (page.kind !== 'ok') return end(false, `The provider answered: ${page.message}.`);
    const mails = page.data.mails;
    const last = mails.at(-1);
    if (last !== undefined) {
      const found = await readPage(
        reader,
        mails.filter((mail) => mail.createdAt.getTime() >= since),
      );
      if (found.kind === 'unreadable') return end(false, found.detail);
      const shown = { cursor: last.id, mails: mails.length, oldestAt: last.createdAt };
      await saveFoundPage(deps, { ...shown, issues: found.issues, gone: found.gone });
      onPage?.(shown);
      cursor = last.id;
      if (last.createdAt.getTime() < since) return end(true, null);
    }
    if (!page.data.hasMore || last === undefined) {
      const isReached = last !== undefined && last.createdAt <= begun.since;
      // Mail is known that the list should show, so its beginning has been dropped.
      const isCut = !isReached && (await hasMailBefore(deps.db));
      return end(!isCut, isCut ? 'The list ends after the snapshot.' : null);
    }
  }
}

interface Reader {
  readonly open: ReadonlyMap<string, ReadonlySet<string>>;
  readonly installations: ReadonlySet<string>;
  readonly get: (id: string) => ReturnType<Mailer['get']>;
}

type ReadPage =
  | ({ readonly kind: 'ok' } & Pick<FoundPage, 'issues' | 'gone'>)
  | { readonly kind: 'unreadable'; readonly detail: string };

async function readPage(reader: Reader, mails: readonly SentMail[]): Promise<ReadPage> {
  const issues = new Map<
    string,
    { readonly tagged: TaggedSlot | null; readonly mails: SentMail[] }
  >();
  for (const group of Map.groupBy(mails, alike).values()) {
    const read = await readGroup(reader, group);
    if (read.kind === 'unreadable') return read;
    for (const { mail, issueId, tagged } of read.found) {
      const known = issues.get(issueId);
      if (known === undefined) issues.set(issueId, { tagged, mails: [mail] });
      else known.mails.push(mail);
    }
  }
  const found = [...issues].map(([issueId, its]) => present(issueId, its.tagged, its.mails));
  const ours = [...issues.values()].flatMap((its) => its.mails);
  return { kind: 'ok', issues: found, gone: ours.flatMap(goneOf) };
}

const alike = ({ from, subject }: SentMail): string => mailLikeness(from, subject);

interface Ours {
  readonly mail: SentMail;
  readonly issueId: string;
  readonly tagged: TaggedSlot | null;
}

type ReadGroup =
  | { readonly kind: 'ok'; readonly found: readonly Ours[] }
  | { readonly kind: 'unreadable'; readonly detail: string };

/** Finds out which of the mails that look alike are ours, and of which issue. */
async function readGroup(reader: Reader, group: readonly SentMail[]): Promise<ReadGroup> {
  const read = new Map<string, Ours | null>();
  for (const mail of new Set([group[0], group.at(-1)])) {
    if (mail === undefined) continue;
    const one = await readOne(reader, mail);
    if (one.kind === 'unreadable') return one;
    read.set(mail.id, one.ours);
  }
  const samples = [...read.values()];
  const [first = null] = samples;
  const isOne = samples.every((one) => one?.issueId === first?.issueId);
  const open = reader.open.get(group[0] === undefined ? '' : alike(group[0]));
  const mayBeOpen = open !== undefined && [...open].some((id) => id !== first?.issueId);
  if (isOne && !mayBeOpen) {
    const found = first === null ? [] : group.map((mail) => ({ ...first, mail }));
    return { kind: 'ok', found };
  }
  for (const mail of group) {
    if (read.has(mail.id)) continue;
    const one = await readOne(reader, mail);
    if (one.kind === 'unreadable') return one;
    read.set(mail.id, one.ours);
  }
  return { kind: 'ok', found: [...read.values()].filter((one) => one !== null) };
}

async function readOne(
  { get, installations }: Reader,
  mail: SentMail,
): Promise<
  | { readonly kind: 'ok'; readonly ours: Ours | null }
  | { readonly kind: 'unreadable'; readonly detail: string }
> {
  const one = await get(mail.id);
  if (one.kind !== 'ok') {
    const detail = `A listed mail could not be read; the provider answered: ${one.message}.`;
    return { kind: 'unreadable', detail };
  }
  const { tags } = one.data;
  const issueId = tags?.[ISSUE_TAG];
  const isOurs = installations.has(tags?.[INSTALLATION_TAG] ?? '');
  if (!isOurs || issueId === undefined || !/^\d{1,18}$/.test(issueId)) {
    return { kind: 'ok', ours: null };
  }
  return { kind: 'ok', ours: { mail, issueId, tagged: readSlotTag(tags?.[SLOT_TAG]) } };
}

function present(
  issueId: string,
  tagged: TaggedSlot | null,
  mails: readonly SentMail[],
): FoundPage['issues'][number] {
  const times = mails.map((mail) => mail.createdAt.getTime());
  return {
    issueId,
    newsletter: tagged?.newsletter ?? null,
    number: tagged?.number ?? null,
    slot: tagged?.slot ?? null,
    subject: mails[0]?.subject ?? '',
    sender: mails[0]?.from ?? '',
    mails: mails.length,
    firstAt: new Date(Math.min(...times)),
    lastAt: new Date(Math.max(...times)),
    readers: mails.flatMap(({ id, to }) => to.map((address) => ({ address, resendId: id }))),
  };
}

/** Who complained, or is mailed no more by the provider itself. A bounce may have been temporary. */
function goneOf({ lastEvent, to, createdAt }: SentMail): FoundPage['gone'] {
  const [address] = to;
  if (address === undefined) return [];
  if (lastEvent === 'complained') return [{ address, reason: 'complaint', at: createdAt }];
  return lastEvent === 'suppressed' ? [{ address, reason: 'provider', at: createdAt }] : [];
}
