import { formatProblem } from '@galley/core/input';
import * as press from '@galley/press/subscription';
import { refuse, type Outcome } from '../shell/outcome.ts';
import { openInput } from '../shell/read-input.ts';
import type { Shell } from '../shell/shell.ts';
import { facts } from '../shell/table.ts';
import { count } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { createImportProgress } from './import-progress.ts';
import { fieldProblems } from './field-problems.ts';
import { findTarget } from './find-target.ts';

interface ImportOptions {
  readonly consent: string;
  readonly newsletter?: string;
  readonly skipBad?: boolean;
}

const SHOWN = 10;
const REFUSED_SHOWN = 100;

const andMore = (left: number, one: string, many?: string): string[] =>
  left > 0 ? [`… and ${count(left, one, many)}`] : [];

export const importSubscribers = async (
  shell: Shell,
  file: string,
  options: ImportOptions,
): Promise<Outcome> => {
  const input = await openInput(shell, file);
  if (input.kind === 'refused') return input;
  return withPress(shell, async (deps) => {
    const target = await findTarget(deps, options.newsletter);
    if (target.kind === 'refused') return target;
    const progress = createImportProgress(shell);
    const imported = await press.importSubscribers(deps, {
      newsletter: target.newsletter,
      file: input.name,
      content: input.content,
      consent: options.consent,
      skipBad: options.skipBad === true,
      onProgress: (step) => progress.show(step),
    });
    progress.end();
    switch (imported.kind) {
      case 'no-consent':
        return fieldProblems(imported.problems, options);
      case 'broken':
        return refuse(formatProblem(imported.problem), 'Nothing was imported.');
      case 'invalid':
        return refuse(
          ...imported.problems.slice(0, REFUSED_SHOWN).map(formatProblem),
          ...andMore(imported.count - REFUSED_SHOWN, 'more problem'),
          `Nothing was imported. With --skip-bad the good rows are taken without ${imported.count === 1 ? 'it' : 'these'}.`,
        );
      case 'imported':
        return {
          kind: 'done',
          json: imported,
          text: (paint) =>
            facts(paint, [
              ['added', imported.added.toLocaleString('en')],
              ['known already', imported.existing.toLocaleString('en')],
              ['repeated', imported.leftOut.repeated.toLocaleString('en')],
              ['suppressed', imported.leftOut.suppressed.toLocaleString('en')],
              ['left out', imported.leftOut.refused.toLocaleString('en')],
            ]),
          notes: [
            ...imported.suppressed
              .slice(0, SHOWN)
              .map(
                ({ line, address, reason }) =>
                  `${file}:${line}: ${address} is suppressed (${reason})`,
              ),
            ...andMore(
              imported.leftOut.suppressed - SHOWN,
              'more suppressed address',
              'more suppressed addresses',
            ),
            ...imported.refused.slice(0, SHOWN).map(formatProblem),
            ...andMore(imported.leftOut.refused - SHOWN, 'more refused row'),
          ],
        };
    }
  });
};
