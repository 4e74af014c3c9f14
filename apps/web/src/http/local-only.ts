import { isLoopbackHost } from '@galley/core/network';
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';

/**
 * Refuses requests that don't come directly from this machine. This is the second guard of local
 * pages; the first is `localityOf`, which decides by the configuration whether they exist. The peer
 * must be on loopback and address this machine and our port by name, because another site can point
 * its own name here (DNS rebinding). A proxy that uses our name betrays itself by HTTP/1.0 or by
 * the headers that it adds.
 */
export const localOnly: MiddlewareHandler = async (c, next) =>
  isFromHere(c)
    ? next()
    : c.text('This page is for the machine that Galley runs on: open it as localhost.\n', 403);

/** Whether a request comes directly from this machine and addresses it by name. */
export function isFromHere(c: Context): boolean {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  if (incoming === undefined || incoming.httpVersion === '1.0') return false;
  const { remoteAddress = '', localPort } = incoming.socket;
  // A full URL as the target (`GET http://…`) must name us too, not only the header.
  const asked = [incoming.headers.host ?? '', new URL(c.req.url).host];
  return (
    isLoopbackHost(remoteAddress) &&
    asked.every((host) => namesPort(host, localPort)) &&
    !Object.keys(incoming.headers).some((name) => FORWARDING.test(name))
  );
}

function namesPort(host: string, ours: number | undefined): boolean {
  const [, name = '', port = '80'] = /^(.*?)(?::(\d+))?$/.exec(host) ?? [];
  return isLoopbackHost(name) && Number(port) === ours;
}

/** Headers that proxies, CDNs and load balancers add, and browsers and curl don't. */
const FORWARDING = new RegExp(
  [
    '^(?:x-)?forwarded',
    '^x-forward',
    '^via$',
    '^(?:x-)?proxy',
    '(?:^|-)client-?ip$',
    '(?:^|-)(?:real|remote|cluster|originating)-(?:ip|addr|address|host)$',
    '^x-original-',
    '^x-(?:host|rewrite-url|scheme|ssl|arr-|azure-|amzn?-|envoy-|varnish|vercel-|sucuri-|appengine-)',
    '^x-cloud-trace-context$',
    '^(?:cf|cdn|fly|fastly|akamai|front-end)-',
  ].join('|'),
);
