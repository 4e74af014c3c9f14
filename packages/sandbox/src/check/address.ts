// A plain ASCII addr-spec without quoted local parts or address literals, as Resend accepts it.
const ADDRESS =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,}$/;
const NAMED = /^(?:[^<>\r\n]*\S)?\s*<([^<>\s]+)>$/;

/**
 * Reads the bare address from `email@example.com` or `Name <email@example.com>`; null for anything
 * else. Lengths as in RFC 5321: 64 octets before the @, 254 in all.
 */
export function bareAddress(mailbox: string): string | null {
  const address = NAMED.exec(mailbox)?.[1] ?? mailbox;
  if (address.length > 254 || address.indexOf('@') > 64) return null;
  return ADDRESS.test(address) ? address : null;
}

export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();
