import { readFile, writeFile } from 'node:fs/promises';
import { ENHANCEMENTS, PREFLIGHT_RULES } from '@galley/core/issue/preflight';

const PAGE = new URL('../../docs/preflight.md', import.meta.url);

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The parts of docs/preflight.md that are generated from the rules, by their marks. */
const preflightTables = (): Readonly<Record<string, string>> => ({
  rules: [
    row('rule', 'does', 'can be set', 'why', 'how to fix it', 'how to fix it in review files'),
    '|---|---|---|---|---|---|',
    ...PREFLIGHT_RULES.map(({ name, severity, overridable, explanation, fix }) =>
      row(
        `\`${name}\``,
        severity,
        overridable ? 'yes' : 'no',
        explanation,
        typeof fix === 'string' ? fix : fix.issue,
        typeof fix === 'string' ? 'the same' : (fix.files ?? 'not checked'),
      ),
    ),
  ].join('\n'),
  enhancements: [
    row('feature', 'why a mail is as good without it'),
    '|---|---|',
    ...Object.entries(ENHANCEMENTS).map(([slug, why]) =>
      row(`[\`${slug}\`](https://www.caniemail.com/features/${slug}/)`, why),
    ),
  ].join('\n'),
});

/** Puts the tables after their marks, `<!-- name -->`, up to the next empty line. */
export const fillTables = (page: string): string =>
  Object.entries(preflightTables()).reduce(
    (text, [name, table]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\n\n)(?:\\|.*\n)*`),
        (_, mark: string) => `${mark}${table}\n`,
      ),
    page,
  );

if (process.argv[1] === import.meta.filename) {
  await writeFile(PAGE, fillTables(await readFile(PAGE, 'utf8')));
}
