import { issueName } from '@galley/core/issue/name';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { findChromium } from '@galley/runtime';
import { frameOf, PICTURED_VIEWS, SAMPLE_READER } from '@galley/proof';
import { launchChromium, type Chromium } from '@galley/proof/pictures';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import type { ProofsToShow } from './serve-pages.ts';

/** Takes a picture of each view of a proof with this machine's Chromium. */
export async function takePictures(
  shell: Shell,
  { source, ref }: ProofsToShow,
  folder: string,
): Promise<Outcome> {
  const executable = findChromium(shell.env['PATH'] ?? '');
  if (executable === null) {
    return refuse(
      '--png: found no Chromium or Chrome on PATH. On Debian and Ubuntu: apt-get install chromium',
    );
  }
  const proof = await source.load(ref);
  if (proof.kind === 'nothing') {
    return { kind: 'failed', problem: [proof.why, ...proof.problems].join('\n') };
  }
  const [rendition] = proof.renditions;
  if (rendition === undefined) return { kind: 'failed', problem: 'The proof has no rendition.' };
  await mkdir(folder, { recursive: true });
  const chromium = await addChromium(shell, executable);
  const files: string[] = [];
  const cut: string[] = [];
  for (const view of PICTURED_VIEWS) {
    const html = await frameOf(proof, { view: view.key, rendition, to: SAMPLE_READER });
    if (html === null) continue;
    const file = join(folder, `${slugOf(ref.issue)}-${view.key}.png`);
    const { png, isCut } = await chromium.picture(html, view.width);
    await writeFile(file, png);
    const name = relative(shell.cwd, file) || file;
    files.push(name);
    if (isCut)
      cut.push(`${name} lacks the end of the mail, which is taller than a picture can be.`);
  }
  return {
    kind: 'done',
    json: { contentHash: proof.contentHash, files },
    text: files.join('\n'),
    notes: [...proof.problems, ...cut],
  };
}

/** Starts the browser as part of the command's life; otherwise it would outlive the command. */
async function addChromium({ life }: Shell, executable: string): Promise<Chromium> {
  const launching = launchChromium(executable);
  const close = (chromium: Chromium): Promise<void> => chromium.close();
  await life.add('chromium', {
    stop: () => launching.then(close, () => undefined),
    outlives: true,
  });
  return launching;
}

const slugOf = (issue: 'next' | number): string =>
  issue === 'next' ? 'proof' : `issue-${issueName(issue)}`;
