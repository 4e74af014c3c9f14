import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

/** A page that runs no scripts of its own. */
export interface ScriptlessPage {
  /** Lets what a test looks with run, which is a script too; the page has already been read by then. */
  inspect<T>(look: () => Promise<T>): Promise<T>;
}

/** Keeps a page from running scripts until the test ends, as some people set their browsers. */
export async function withoutScripts(page: Page): Promise<ScriptlessPage> {
  const session = await page.context().newCDPSession(page);
  const disable = (value: boolean): Promise<unknown> =>
    session.send('Emulation.setScriptExecutionDisabled', { value });
  await disable(true);
  onTestFinished(async () => {
    await disable(false);
    await session.detach();
  });
  return {
    async inspect(look) {
      await disable(false);
      try {
        return await look();
      } finally {
        await disable(true);
      }
    },
  };
}
