import { quoteInput } from '@galley/core/input';
import { COLUMN_CHOICES, parseChosenColumn, type ChosenColumn } from '@galley/core/subscription';
import * as press from '@galley/press/subscription';
import { systemClock, TooManyBytes, tooLong } from '@galley/runtime';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import { openInput } from '../shell/read-input.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { createImportProgress } from './import-progress.ts';
import { reportImport } from './import-report.ts';

interface ImportOptions {
  readonly consent: string;
  readonly newsletter?: string;
  readonly skipBad?: boolean;
  readonly allConfirmed?: boolean;
  readonly passOver?: readonly string[];
  readonly map?: readonly string[];
  readonly dryRun?: boolean;
}

/** About ten million subscribers; a longer input is taken to be endless. */
const MOST_BYTES = 1024 ** 3;

export async function importSubscribers(
  shell: Shell,
  file: string,
  options: ImportOptions,
): Promise<Outcome> {
  const chosen: ChosenColumn[] = [];
  for (const typed of options.map ?? []) {
    const column = parseChosenColumn(typed);
    if (column === null) return answerRefusal(badMap(typed));
    chosen.push(column);
  }
  const input = await openInput(shell, file, MOST_BYTES);
  if (input.kind === 'refused') return input;
  const { content } = input;
  return withPress(shell, async (deps) => {
    let bytes = 0;
    const progress = createImportProgress(shell, systemClock, () => ({ bytes, of: input.size }));
    async function* counted(): AsyncGenerator<Uint8Array> {
      for await (const piece of content) {
        bytes += piece.length;
        yield piece;
      }
    }
    const importing = press.importSubscribers(deps, deps.actor, {
      newsletter: options.newsletter ?? null,
      file: input.name,
      content: counted(),
      consent: options.consent,
      skipBad: options.skipBad === true,
      allConfirmed: options.allConfirmed === true,
      passOver: options.passOver ?? [],
      chosen,
      dryRun: options.dryRun === true,
      onProgress: (step) => progress.show(step),
    });
    const imported = await importing
      .catch((error: unknown) => {
        if (!(error instanceof TooManyBytes)) throw error;
        return {
          kind: 'unreadable-file' as const,
          problem: tooLong(input.name, error),
          columns: [],
        };
      })
      .finally(() => progress.end());
    return imported.kind === 'imported'
      ? reportImport(imported.report, options)
      : answerRefusal(imported);
  });
}

const badMap = (typed: string) => ({
  kind: 'invalid' as const,
  problems: [
    {
      field: '--map',
      problem: `found ${quoteInput(typed)}, expected a column and what it holds, such as "Kontakt=email": ${COLUMN_CHOICES.join(', ')}`,
    },
  ],
});
