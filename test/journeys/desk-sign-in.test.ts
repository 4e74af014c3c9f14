import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { freePort, spawnGalley, temporaryDataDir } from '../kit/index.ts';

const FIRST_OWNER = /^.*"event":"first-owner".*$/m;
const SAMPLE = /^.*"event":"sample".*$/m;

/** A browser that keeps its cookies. */
function openBrowser(origin: string) {
  const cookies = new Map<string, string>();
  return async (path: string, json?: object) => {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method: json === undefined ? 'GET' : 'POST',
      headers: {
        cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
        origin,
        ...(json !== undefined && { 'content-type': 'application/json' }),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as object) };
  };
}

/** Waits until the mailbox shows a link to sign in, and reads its token. */
async function mailedToken(origin: string, email: string): Promise<string> {
  for (;;) {
    const tray = await (await fetch(`${origin}/mailbox?q=${encodeURIComponent(email)}`)).text();
    for (const [, mail = ''] of tray.matchAll(/href="(\/mailbox\/[^"?]+)"/g)) {
      const html = await (await fetch(`${origin}${mail}/html`)).text();
      const [, token] = /\/desk\/sign-in#([\w.-]+)/.exec(html) ?? [];
      if (token !== undefined) return token;
    }
    await sleep(100);
  }
}

test('the terminal makes the first owner, and mail lets them in again', async () => {
  const dataDir = await temporaryDataDir();
  const port = String(await freePort());
  const galley = spawnGalley(['start', '--json'], { env: { DATA_DIR: dataDir, PORT: port } });
  const [line] = await galley.says(FIRST_OWNER);
  const { url } = JSON.parse(line) as { url: string };
  expect(url).toMatch(new RegExp(`^http://localhost:${port}/desk/first-owner#[\\w-]{43}$`));
  const { origin, hash } = new URL(url);
  const email = 'ada@digest.example';
  const first = { token: hash.slice(1), email, name: 'Ada' };
  const browser = openBrowser(origin);
  expect((await browser('/sign-in/first-owner', first)).status).toBe(204);
  expect(await browser('/account')).toMatchObject({
    status: 200,
    body: { email, name: 'Ada', roles: [{ newsletter: null, role: 'owner' }] },
  });
  expect((await openBrowser(origin)('/sign-in/first-owner', first)).status).toBe(410);

  await galley.says(SAMPLE);
  const other = openBrowser(origin);
  expect((await other('/sign-in/link', { email })).status).toBe(204);
  const token = await mailedToken(origin, email);
  expect((await openBrowser(origin)('/sign-in/link/spend', { token })).status).toBe(409);
  expect((await other('/sign-in/link/spend', { token })).status).toBe(204);
  expect(await other('/account')).toMatchObject({ status: 200, body: { email } });
  galley.child.kill('SIGTERM');
  expect(await galley.ended).toMatchObject({ code: 0 });
});
