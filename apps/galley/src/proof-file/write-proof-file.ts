import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as press from '@galley/press/proof-file';
import { answerRefusal } from '../shell/answers.ts';
import { issueRef, type IssueOptions } from '../issue/issue-ref.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';

/** Writes the proof file of an issue. */
export const writeProofFile = async (
  shell: Shell,
  number: number,
  file: string,
  options: IssueOptions,
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const written = await press.writeProofFile(deps, deps.actor, issueRef(number, options));
    if (written.kind !== 'proven') return answerRefusal(written);
    if (file === '-') {
      for await (const piece of written.lines) await shell.stdout.writeExact(piece);
      return { kind: 'printed' };
    }
    const path = resolve(shell.cwd, file);
    let last = '';
    const kept = async function* (): AsyncGenerator<string> {
      for await (const piece of written.lines) {
        last = piece;
        yield piece;
      }
    };
    try {
      await pipeline(Readable.from(kept()), createWriteStream(path, { flags: 'wx' }));
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') return refuseExisting(file);
      if (code === undefined) throw error;
      await rm(path, { force: true });
      return { kind: 'failed', problem: `cannot write ${file}: ${message}` };
    }
    const { seal } = JSON.parse(last) as { readonly seal: string };
    return {
      kind: 'done',
      json: { file, seal },
      text: `${file} is written. Its seal is ${seal}; keep it elsewhere, too.`,
    };
  });

const refuseExisting = (file: string): Outcome => ({
  kind: 'refused',
  problems: [`${file}: there is such a file already, expected a new name`],
});
