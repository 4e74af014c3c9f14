import type { Newsletter } from '@galley/contract/newsletter';
import type { RefusalOf } from '@galley/contract/refusals';
import { mergeChange, type Actor } from '@galley/core/editor';
import { slotDay } from '@galley/core/issue';
import type {
  NewsletterChange,
  NewsletterSettings,
  SettingsProblem,
} from '@galley/core/newsletter';
import {
  insertNewsletter,
  listNewsletterRows,
  listOpenIssues,
  lockNewNewsletters,
  lockNewsletter,
  rewriteArchive,
  startArchiveRewrite,
  updateNewsletter,
  type Database,
  type NewsletterRow,
  type Transaction,
} from '@galley/db';
import { refuse } from '../door/allow.ts';
import { recordNewsletterAct } from '../door/record-act.ts';
import { recompileIssue } from '../compile/recompile-issue.ts';
import type { PressDeps } from '../press-deps.ts';
import {
  findNewsletter,
  findNewsletterFor,
  noNewsletter,
  type NewsletterRefusal,
} from './find-newsletter.ts';
import { columnsOf, settingsOf } from './newsletter-row.ts';
import { presentNewsletter, presentSettings } from './present-newsletter.ts';

/** An issue that was recompiled because its bytes depend on what changed. */
export interface RecompiledIssue {
  readonly number: number;
  readonly approvalVoided: boolean;
}

export type SetNewsletter =
  | {
      readonly kind: 'created' | 'changed' | 'unchanged';
      readonly newsletter: Newsletter;
      readonly recompiled: readonly RecompiledIssue[];
    }
  | RefusalOf<'invalid'>
  | RefusalOf<'conflict'>
  | NewsletterRefusal;

const SAMPLE_SLUG = 'sample';
/** The settings that an issue's bytes depend on. */
const BAKED_IN = [
  'title',
  'sender',
  'replyTo',
  'postalAddress',
  'language',
  'theme',
  'timeZone',
  // Its reviews may then be for others.
  'renameTopics',
] as const;

/**
 * Creates or changes a newsletter. Without a slug it changes the default newsletter, or creates one
 * if there is none; the first real newsletter becomes the default. Open issues whose bytes depend
 * on the change are recompiled, which voids their approval.
 *
 * A new time zone or cadence applies from now on: it adds no slot in the past, and no second slot
 * on a date that is decided.
 *
 * With the `version` that the change was made from, it refuses to replace a setting that somebody
 * else has changed since.
 */
export async function setNewsletter(
  deps: PressDeps,
  actor: Actor,
  {
    version = null,
    ...change
  }: NewsletterChange & { readonly version?: number | undefined | null },
): Promise<SetNewsletter> {
  const slug = change.slug ?? (change.sample ? SAMPLE_SLUG : null);
  const found = await findNewsletter(deps.db, slug);
  if (found.kind === 'ambiguous') return noNewsletter(found);
  const denied = refuse(
    actor,
    'set-newsletter',
    found.kind === 'found' ? found.newsletter.id : null,
  );
  if (denied !== null) return denied;
  if (found.kind === 'found') {
    return saveChanged(deps, actor, found.newsletter, change, version);
  }
  const created = await saveNew(deps, actor, slug === null ? change : { ...change, slug });
  // Another process has just created it.
  return created ?? setNewsletter(deps, actor, change);
}

/** Creates a newsletter under a slug that is free. */
export async function createNewsletter(
  deps: PressDeps,
  actor: Actor,
  change: NewsletterChange & { readonly slug: string },
): Promise<SetNewsletter> {
  const denied = refuse(actor, 'set-newsletter', null);
  if (denied !== null) return denied;
  const created = await saveNew(deps, actor, change);
  if (created === null) throw new Error('only a newsletter without a slug can be the default one');
  return created;
}

/** Changes a newsletter that exists; {@link setNewsletter} says how. */
export async function changeNewsletter(
  deps: PressDeps,
  actor: Actor,
  { version = null, ...change }: Changes,
): Promise<SetNewsletter> {
  const found = await findNewsletterFor(deps, actor, 'set-newsletter', change.slug);
  return found.kind === 'found'
    ? saveChanged(deps, actor, found.newsletter, change, version)
    : found;
}

/** Changes from whom a newsletter comes and who gets the answers. */
export async function setSender(
  deps: PressDeps,
  actor: Actor,
  {
    slug,
    sender,
    replyTo,
    version = null,
  }: Pick<Changes, 'slug' | 'sender' | 'replyTo' | 'version'>,
): Promise<SetNewsletter> {
  const found = await findNewsletterFor(deps, actor, 'set-sender', slug);
  return found.kind === 'found'
    ? saveChanged(deps, actor, found.newsletter, { sender, replyTo }, version)
    : found;
}

/** Settings to change, and the version that the change was made from. */
type Changes = NewsletterChange & {
  readonly slug: string;
  readonly version?: number | null | undefined;
};

/** The rules of settings load a library that commands which only read never need. */
const loadRules = async () => import('@galley/core/newsletter/change');

