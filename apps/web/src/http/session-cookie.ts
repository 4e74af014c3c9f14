/**
 * The name of the cookie that holds a session. Browsers take a `__Host-` cookie only over https and
 * for this host alone; over http on this machine there is no such protection to ask for.
 */
export const sessionCookieName = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Host-galley' : 'galley';
