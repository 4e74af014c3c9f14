import { appendFileSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loadavg } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node';

type Failed = TestCase | TestModule | TestSuite;

/**
 * Writes every failure into a file under `folder` as it happens, and ends the output with the names
 * of the failures and the path of that file: neither a killed run nor a truncated log loses them.
 * It tells of tests that passed only when they were tried again too, so that none goes unseen. A run
 * without failures writes nothing.
 */
export function failureLog(folder: string): Reporter {
  let path = '';
  const lines: string[] = [];
  const printed = new Map<string, string>();

  const note = (
    what: 'FAILED' | 'SECOND TRY:',
    name: string,
    errors: readonly SerializedError[],
    output = '',
  ): void => {
    if (path === '') {
      mkdirSync(folder, { recursive: true });
      const now = new Date().toISOString().replaceAll(/[:.]/g, '-');
      path = join(folder, `failed-${now}-${process.pid}.log`);
    }
    lines.push(`${what} ${name}\n`);
    const [load = 0] = loadavg();
    const head = `${what} ${name} (${new Date().toISOString()}, load ${load.toFixed(1)})`;
    const told = [head, ...errors.map(tell), output && `It printed:\n${output}`];
    appendFileSync(path, stripVTControlCharacters(`${told.filter(Boolean).join('\n')}\n\n`));
  };

  return {
    onUserConsoleLog({ taskId = '', content }) {
      printed.set(taskId, (printed.get(taskId) ?? '') + content);
    },
    onTestCaseResult(test) {
      const { state, errors = [] } = test.result();
      const { duration = 0, flaky = false } = test.diagnostic() ?? {};
      const took = `${Math.round(duration)} ms`;
      if (state === 'failed' || flaky) {
        const what = flaky ? 'SECOND TRY:' : 'FAILED';
        note(what, `${nameOf(test)} [${took}]`, errors, printed.get(test.id));
      }
      printed.delete(test.id);
    },
    // Their own errors: hooks, and files that cannot be loaded.
    onTestSuiteResult(suite) {
      if (suite.errors().length > 0)
        note('FAILED', nameOf(suite), suite.errors(), printed.get(suite.id));
    },
    onTestModuleEnd(file) {
      if (file.errors().length > 0)
        note('FAILED', nameOf(file), file.errors(), printed.get(file.id));
    },
    onTestRunEnd(_files, unhandled) {
      for (const error of unhandled) note('FAILED', 'outside of any test', [error]);
      if (path === '') return;
      const shown = relative('', path);
      process.stderr.write(
        stripVTControlCharacters(`\n${lines.join('')}Details are in ${shown}\n`),
      );
    },
  };
}

const nameOf = (failed: Failed): string =>
  failed.type === 'module'
    ? failed.relativeModuleId
    : `${failed.module.relativeModuleId} > ${failed.fullName}`;

const tell = ({ name, message, stack, diff, cause }: SerializedError): string =>
  [
    stack?.includes(message) ? stack : `${name ?? 'Error'}: ${message}\n${stack ?? ''}`,
    typeof diff === 'string' ? diff : '',
    cause === undefined || cause === null ? '' : `caused by ${tell(cause)}`,
  ]
    .filter(Boolean)
    .join('\n');
