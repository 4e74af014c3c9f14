import type { TestProject } from 'vitest/node';
import { addNewsletters, sendFirstIssues } from './add-newsletters.ts';
import { findChromium } from './find-chromium.ts';
import { sendLongIssue } from './send-long-issue.ts';
import { startSample, type RunningSample } from './start-sample.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: string;
    /** Whether screenshots are stored instead of compared: `npm run test:browser -- -u`. */
    keepPictures: boolean;
    /** The sample newsletter alone. */
    sample: Pick<RunningSample, 'url' | 'env'>;
    /** Newsletters in English and Arabic, which take mail. */
    readers: Pick<RunningSample, 'url' | 'env'>;
  }
}

/** Two Galleys for all test files, viewed with this machine's browser. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('chromium', findChromium(process.env['PATH'] ?? ''));
  project.provide('keepPictures', project.config.snapshotOptions.updateSnapshot === 'all');
  const running: RunningSample[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((each) => each.stop()));
  };
  try {
    const sample = await startSample();
    running.push(sample);
    await sendLongIssue(sample);
    const readers = await startSample({ INBOUND_DOMAIN: 'in.galley.test' });
    running.push(readers);
    await addNewsletters(readers);
    await sendFirstIssues(readers);
    project.provide('sample', { url: sample.url, env: sample.env });
    project.provide('readers', { url: readers.url, env: readers.env });
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
