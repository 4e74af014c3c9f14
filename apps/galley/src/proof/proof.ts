import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { quoteInput } from '@galley/core/input';
import { readIssueName } from '@galley/core/issue/name';
import { parseLanguage, parseTitle } from '@galley/core/newsletter';
import type { ProofRef } from '@galley/contract/proof';
import { createLog, readConfig } from '@galley/runtime';
import { answerRefusal } from '../shell/answers.ts';
import { ensureEmails } from '../shell/ensure-emails.ts';
import { handOver } from '../shell/hand-over.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import { PROJECT } from '../shell/read-setup.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { servePages } from './serve-pages.ts';
import type { ProofsToShow } from './serve-pages.ts';
import { takePictures } from './take-pictures.ts';

export interface ProofOptions {
  readonly newsletter?: string;
  readonly port?: number;
  readonly title?: string;
  readonly language?: string;
  /** A folder, or true for the current one. */
  readonly png?: string | true;
}

const ISSUE = /^(?:next|(?:correction-)?[1-9]\d{0,8})$/;
/** The target of links in a proof without a newsletter. */
const NOWHERE = 'https://newsletter.example';

/**
 * Serves the proof of an issue, of the next one or of review files until a signal ends it, or takes
 * pictures of it.
 */
export async function proof(
  shell: Shell,
  wanted: readonly string[],
  options: ProofOptions,
): Promise<Outcome> {
  const [first = 'next'] = wanted;
  if (wanted.length < 2 && ISSUE.test(first)) {
    const problems = (['title', 'language'] as const)
      .filter((name) => options[name] !== undefined)
      .map((name) => `--${name}: found an issue, expected review files`);
    return problems.length > 0 ? refuse(...problems) : proofOfIssue(shell, first, options);
  }
  if (options.newsletter !== undefined) {
    return refuse('--newsletter: found review files, expected an issue');
  }
  const missing = wanted.filter((path) => !existsSync(resolve(shell.cwd, path)));
  if (missing.length > 0) {
    return refuse(
      ...missing.map(
        (path) =>
          `${path}: found no such file or folder, expected "next", a number or review files`,
      ),
    );
  }
  return proofOfFiles(shell, wanted, options);
}

async function proofOfIssue(shell: Shell, issue: string, options: ProofOptions): Promise<Outcome> {
  await ensureEmails();
  const { findMistake, pressProofs } = await import('@galley/press/proof');
  return withPress(shell, async (press) => {
    const ref: ProofRef = {
      newsletter: options.newsletter ?? null,
      issue: readIssueName(issue) ?? 'next',
    };
    const mistake = await findMistake(press, press.actor, ref);
    if (mistake !== null) return answerRefusal(mistake);
    const source = pressProofs({ ...press, handOver: handOver(press) }, press.actor);
    return show(shell, { source, ref, log: press.log }, options);
  });
}

/** Uses no data folder and no database. */
async function proofOfFiles(
  shell: Shell,
  paths: readonly string[],
  options: ProofOptions,
): Promise<Outcome> {
  const read = readConfig(shell.env, { cwd: shell.cwd, root: PROJECT });
  if (read.kind === 'invalid') return { kind: 'refused', problems: read.problems };
  const { title: given = basename(resolve(shell.cwd, paths[0] ?? '.')), language: tag = 'en' } =
    options;
  const title = parseTitle(given);
  if (title.kind === 'invalid') {
    return refuse(`--title: found ${quoteInput(given)}, expected ${title.expected}`);
  }
  const language = parseLanguage(tag);
  if (language.kind === 'invalid') {
    return refuse(`--language: found ${quoteInput(tag)}, expected ${language.expected}`);
  }
  await ensureEmails();
  const { folderProofs } = await import('@galley/proof/folder');
  const source = folderProofs({
    paths,
    cwd: shell.cwd,
    title: title.title,
    language: language.language,
    isLanguageGiven: options.language !== undefined,
    publicUrl: NOWHERE,
    today: () => new Date().toISOString().slice(0, 10),
  });
  const log = createLog({
    level: read.config.logLevel ?? 'warn',
    name: 'proof',
    destination: shell.stderr,
  });
  return show(shell, { source, ref: { newsletter: null, issue: 'next' }, log }, options);
}

async function show(
  shell: Shell,
  proofs: ProofsToShow,
  { png, port }: ProofOptions,
): Promise<Outcome> {
  if (png !== undefined) {
    return takePictures(shell, proofs, resolve(shell.cwd, png === true ? '.' : png));
  }
  return servePages(shell, proofs, port ?? portOf(shell));
}

/** PORT if it is set, otherwise a free port: the default one belongs to `galley start`. */
function portOf({ env }: Shell): number {
  const port = Number(env['PORT'] ?? '');
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0;
}
