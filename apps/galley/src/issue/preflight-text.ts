import type { PreflightReport } from '@galley/contract/issue';
import type { PreflightFinding, Severity } from '@galley/core/issue';
import type { Paint } from '../shell/paint.ts';

const HEADINGS: readonly (readonly [severity: Severity, heading: string])[] = [
  ['stops', 'Blocks the issue:'],
  ['warns', 'Please check:'],
  ['informs', 'Good to know:'],
];

/** Prints findings by severity; findings of one rule with one fix share the line that names it. */
export function preflightText(paint: Paint, report: PreflightReport): string {
  const colour = { stops: paint.red, warns: paint.yellow, informs: paint.cyan };
  const groups = HEADINGS.flatMap(([severity, heading]) => {
    const found = report.findings.filter((finding) => finding.severity === severity);
    if (found.length === 0) return [];
    const rules = [...new Set(found.map(({ rule }) => rule))];
    return [
      [
        colour[severity](paint.bold(heading)),
        ...rules.map((rule) =>
          ruleText(
            paint,
            found.filter((each) => each.rule === rule),
          ),
        ),
      ].join('\n'),
    ];
  });
  const set = report.ruleSettings.map(({ rule, level, because, by }) =>
    paint.dim(`The rule ${rule} is set to ${level} for this newsletter: ${because} (${by}).`),
  );
  const all = [...groups, ...(set.length > 0 ? [set.join('\n')] : [])];
  return all.length === 0 ? paint.green('No problems found.') : all.join('\n\n');
}

function ruleText(paint: Paint, findings: readonly PreflightFinding[]): string {
  const [first] = findings;
  if (first === undefined) return '';
  const { rule, severity, overridable } = first;
  const aside = severity === 'stops' && overridable ? ` Or: --override ${rule} --because WHY` : '';
  const fixes = [...new Set(findings.map(({ fix }) => fix))];
  return [
    `  ${paint.bold(rule)}`,
    ...fixes.flatMap((fix) => [
      ...findings.filter((each) => each.fix === fix).map(({ message }) => `    ${message}`),
      `    ${paint.dim(fix + aside)}`,
    ]),
  ].join('\n');
}
