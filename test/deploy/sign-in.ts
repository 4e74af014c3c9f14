import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '@galley/sandbox';

/** Where the desk of a test is reached, and which site browsers are told they are on. */
export interface DeskSite {
  /** Such as `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly publicUrl: string;
  readonly sandbox: Sandbox;
}

/**
 * Accepts the invitation that `galley person invite` printed, and signs in by a mailed link, as a
 * browser does. Returns the cookie of the session.
 */
export async function signIn(
  { url, publicUrl, sandbox }: DeskSite,
  { email, invitation }: { readonly email: string; readonly invitation: string },
): Promise<string> {
  const cookies = new Map<string, string>();
  const ask = async (path: string, json: object): Promise<void> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        origin: publicUrl,
        cookie: inHeader(cookies),
      },
      body: JSON.stringify(json),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
  };
  await ask('/invitations/accept', { token: new URL(invitation).hash.slice(1) });
  await ask('/sign-in/link', { email });
  await ask('/sign-in/link/spend', { token: await mailedToken(sandbox, email) });
  return inHeader(cookies);
}

const inHeader = (cookies: ReadonlyMap<string, string>): string =>
  [...cookies].map((pair) => pair.join('=')).join('; ');

async function mailedToken({ ledger }: Sandbox, email: string): Promise<string> {
  for (;;) {
    for (const mail of ledger.byRecipient(email)) {
      const [, token] = /\/desk\/sign-in#([\w.-]+)/.exec(ledger.content(mail).text ?? '') ?? [];
      if (token !== undefined) return token;
    }
    await sleep(50);
  }
}
