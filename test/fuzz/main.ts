import { parseArgs } from 'node:util';
import {
  MOST_REVIEW_BYTES,
  printReviewJson,
  printReviewMarkdown,
  printReviewText,
  readReview,
} from '@galley/core/review/formats';
import { COSTLY_FILES } from './costly-files.ts';
import { costlyMarkdown } from './costly-markdown.ts';

const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { 'most-ms': { type: 'string', default: '1000' } },
});
/** Processor time rather than elapsed time, so that a busy machine measures much the same. */
const MOST_MS = Number(values['most-ms']);

const HEAD = '# Title\n\nWIRED\n\n## Summary\n\n';

const files = [
  ...[...costlyMarkdown(MOST_REVIEW_BYTES - HEAD.length)].map(([name, body]) => ({
    name,
    file: 'review.md',
    text: HEAD + body,
  })),
  ...Object.entries(COSTLY_FILES).map(([name, costly]) => ({
    name,
    file: costly.file,
    text: costly.make(MOST_REVIEW_BYTES),
  })),
];

/** Reads the file as a review, and prints what it could read in each form. */
function read(file: string, bytes: Uint8Array): { ms: number; how: string } {
  const before = process.cpuUsage();
  const parsed = readReview({ file, bytes });
  if (parsed.kind === 'ok') {
    printReviewText(parsed.review);
    printReviewMarkdown(parsed.review);
    printReviewJson(parsed.review);
  }
  const { user, system } = process.cpuUsage(before);
  const [problem] = parsed.kind === 'ok' ? [] : parsed.problems;
  const how = problem === undefined ? 'read' : `refused at line ${problem.line}: ${problem.found}`;
  return { ms: Math.round((user + system) / 1000), how: how.slice(0, 80) };
}

const chosen = names.length === 0 ? files : files.filter(({ name }) => names.includes(name));
let slow = 0;
for (const { name, file, text } of chosen) {
  const bytes = new TextEncoder().encode(text).subarray(0, MOST_REVIEW_BYTES);
  // Once more if it took long: the first runs pay for the compiler.
  const tries = [read(file, bytes)];
  while (tries.length < 3 && tries.every(({ ms }) => ms > MOST_MS)) tries.push(read(file, bytes));
  const ms = Math.min(...tries.map((each) => each.ms));
  if (ms > MOST_MS) slow += 1;
  console.log(
    `${ms > MOST_MS ? 'SLOW' : 'ok  '} ${String(ms).padStart(5)} ms  ${name}: ${tries[0]?.how}`,
  );
}
console.log(
  slow === 0
    ? `${chosen.length} hostile reviews of up to ${MOST_REVIEW_BYTES / 1024} KiB: each read or refused within ${MOST_MS} ms of processor time.`
    : `${slow} of ${chosen.length} hostile reviews took longer than ${MOST_MS} ms of processor time.`,
);
process.exitCode = slow === 0 && chosen.length > 0 ? 0 : 1;
