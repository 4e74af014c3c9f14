/** The networks that an IP address belongs to, for counting sign-ups. */
export interface Networks {
  /** What one subscriber of a provider has: an IPv4 /24, an IPv6 /64. */
  readonly near: string;
  /** What one IPv6 customer may have: a /48, which contains 65,536 near networks. */
  readonly wide: string | null;
}

const MAPPED = /^::ffff:(?=\d+\.)/i;
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/** The networks of an IP address; null for any other text. An IPv4 address in IPv6 is IPv4. */
export function networksOf(ip: string): Networks | null {
  const parts = readIp(ip);
  if (parts === null) return null;
  if (parts.kind === 'ipv4') {
    return { near: `${parts.bytes.slice(0, 3).join('.')}.0/24`, wide: null };
  }
  const head = (groups: number) => parts.groups.slice(0, groups).join(':');
  return { near: `${head(4)}::/64`, wide: `${head(3)}::/48` };
}

/** The usual spelling of an IP address; null for any other text. An IPv4 address in IPv6 is IPv4. */
export function spellIp(ip: string): string | null {
  const parts = readIp(ip);
  if (parts === null) return null;
  return parts.kind === 'ipv4' ? parts.bytes.join('.') : parts.host;
}

/** True for the addresses by which a machine calls itself. */
export function isLoopback(ip: string): boolean {
  const parts = readIp(ip);
  if (parts === null) return false;
  return parts.kind === 'ipv4'
    ? parts.bytes[0] === 127
    : parts.groups.join(':') === '0:0:0:0:0:0:0:1';
}

type Ip =
  | { readonly kind: 'ipv4'; readonly bytes: readonly number[] }
  | { readonly kind: 'ipv6'; readonly groups: readonly string[]; readonly host: string };

function readIp(ip: string): Ip | null {
  const text = ip.replace(MAPPED, '');
  const ipv4 = IPV4.exec(text);
  if (ipv4 !== null) {
    const bytes = ipv4.slice(1).map(Number);
    return bytes.every((byte) => byte < 256) ? { kind: 'ipv4', bytes } : null;
  }
  // The URL parser knows every spelling of IPv6 and returns one.
  const host = /^[0-9a-f:.]+$/i.test(text) ? URL.parse(`http://[${text}]`)?.hostname : undefined;
  if (host === undefined) return null;
  const bare = host.slice(1, -1);
  const [left = '', right] = bare.split('::');
  const [before, after] = [groupsOf(left), groupsOf(right ?? '')];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const groups = [...before, ...zeros, ...after];
  return groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff'
    ? { kind: 'ipv4', bytes: groups.slice(6).flatMap(bytesOf) }
    : { kind: 'ipv6', groups, host: bare };
}

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));

function bytesOf(group: string): number[] {
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 0xff];
}
