import { BlockList, isIP } from 'node:net';

/**
 * IPv4 networks outside the public internet: IANA's special-purpose registry (RFC 6890 and its
 * successors), multicast, reserved space, and the one public address at which Azure answers its own
 * machines.
 */
const CLOSED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** The only IPv6 range that is assigned to the public internet (RFC 4291, 2.4). */
const OPEN_V6 = '2000::/3';

/** Special ranges inside it: Teredo and similar, documentation, and 6to4, which carries IPv4. */
const CLOSED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'];

function listOf(family: 'ipv4' | 'ipv6', subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = '', prefix = ''] = subnet.split('/');
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
}

const closedV4 = listOf('ipv4', CLOSED_V4);
const openV6 = listOf('ipv6', [OPEN_V6]);
const closedV6 = listOf('ipv6', CLOSED_V6);

/**
 * True for an address of the public internet, so that calling it reveals nothing about the network
 * that Galley runs in. False for loopback, private, link-local, shared (CGNAT), metadata, multicast
 * and translated addresses, and for text that isn't an address.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closedV4.check(address, 'ipv4');
  if (family !== 6 || address.includes('%')) return false;
  return openV6.check(address, 'ipv6') && !closedV6.check(address, 'ipv6');
}