/** Null if another process has just created the default newsletter. */
async function saveNew(
  deps: PressDeps,
  actor: Actor,
  change: NewsletterChange,
): Promise<SetNewsletter | null> {
  const { decideSettings } = await loadRules();
  const isSent = isGiven(change.sender) || isGiven(change.replyTo);
  const denied = isSent ? refuse(actor, 'set-sender', null) : null;
  if (denied !== null) return denied;
  const decision = decideSettings(null, change);
  if (decision.kind === 'invalid') return invalid(decision.problems);
  const { settings } = decision;
  const unapproving = settings.autoApprove ? refuse(actor, 'approve-issue', null) : null;
  if (unapproving !== null) return unapproving;
  if ((settings.slug === SAMPLE_SLUG) !== settings.isSample) {
    return taken(`"${SAMPLE_SLUG}" is reserved for the sample newsletter: choose another`);
  }
  const now = deps.clock();
  return deps.db.transaction().execute(async (trx): Promise<SetNewsletter | null> => {
    await lockNewNewsletters(trx);
    const others = await listNewsletterRows(trx);
    if (change.slug === undefined && others.some((row) => row.is_default)) return null;
    if (others.some((row) => row.slug === settings.slug)) {
      return taken(`newsletter "${settings.slug}" already exists: choose another`);
    }
    const newsletter = await insertNewsletter(trx, {
      ...columnsOf(settings),
      is_default: !settings.isSample && others.every((row) => !row.is_default),
      slots_since: now,
      best_of_since: now,
      created_at: now,
      updated_at: now,
    });
    await recordNewsletterAct(trx, actor, 'set-newsletter', newsletter.id, now);
    return {
      kind: 'created',
      newsletter: await presentNewsletter(trx, newsletter),
      recompiled: [],
    };
  });
}

const isGiven = (text: string | null | undefined): boolean => (text ?? '').trim() !== '';

/** From whom mail comes is a step of its own, which people sign with a passkey. */
function stepsOf(changed: readonly string[]): readonly ('set-sender' | 'set-newsletter')[] {
  const ofSender = changed.filter((field) => field === 'from' || field === 'replyTo');
  return [
    ...(ofSender.length > 0 ? (['set-sender'] as const) : []),
    ...(ofSender.length < changed.length ? (['set-newsletter'] as const) : []),
  ];
}

const taken = (problem: string): SetNewsletter => invalid([{ setting: 'slug', problem }]);

const invalid = (problems: readonly SettingsProblem[]): RefusalOf<'invalid'> => ({
  kind: 'invalid',
  problems: problems.map(({ setting, problem }) => ({ field: setting, problem })),
});

async function saveChanged(
  deps: PressDeps,
  actor: Actor,
  newsletter: NewsletterRow,
  change: NewsletterChange,
  base: number | null,
): Promise<SetNewsletter> {
  const result = await deps.db
    .transaction()
    .execute(async (trx) => saveChange(trx, actor, newsletter.id, { change, base }, deps.clock));
  if (result.kind === 'refused' || !BAKED_IN.some((setting) => setting in change)) {
    return result.answer;
  }
  // Even if nothing changed: an earlier run may have been interrupted here.
  const recompiled: RecompiledIssue[] = [];
  for (const issue of await listOpenIssues(deps.db, newsletter.id)) {
    const outcome = await recompileIssue(deps, issue.id, {
      // In another time zone, its slot may be due on another day.
      dateWish: issue.dated_on === slotDay(newsletter.time_zone, issue.due_at) ? 'slot' : 'keep',
    });
    if (outcome.kind !== 'recompiled' || !outcome.bytesChanged) continue;
    recompiled.push({ number: issue.number, approvalVoided: outcome.approvalVoided });
  }
  return { ...result.answer, recompiled };
}

async function saveChange(
  trx: Transaction<Database>,
  actor: Actor,
  id: string,
  { change, base }: { readonly change: NewsletterChange; readonly base: number | null },
  clock: PressDeps['clock'],
) {
  const { decideSettings } = await loadRules();
  const row = await lockNewsletter(trx, id);
  // Under the lock, so that it is after an approval that came first.
  const now = clock();
  const before = settingsOf(row);
  const decision = decideSettings(before, change);
  if (decision.kind === 'invalid')
    return { kind: 'refused', answer: invalid(decision.problems) } as const;
  const after = decision.settings;
  const differs = (...settings: (keyof NewsletterSettings)[]) =>
    settings.some((each) => JSON.stringify(before[each]) !== JSON.stringify(after[each]));
  const fields = presentSettings(before);
  const merged = mergeChange(
    { version: row.version, changedIn: row.changed_in, fields: { ...fields } },
    { base, fields: { ...presentSettings(after) } },
  );
  if (merged.kind === 'conflict') return { kind: 'refused', answer: merged } as const;
  const steps = stepsOf(merged.changed);
  const loosens =
    (after.autoApprove && !before.autoApprove) || (before.fourEyes && !after.fourEyes);
  const denied =
    steps.map((step) => refuse(actor, step, id)).find((each) => each !== null) ??
    // The clock, or one person, then approves in their place: they must be able to, and sign it.
    (loosens ? refuse(actor, 'approve-issue', id) : null);
  if (denied) return { kind: 'refused', answer: denied } as const;
  const changed = merged.changed.length > 0;
  const newsletter = changed
    ? await updateNewsletter(trx, id, {
        ...columnsOf(after),
        version: merged.version,
        changed_in: JSON.stringify(merged.changedIn),
        ...(differs('cadence', 'timeZone') ? { slots_since: now } : {}),
        ...(differs('bestOfCadence', 'timeZone') ? { best_of_since: now } : {}),
        updated_at: now,
      })
    : row;
  // A search follows the rules of the newsletter's language. Those of a large archive are written
  // again step by step, since that takes a minute.
  if (differs('language')) {
    await startArchiveRewrite(trx, id);
    await rewriteArchive(trx, { newsletterId: id, language: newsletter.language });
  }
  for (const step of steps) await recordNewsletterAct(trx, actor, step, id, now);
  return {
    kind: 'ok',
    answer: {
      kind: changed ? 'changed' : 'unchanged',
      newsletter: await presentNewsletter(trx, newsletter),
      recompiled: [],
    },
  } as const;
}
