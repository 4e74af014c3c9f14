import type { SignedIn } from '@galley/press/account';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { sessionCookieName } from '../http/session-cookie.ts';

/** Long enough for a link that is mailed, read and clicked. */
const BROWSER_SECONDS = 3600;

/** The cookies of one host. */
export interface Cookies {
  /** The token of the session, if the browser has one. */
  readonly session: (c: Context) => string | null;
  /** The token that links and challenges are bound to before anybody is signed in. */
  readonly browser: (c: Context) => string | null;
  readonly setBrowser: (c: Context, token: string) => void;
  /** Gives the browser the cookie of a new session, in place of those that it had. */
  readonly signIn: (c: Context, signedIn: Pick<SignedIn, 'token' | 'expiresAt'>) => void;
  readonly signOut: (c: Context) => void;
}

/**
 * No script reads them, and browsers send them along only from our own pages and when somebody
 * follows a link to us: `Strict` would not be sent with the click in the mail.
 */
export function cookiesOf(publicUrl: string): Cookies {
  const name = sessionCookieName(publicUrl);
  const browserName = `${name}-browser`;
  const traits = {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: publicUrl.startsWith('https:'),
  } as const;
  return {
    session: (c) => getCookie(c, name) ?? null,
    browser: (c) => getCookie(c, browserName) ?? null,
    setBrowser: (c, token) => {
      setCookie(c, browserName, token, { ...traits, maxAge: BROWSER_SECONDS });
    },
    signIn: (c, { token, expiresAt }) => {
      setCookie(c, name, token, { ...traits, expires: expiresAt });
      deleteCookie(c, browserName, traits);
    },
    signOut: (c) => {
      deleteCookie(c, name, traits);
    },
  };
}
