import type { TestProject } from 'vitest/node';
import { findChromium } from './find-chromium.ts';
import { sendLongIssue } from './send-long-issue.ts';
import { startSample, type RunningSample } from './start-sample.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: string;
    /** Whether screenshots are stored instead of compared: `npm run test:browser -- -u`. */
    keepPictures: boolean;
    sample: Pick<RunningSample, 'url' | 'env'>;
  }
}

/** One Galley for all test files, viewed with this machine's browser. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('chromium', findChromium(process.env['PATH'] ?? ''));
  project.provide('keepPictures', project.config.snapshotOptions.updateSnapshot === 'all');
  const sample = await startSample();
  try {
    await sendLongIssue(sample);
  } catch (error) {
    await sample.stop();
    throw error;
  }
  project.provide('sample', { url: sample.url, env: sample.env });
  return () => sample.stop();
}
