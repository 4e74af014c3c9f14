import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call that reached the gateway. */
export interface GatewayCall {
  readonly method: string;
  readonly path: string;
  /** Addresses of the mails in it; empty if it sends none. */
  readonly addresses: readonly string[];
}

/** The gateway's answer in place of the server behind it. */
export interface GatewayAnswer {
  readonly status: number;
  readonly body: string;
  /** Forwards the call first, and keeps its answer. */
  readonly after?: boolean;
}

export interface Gateway {
  readonly url: string;
  /** Calls that were answered here. */
  readonly refused: readonly GatewayCall[];
  close(): Promise<void>;
}

/** Headers of an answer that are passed on. */
const PASSED = /^(?:content-type|retry-after|ratelimit-|x-resend-)/;

/**
 * Serves a gateway on loopback in front of a server like Resend's that answers some of the calls
 * itself.
 *
 * @param answer null forwards the call
 */
export async function serveGateway(
  target: string,
  answer: (call: GatewayCall) => GatewayAnswer | null | Promise<GatewayAnswer | null>,
): Promise<Gateway> {
  const refused: GatewayCall[] = [];
  const server = createServer((request, response) => {
    const pass = async (): Promise<void> => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      const { method = 'GET', url = '/' } = request;
      const call = { method, path: url, addresses: addressesIn(body) };
      const own = await answer(call);
      if (own !== null) refused.push(call);
      const forwards = own === null || own.after === true;
      const passed = forwards ? await forward(target + url, method, request.headers, body) : null;
      if (own !== null) response.writeHead(own.status).end(own.body);
      else if (passed !== null) response.writeHead(passed.status, passed.headers).end(passed.body);
    };
    pass().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An error in Resend's form. */
export const resendError = (status: number, name: string, message: string): GatewayAnswer => ({
  status,
  body: JSON.stringify({ statusCode: status, name, message }),
});

async function forward(
  url: string,
  method: string,
  incoming: Readonly<Record<string, string | readonly string[] | undefined>>,
  body: Buffer,
) {
  const headers = Object.entries(incoming).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !['host', 'content-length', 'connection'].includes(name)
      ? [[name, value]]
      : [],
  );
  const answer = await fetch(url, {
    method,
    headers,
    ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
  });
  return {
    status: answer.status,
    headers: Object.fromEntries([...answer.headers].filter(([name]) => PASSED.test(name))),
    body: await answer.text(),
  };
}

function addressesIn(body: Buffer): readonly string[] {
  if (body.length === 0) return [];
  const json = JSON.parse(body.toString()) as unknown;
  return (Array.isArray(json) ? json : [json]).flatMap(
    (mail: { to: string | string[] }) => mail.to,
  );
}
