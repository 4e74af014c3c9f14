import { deskPlace } from '@galley/core/network';
import type { PasskeyHost } from '@galley/press/operate';
import { count } from '../shell/when.ts';
import { found, ok, type Check } from './check.ts';

/** Reports where people's passkeys work, and whether a change of PUBLIC_URL has left some behind. */
export function checkPasskeys(hosts: readonly PasskeyHost[], publicUrl: string): Check[] {
  const place = deskPlace(publicUrl);
  const here = place.kind === 'served' ? place.rpId : null;
  return hosts.map(({ host, people }) => {
    const whose = `${count(people, 'person', 'people')} with passkeys for ${host}`;
    return host === here
      ? ok('passkeys', whose)
      : found(
          'warns',
          'passkeys',
          `${whose}, which do not work at ${here ?? publicUrl}`,
          'They can sign in by a link and recover their accounts (docs/sign-in.md), or set PUBLIC_URL back.',
        );
  });
}
