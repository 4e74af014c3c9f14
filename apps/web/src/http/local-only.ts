import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i;

/**
 * Answers to this machine alone, whatever HOST says, since local mail holds links that confirm and
 * unsubscribe. Both ends of the connection must be here, and the name asked for must be this
 * machine's: a proxy in front would pass on a public one, and another site could point its own name
 * here (DNS rebinding). Proxies that ask by this machine's name instead, as nginx and Apache do
 * unless they are told otherwise, give themselves away by HTTP/1.0 or by saying whom they ask for.
 */
export const localOnly: MiddlewareHandler = async (c, next) => {
  const { peer, own } = endsOf(c);
  const isHere = (address: string): boolean => LOOPBACK.test(address) || address === own;
  if (isForwarded(c)) return refuse(c);
  const name = URL.parse(`http://${c.req.header('host') ?? 'localhost'}`)?.hostname ?? '';
  if (isHere(bare(name)) && isHere(peer)) return next();
  return refuse(c);
};

const refuse = (c: Context): Response =>
  c.text('This page is for the machine that Galley runs on: open it as localhost.\n', 403);

const FORWARDING = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

function isForwarded(c: Context): boolean {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  return (
    incoming?.httpVersion === '1.0' || FORWARDING.some((name) => c.req.header(name) !== undefined)
  );
}

/** The addresses at both ends; without a socket (`app.request`) everything is here. */
function endsOf(c: Context): { readonly peer: string; readonly own: string | null } {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  if (incoming === undefined) return { peer: 'localhost', own: null };
  const { remoteAddress, localAddress } = incoming.socket;
  return { peer: bare(remoteAddress ?? ''), own: bare(localAddress ?? '') };
}

/** Without the brackets of a URL and the prefix of an IPv4 address in IPv6. */
const bare = (address: string): string => address.replace(/^\[|\]$|^::ffff:(?=\d+\.)/g, '');
