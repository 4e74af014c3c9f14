import { formatProblem } from '@galley/core/input';
import * as press from '@galley/press/subscription';
import { refuse, type Outcome } from '../shell/outcome.ts';
import { readInput } from '../shell/read-input.ts';
import type { Shell } from '../shell/shell.ts';
import { facts } from '../shell/table.ts';
import { count } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { fieldProblems } from './field-problems.ts';
import { findTarget } from './find-target.ts';

interface ImportOptions {
  readonly consent: string;
  readonly newsletter?: string;
  readonly skipBad?: boolean;
}

const SHOWN = 10;

export const importSubscribers = async (
  shell: Shell,
  file: string,
  options: ImportOptions,
): Promise<Outcome> => {
  const input = await readInput(shell, file);
  if (input.kind === 'refused') return input;
  return withPress(shell, async (deps) => {
    const target = await findTarget(deps, options.newsletter);
    if (target.kind === 'refused') return target;
    const imported = await press.importSubscribers(deps, {
      newsletter: target.newsletter,
      file: input.name,
      content: [input.bytes],
      consent: options.consent,
      skipBad: options.skipBad === true,
    });
    switch (imported.kind) {
      case 'no-consent':
        return fieldProblems(imported.problems);
      case 'invalid':
        return refuse(
          ...imported.problems.slice(0, 100).map(formatProblem),
          `Nothing was imported. With --skip-bad the good rows are taken without ${imported.problems.length === 1 ? 'it' : 'these'}.`,
        );
      case 'imported':
        return {
          kind: 'done',
          json: imported,
          text: (paint) =>
            facts(paint, [
              ['added', imported.added.toLocaleString('en')],
              ['known already', imported.existing.toLocaleString('en')],
              ['repeated', imported.repeated.length.toLocaleString('en')],
              ['suppressed', imported.suppressed.length.toLocaleString('en')],
              ['left out', imported.refused.length.toLocaleString('en')],
            ]),
          notes: [
            ...imported.suppressed
              .slice(0, SHOWN)
              .map(
                ({ line, address, reason }) =>
                  `${file}:${line}: ${address} is suppressed (${reason})`,
              ),
            ...(imported.suppressed.length > SHOWN
              ? [
                  `… and ${count(imported.suppressed.length - SHOWN, 'more suppressed address', 'more suppressed addresses')}`,
                ]
              : []),
            ...imported.refused.slice(0, SHOWN).map(formatProblem),
          ],
        };
    }
  });
};
