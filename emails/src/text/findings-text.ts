import type { KeyFinding } from '@galley/core/review';
import { bulleted } from './bulleted.ts';
import { width, wrapText } from './wrap-text.ts';

const STEP = '  ';
const WIDEST_COLUMN = 30;

/**
 * Findings in two columns, labels and texts, if every label is short enough; otherwise one below
 * the other.
 */
export function findingsText(findings: readonly KeyFinding[]): string {
  const labels = findings.map(({ label }) => (label === null ? null : oneLine(label)));
  const column = Math.max(0, ...labels.map((label) => width(label ?? '') + 1));
  const isTable =
    findings.length > 1 &&
    column <= WIDEST_COLUMN &&
    labels.every((label) => label !== null && label !== '');
  if (!isTable) {
    return bulleted(
      findings.map(({ label, text }) => (label === null ? text : `${label}: ${text}`)),
    );
  }
  const rest = STEP + ' '.repeat(column + STEP.length);
  return findings
    .map(({ text }, index) => {
      const label = `${labels[index] ?? ''}:`;
      const gap = ' '.repeat(column - width(label) + STEP.length);
      return wrapText(text, { first: STEP + label + gap, rest });
    })
    .join('\n');
}

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
