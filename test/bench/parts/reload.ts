import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { printReviewMarkdown } from '@galley/core/review/formats';
import { openProof } from '../../kit/proof-page.ts';
import { bySize, type BenchPart } from '../bench-part.ts';
import { startProcess } from '../measured-process.ts';
import { treeCpuSeconds } from '../process-figures.ts';
import type { ProverInput, Proving } from '../processes/prover.ts';
import { medianOf, printNumber, printSpread } from '../spread.ts';
import { readSixReviews } from '../six-reviews.ts';

/** From saving a file to reading the changed mail. */
export const reload: BenchPart = {
  name: 'reload',
  title: 'Change to reload of a proof',
  async run(size) {
    const counts = bySize(size, { smoke: [1], usual: [1, 6, 20, 40], large: [1, 6, 20, 40, 100] });
    const rounds = bySize(size, { smoke: 2, usual: 15, large: 30 });
    const rows = [];
    let ofTwenty: number | null = null;
    for (const reviews of counts) {
      const { times, cpuMilliseconds } = await measure(reviews, rounds);
      if (reviews === 20) ofTwenty = medianOf(times);
      rows.push([String(reviews), printSpread(times), printNumber(cpuMilliseconds)]);
    }
    return {
      tables: [
        {
          title: 'From a changed file to the changed mail, in milliseconds; median (least–most)',
          columns: ['reviews', 'change to reload', 'CPU of each'],
          rows,
        },
      ],
      aims:
        ofTwenty === null
          ? []
          : [{ what: 'reload of 20 reviews', unit: 'ms', figure: ofTwenty, atMost: 300 }],
      words: [
        'This covers everything in between: noticing the change, reading the file, compiling and fitting the issue, preflight, and sending the page and its frame.',
      ],
    };
  },
};

interface Measured {
  /** Milliseconds of each change. */
  readonly times: readonly number[];
  readonly cpuMilliseconds: number;
}

async function measure(count: number, rounds: number): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-bench-proof-'));
  const six = await readSixReviews();
  const write = async (number: number, words: string): Promise<void> => {
    const review = six[number % six.length];
    if (review === undefined) throw new Error('no review to repeat');
    const title = `Number ${number}: ${review.title}`;
    const text = printReviewMarkdown({ ...review, title, summary: [words, ...review.summary] });
    await writeFile(join(folder, `${number}.md`), text);
  };
  for (let number = 0; number < count; number += 1) await write(number, 'As it was.');
  const input: ProverInput = { folder };
  const child = startProcess<Proving>('processes/prover.ts', input);
  try {
    const { url } = await child.next();
    const times: number[] = [];
    let cpuSeconds = 0;
    let page = await openProof(url);
    for (let round = 0; round < rounds; round += 1) {
      let began = 0;
      page = await page.renewedBy(async () => {
        // Not always at the same time within the interval of the file checks.
        await sleep(20 + ((round * 17) % 60));
        began = performance.now();
        await write(0, `Changed for the ${round}th time.`);
      });
      const mail = await page.frame('desktop');
      if (!mail.includes(`the ${round}th time`)) throw new Error('the change is not in the mail');
      const ended = performance.now();
      // The first ones are still being optimised.
      if (round < rounds / 3) cpuSeconds = await treeCpuSeconds(child.pid);
      else times.push(ended - began);
    }
    cpuSeconds = (await treeCpuSeconds(child.pid)) - cpuSeconds;
    return { times, cpuMilliseconds: (cpuSeconds * 1000) / times.length };
  } finally {
    await child.end();
    await rm(folder, { recursive: true });
  }
}
