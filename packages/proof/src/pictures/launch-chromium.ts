import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** A headless browser that takes pictures of pages. */
export interface Chromium {
  /** Takes a PNG of a whole page; `width` is in CSS pixels. */
  picture(html: string, width: number): Promise<Picture>;
  close(): Promise<void>;
}

export interface Picture {
  readonly png: Uint8Array;
  /** The page is higher than a picture can be; its end is missing. */
  readonly isCut: boolean;
}

/** Two pixels of the picture for one of the page. */
const SCALE = 2;
const HIGHEST = 16_000;
const PATIENCE_MS = 30_000;
const FLAGS = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-sandbox', // containers run as root, where Chromium's own sandbox refuses
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  '--mute-audio',
  '--no-first-run',
];

/** Starts the browser at `executable`; it speaks over two pipes (Chrome DevTools Protocol). */
export async function launchChromium(executable: string): Promise<Chromium> {
  const profile = await mkdtemp(join(tmpdir(), 'galley-chromium-'));
  const child = spawn(executable, [...FLAGS, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const close = async (): Promise<void> => {
    const isRunning =
      child.pid !== undefined && child.exitCode === null && child.signalCode === null;
    const ended = isRunning ? once(child, 'exit') : Promise.resolve();
    child.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 10 });
  };
  try {
    return { picture: await openPage(openChannel(child)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Ask = ReturnType<typeof openChannel>;

/** Opens a page in the browser, and returns the function that takes its pictures. */
async function openPage(ask: Ask): Promise<Chromium['picture']> {
  const { targetId } = await ask<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
  });
  const attach = { targetId, flatten: true };
  const { sessionId } = await ask<{ sessionId: string }>('Target.attachToTarget', attach);
  const page = async <T>(method: string, parameters: object): Promise<T> =>
    ask<T>(method, parameters, sessionId);
  const { frameTree } = await page<{ frameTree: { frame: { id: string } } }>(
    'Page.getFrameTree',
    {},
  );
  // A mail has no scripts; one that somebody smuggled in must not run on this machine.
  await page('Emulation.setScriptExecutionDisabled', { value: true });
  return async (html, width) => {
    const size = async (height: number): Promise<unknown> =>
      page('Emulation.setDeviceMetricsOverride', {
        width,
        height,
        deviceScaleFactor: SCALE,
        mobile: false,
      });
    await size(800);
    await page('Page.setDocumentContent', { frameId: frameTree.frame.id, html });
    const { cssContentSize } = await page<{ cssContentSize: { height: number } }>(
      'Page.getLayoutMetrics',
      {},
    );
    const height = Math.ceil(cssContentSize.height);
    await size(Math.min(HIGHEST, height));
    const { data } = await page<{ data: string }>('Page.captureScreenshot', { format: 'png' });
    return { png: Buffer.from(data, 'base64'), isCut: height > HIGHEST };
  };
}

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Opens a channel that sends a command and waits for its answer; messages end in a zero byte. */
function openChannel(child: ChildProcess) {
  const [, , , into, from] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const fail = (why: string): void => {
    for (const each of waiting.values()) each.reject(new Error(why));
    waiting.clear();
  };
  child.once('error', (error) => fail(`Chromium did not start: ${error.message}`));
  child.once('exit', () => fail('Chromium ended'));
  into.on('error', () => fail('Chromium closed its input'));
  let rest = '';
  from.setEncoding('utf8').on('data', (text: string) => {
    const messages = `${rest}${text}`.split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const answer = JSON.parse(message) as Answer;
      const asked = answer.id === undefined ? undefined : waiting.get(answer.id);
      if (answer.id === undefined || asked === undefined) continue;
      waiting.delete(answer.id);
      if (answer.error === undefined) asked.resolve(answer.result);
      else asked.reject(new Error(answer.error.message));
    }
  });
  let last = 0;
  return async <T>(method: string, params: object, sessionId?: string): Promise<T> => {
    const id = (last += 1);
    const asked = Promise.withResolvers<unknown>();
    waiting.set(id, asked);
    const timer = setTimeout(() => fail(`Chromium did not answer ${method}`), PATIENCE_MS);
    into.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return (await asked.promise.finally(() => clearTimeout(timer))) as T;
  };
}
