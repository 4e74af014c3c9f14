import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { addNewsletters, sendFirstIssues } from './add-newsletters.ts';
import { findChromium } from './find-chromium.ts';
import { sendLongIssue } from './send-long-issue.ts';
import { prepareSample, startSample, type RunningSample } from './start-sample.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: string;
    /** Whether screenshots are stored instead of compared: `npm run test:browser -- -u`. */
    keepPictures: boolean;
    /** A data folder with the sample newsletter, to be copied. */
    prepared: string;
    /** The sample newsletter alone. */
    sample: Pick<RunningSample, 'url' | 'env'>;
    /** Newsletters in English and Arabic, which take mail. */
    readers: Pick<RunningSample, 'url' | 'env'>;
  }
}

/**
 * Two Galleys for all test files, and data for those files that start their own, viewed with this
 * machine's browser.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('chromium', findChromium(process.env['PATH'] ?? ''));
  project.provide('keepPictures', project.config.snapshotOptions.updateSnapshot === 'all');
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(stops.map((each) => each()));
  };
  try {
    const prepared = await prepareSample();
    stops.push(() => rm(prepared, { recursive: true, force: true }));
    project.provide('prepared', prepared);
    const begin = async (...how: Parameters<typeof startSample>): Promise<RunningSample> => {
      const begun = await startSample(...how);
      stops.push(() => begun.stop());
      return begun;
    };
    const sample = await begin();
    const readers = await begin({ INBOUND_DOMAIN: 'in.galley.test' }, { prepared });
    await Promise.all([
      sendLongIssue(sample),
      addNewsletters(readers).then(() => sendFirstIssues(readers)),
    ]);
    project.provide('sample', { url: sample.url, env: sample.env });
    project.provide('readers', { url: readers.url, env: readers.env });
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
