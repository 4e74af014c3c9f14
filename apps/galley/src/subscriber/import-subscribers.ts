import { formatProblem } from '@galley/core/input';
import * as press from '@galley/press/subscription';
import { refuse, type Outcome } from '../shell/outcome.ts';
import { TooManyBytes, tooLong } from '@galley/runtime';
import { openInput } from '../shell/read-input.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { createImportProgress } from './import-progress.ts';
import { fieldProblems } from './field-problems.ts';
import { findTarget } from './find-target.ts';
import { andMore, reportImport, showColumns } from './import-report.ts';

interface ImportOptions {
  readonly consent: string;
  readonly newsletter?: string;
  readonly skipBad?: boolean;
  readonly allConfirmed?: boolean;
  readonly passOver?: readonly string[];
  readonly dryRun?: boolean;
}

/** Some ten million subscribers; what is longer has no end. */
const MOST_BYTES = 1024 ** 3;
const REFUSED_SHOWN = 100;

export const importSubscribers = async (
  shell: Shell,
  file: string,
  options: ImportOptions,
): Promise<Outcome> => {
  const input = await openInput(shell, file, MOST_BYTES);
  if (input.kind === 'refused') return input;
  return withPress(shell, async (deps) => {
    const target = await findTarget(deps, options.newsletter);
    if (target.kind !== 'found') return target;
    const progress = createImportProgress(shell);
    const importing = press.importSubscribers(deps, {
      newsletter: target.newsletter,
      file: input.name,
      content: input.content,
      consent: options.consent,
      skipBad: options.skipBad === true,
      allConfirmed: options.allConfirmed === true,
      passOver: options.passOver ?? [],
      dryRun: options.dryRun === true,
      onProgress: (step) => progress.show(step),
    });
    const imported = await importing
      .catch((error: unknown) => {
        if (!(error instanceof TooManyBytes)) throw error;
        return { kind: 'broken' as const, problem: tooLong(input.name, error), columns: [] };
      })
      .finally(() => progress.end());
    switch (imported.kind) {
      case 'no-consent':
        return fieldProblems(imported.problems, options);
      case 'broken':
        return refuse(
          formatProblem(imported.problem),
          ...showColumns(imported.columns),
          'Nothing was imported.',
        );
      case 'invalid':
        return refuse(
          ...imported.problems.slice(0, REFUSED_SHOWN).map(formatProblem),
          ...andMore(imported.count - REFUSED_SHOWN, 'more problem'),
          `Nothing was imported. With --skip-bad the good rows are taken without ${imported.count === 1 ? 'it' : 'these'}.`,
        );
      case 'imported':
        return reportImport(imported, options);
    }
  });
};
