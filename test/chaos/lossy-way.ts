import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

/** A connection to Postgres on which every n-th COMMIT goes wrong. */
export interface LossyWay {
  readonly databaseUrl: string;
  close(): void;
}

export interface Loss {
  readonly every: number;
  /**
   * `reply`: the commit happens and its reply is lost; `request`: it never arrives, so it is rolled
   * back.
   */
  readonly what: 'reply' | 'request';
}

/** The content of the protocol's simple query message, with its final byte. */
const COMMIT = Buffer.from('commit\0');

/** A proxy between one process and Postgres, without TLS, that breaks connections at a COMMIT. */
export async function openLossyWay(databaseUrl: string, loss: Loss): Promise<LossyWay> {
  const open = new Set<Socket>();
  let commits = 0;
  const server = createServer((process) => {
    const postgres = connect(targetOf(databaseUrl));
    let cut = false;
    const end = (): void => {
      for (const socket of [process, postgres]) {
        open.delete(socket);
        socket.destroy();
      }
    };
    for (const socket of [process, postgres]) {
      open.add(socket);
      socket.on('error', end);
      socket.on('close', end);
    }
    process.on('data', (chunk: Buffer) => {
      if (chunk.includes(COMMIT)) {
        commits += 1;
        cut = commits % loss.every === 0;
        if (cut && loss.what === 'request') return end();
      }
      postgres.write(chunk);
    });
    postgres.on('data', (chunk: Buffer) => {
      // Whatever comes now is the answer: the commit has happened.
      if (cut) end();
      else process.write(chunk);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    databaseUrl: throughPort(databaseUrl, port),
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

const SOCKET_FOLDER = /[?&]host=([^&]+)/;

function targetOf(databaseUrl: string): { path: string } | { host: string; port: number } {
  const folder = SOCKET_FOLDER.exec(databaseUrl)?.[1];
  const named = /[?&]port=(\d+)/.exec(databaseUrl)?.[1];
  if (folder !== undefined) {
    return { path: `${decodeURIComponent(folder)}/.s.PGSQL.${named ?? '5432'}` };
  }
  const { hostname, port } = new URL(databaseUrl);
  return { host: hostname, port: Number(port || named || 5432) };
}

/** The same URL with another host and port, and without TLS, which hides the content. */
function throughPort(databaseUrl: string, port: number): string {
  const [, start, user = '', database = ''] =
    /^(postgres(?:ql)?:\/\/)([^/]*@)?[^/]*\/([^?]*)/.exec(databaseUrl) ?? [];
  return `${start}${user}127.0.0.1:${port}/${database}?sslmode=disable`;
}
