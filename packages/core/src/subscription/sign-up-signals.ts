/** Local parts that programs use to send and nobody reads. */
const MACHINES = /^(?:no-?reply|do-?not-?reply|mailer-daemon|bounces?|null|devnull)(?:[+._-].*)?$/i;

/** True for an address whose mail no person reads, such as `no-reply@…`. */
export const isMachineAddress = (address: string): boolean =>
  MACHINES.test(address.slice(0, address.lastIndexOf('@')));

/** What people's names never hold: a scheme, `www.`, or a domain followed by a path. */
const LINK = /[a-z][a-z0-9+.-]*:\/\/|\bwww\.|[\p{L}\p{N}-]+\.[a-z]{2,}\/|\b(?:t\.me|bit\.ly)\b/iu;

/** True if a name advertises a page, as spam in forms does. */
export const holdsLink = (name: string | null): boolean => name !== null && LINK.test(name);
