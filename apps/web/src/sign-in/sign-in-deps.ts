import type { DeskPlace } from '@galley/core/network';
import type { ClientIp } from '../http/client-ip.ts';
import type { WebDeps } from '../web-options.ts';
import type { Cookies } from './cookies.ts';

/** What the routes of sign-in and accounts need from web. */
export interface SignInDeps extends Pick<
  WebDeps,
  'db' | 'wake' | 'keyring' | 'clock' | 'sparesLoopback' | 'subscribeMilliseconds'
> {
  readonly place: Extract<DeskPlace, { kind: 'served' }>;
  readonly cookies: Cookies;
  readonly clientIp: ClientIp;
}
