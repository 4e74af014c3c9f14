import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { runOnSample, type RunningSample } from './start-sample.ts';

const SEED = resolve(import.meta.dirname, '../../packages/core/fixtures/seed-review.txt');

/** Makes a newsletter with so many readers, and an approved issue 1. */
export async function makeReady(
  sample: RunningSample,
  slug: string,
  { readers, undoWindow }: { readonly readers: number; readonly undoWindow: string },
): Promise<void> {
  const run = (...argv: string[]) => runOnSample(sample, [...argv, '-n', slug]);
  const sender = ['--from', `press@${slug}.example`, '--postal-address', '1 Galley Lane, London'];
  const set = ['newsletter', 'set', slug, '--title', `The ${slug} Digest`, ...sender];
  await runOnSample(sample, [...set, '--undo-window', undoWindow]);
  const file = join(sample.env.DATA_DIR, `${slug}.csv`);
  const lines = Array.from(
    { length: readers },
    (_, index) => `reader${index + 1}@${slug}.example,Reader ${index + 1}`,
  );
  await writeFile(file, ['email,name', ...lines].join('\n'));
  await run('subscriber', 'import', file, '--consent', 'At the fair');
  await run('review', 'add', SEED);
  await run('issue', 'compile', '--extra');
  await run('issue', 'approve', '1');
}

export const release = (sample: RunningSample, slug: string): Promise<string> =>
  runOnSample(sample, ['issue', 'send', '1', '-n', slug]);

/** Ends a send that nobody has to wait for. */
export const cancel = (sample: RunningSample, slug: string): Promise<string> =>
  runOnSample(sample, ['issue', 'cancel', '1', '-n', slug]);

/** What the server itself says about issue 1. */
export async function statusOf(sample: RunningSample, slug: string) {
  const said = await runOnSample(sample, ['issue', 'status', '1', '-n', slug, '--json']);
  return JSON.parse(said) as { readonly state: string; readonly counts: Record<string, number> };
}

/** Has the sandbox misbehave as a filled-in form says; an empty one has it behave. */
export async function setFaults(
  sample: RunningSample,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const body = new URLSearchParams(Object.keys(fields).length === 0 ? { do: 'reset' } : fields);
  const init = { method: 'POST', body, redirect: 'manual' } as const;
  expect((await fetch(`${sample.url}/mailbox/faults`, init)).status).toBe(303);
}
