import { deskPlace } from '@galley/core/network';
import type { Route } from '../api/route.ts';
import { createClientIp } from '../http/client-ip.ts';
import type { WebDeps } from '../web-options.ts';
import { accountRoutes } from './account-routes.ts';
import { beginRoutes } from './begin-routes.ts';
import { cookiesOf } from './cookies.ts';
import { passkeyRoutes } from './passkey-routes.ts';

export { credentialsOf } from './credentials.ts';

/**
 * The routes by which people sign in and look after their account. There are none where browsers
 * would make no passkeys and keep no cookie safe.
 */
export function signInRoutes(deps: WebDeps): readonly Route[] {
  const place = deskPlace(deps.publicUrl);
  if (place.kind === 'not-served') return [];
  const cookies = cookiesOf(deps.publicUrl);
  const clientIp = createClientIp(deps.trustedProxies ?? [], deps.log);
  const its = { ...deps, place, cookies, clientIp };
  return [...beginRoutes(its), ...accountRoutes(its), ...passkeyRoutes(its)];
}
