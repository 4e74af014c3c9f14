import { issueProps } from '../issue-props.ts';
import { readInput, tellParent } from '../measured-process.ts';
import { medianOf } from '../spread.ts';

export interface CompilerInput {
  readonly reviews: number;
  /** The number of compiles that the median is taken from. */
  readonly warm: number;
}

export interface Compiled {
  readonly htmlBytes: number;
  readonly loadMilliseconds: number;
  readonly coldMilliseconds: number;
  readonly warmMilliseconds: number;
}

const input = readInput() as CompilerInput;
const props = await issueProps(input.reviews);

const [emails, loadMilliseconds] = await time(() => import('@galley/emails'));
const [{ rendition }, coldMilliseconds] = await time(() => emails.renderFittingIssue(props));
const warm: number[] = [];
for (let round = 0; round < input.warm; round += 1) {
  const [, milliseconds] = await time(() => emails.renderFittingIssue(props));
  // The first ones are still being optimised.
  if (round >= input.warm / 3) warm.push(milliseconds);
}
tellParent({
  htmlBytes: Buffer.byteLength(rendition.html),
  loadMilliseconds,
  coldMilliseconds,
  warmMilliseconds: medianOf(warm),
} satisfies Compiled);

async function time<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const began = performance.now();
  const result = await work();
  return [result, performance.now() - began];
}
