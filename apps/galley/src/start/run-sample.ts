import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Issue } from '@galley/contract/issue';
import type { Newsletter } from '@galley/contract/newsletter';
import type { Actor } from '@galley/core/editor';
import { readReview } from '@galley/core/review/formats';
import {
  approveIssue,
  compileIssue,
  listIssues,
  releaseIssue,
  setIssue,
  type PressDeps,
} from '@galley/press/issue';
import { listNewsletters, setNewsletter } from '@galley/press/newsletter';
import { listReviews, queueReview } from '@galley/press/review';
import { addSubscriber, type SubscriptionDeps } from '@galley/press/subscription';
import type { Log } from '@galley/runtime';

/** What making the sample needs. */
export interface SamplePress extends PressDeps {
  readonly actor: Actor;
  readonly keyring: SubscriptionDeps['keyring'];
  readonly log: Log;
}

const SLUG = 'sample';
export const SAMPLE_READER = 'reader@galley.example';

const LOOK_MS = 100;
const PATIENCE_MS = 60_000;

/** The sample issue once it is sent; null if there is none. */
export type Sample = { readonly number: number } | null;

/**
 * Creates the sample newsletter of a new local set-up and sends its first issue. Each step checks
 * what exists first, so an interrupted run continues where it stopped and a finished one is left
 * alone. Once there is a real newsletter, no sample is created.
 */
export async function runSample(press: SamplePress, signal: AbortSignal): Promise<Sample> {
  const all = await listNewsletters(press, press.actor);
  const hasOwn = all.some((newsletter) => !newsletter.sample);
  const newsletter = all.find(({ sample }) => sample) ?? (await make(press, hasOwn));
  if (newsletter === null) return null;
  const known = await sampleIssue(press);
  if (known !== null && !['draft', 'approved', 'sending'].includes(known.state)) {
    return known.state === 'sent' && !hasOwn ? { number: known.number } : null;
  }
  if (known === null) {
    await queueSeed(press);
    await addReader(press, newsletter);
    await compileIssue(press, press.actor, { newsletter: SLUG, extra: true });
  } else if (known.state !== 'sending') {
    // If it was compiled on another port, its links lead there.
    await setIssue(press, press.actor, { newsletter: SLUG, number: known.number });
  }
  const ref = { newsletter: SLUG, number: (await sampleIssue(press))?.number ?? 1 };
  const approved = await approveIssue(press, press.actor, {
    ...ref,
    by: 'the sample',
    date: 'today',
  });
  if (approved.kind === 'stopped') {
    press.log.error({ rules: approved.stops.map(({ rule }) => rule) }, 'the sample is stopped');
    return null;
  }
  await releaseIssue(press, press.actor, ref);
  return waitUntilSent(press, signal);
}

async function make(press: SamplePress, hasOwn: boolean): Promise<Newsletter | null> {
  if (hasOwn) return null;
  const made = await setNewsletter(press, press.actor, {
    slug: SLUG,
    sample: true,
    title: 'The Galley Sample',
    tagline: 'Reviews of articles worth your time, by people who read closely.',
    sender: 'The Galley Sample <press@galley.example>',
    postalAddress: 'Galley, 1 Press Row, Anytown',
    undoWindow: '0',
  });
  if (!('newsletter' in made)) {
    throw new Error(`The sample newsletter was refused: ${JSON.stringify(made)}`);
  }
  return made.newsletter;
}

async function queueSeed(press: SamplePress): Promise<void> {
  const listed = await listReviews(press, press.actor, { newsletter: SLUG });
  if (listed.kind === 'ok' && listed.reviews.length > 0) return;
  const path = fileURLToPath(import.meta.resolve('@galley/core/fixtures/seed-review.txt'));
  const parsed = readReview({ file: 'seed-review.txt', bytes: await readFile(path) });
  if (parsed.kind === 'invalid') throw new Error('The seed review does not parse.');
  await queueReview(press, press.actor, { newsletter: SLUG, review: parsed.review });
}

async function addReader(press: SamplePress, newsletter: Newsletter): Promise<void> {
  await addSubscriber(press, press.actor, {
    newsletter: newsletter.slug,
    address: SAMPLE_READER,
    name: 'Sample Reader',
    consent: 'Made up by Galley for its sample newsletter; no such person exists.',
    source: 'galley start',
  });
}

async function sampleIssue(press: SamplePress): Promise<Issue | null> {
  const listed = await listIssues(press, press.actor, { newsletter: SLUG });
  return listed.kind === 'ok' ? (listed.issues.at(-1) ?? null) : null;
}

async function waitUntilSent(press: SamplePress, signal: AbortSignal): Promise<Sample> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until && !signal.aborted) {
    const issue = await sampleIssue(press);
    if (issue?.state === 'sent') return { number: issue.number };
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
  return null;
}
