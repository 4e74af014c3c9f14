import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Asked {
  readonly count: number;
  readonly seconds: number;
  /** Milliseconds of each answer, the shortest first. */
  readonly sorted: readonly number[];
  /** The size of the last answer. */
  readonly bytes: number;
}

export interface Asking {
  readonly connections: number;
  readonly seconds: number;
  /** The path of the next request. */
  readonly path: (index: number) => string;
}

/**
 * Asks over that many connections, each for one answer after the other. It writes and reads the
 * bytes itself, because a client that parses costs more than the pages that are measured.
 *
 * @throws Error at an answer other than 200
 */
export async function askAgain(
  url: string,
  { connections, seconds, path }: Asking,
): Promise<Asked> {
  const { hostname, port } = new URL(url);
  const times: number[] = [];
  let index = 0;
  let bytes = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      await once(socket, 'connect');
      const answers = readAnswers(socket);
      do {
        const asked = performance.now();
        index += 1;
        const target = path(index);
        socket.write(`GET ${target} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
        bytes = await answers.next(target);
        times.push(performance.now() - asked);
      } while (performance.now() < until);
      socket.destroy();
    }),
  );
  return {
    count: times.length,
    seconds: (performance.now() - began) / 1000,
    sorted: times.toSorted((a, b) => a - b),
    bytes,
  };
}

function readAnswers(socket: Socket) {
  let pieces: Buffer[] = [];
  let size = 0;
  /** The length of the answer that is coming; null until its head is there. */
  let length: number | null = null;
  let isChunked = false;
  let answered: (bytes: number) => void = () => undefined;
  let failed: (error: Error) => void = () => undefined;
  let asked = '';
  socket.on('error', (error) => failed(error));
  socket.on('close', () => failed(new Error('the connection was closed')));
  socket.on('data', (piece: Buffer) => {
    pieces.push(piece);
    size += piece.length;
    if (length === null && !isChunked) readHead();
    const isWhole = isChunked
      ? piece.subarray(-5).toString('latin1') === '0\r\n\r\n'
      : length !== null && size >= length;
    if (!isWhole) return;
    const bytes = size;
    pieces = [];
    size = 0;
    length = null;
    isChunked = false;
    answered(bytes);
  });

  function readHead(): void {
    const text = Buffer.concat(pieces).toString('latin1');
    const end = text.indexOf('\r\n\r\n');
    if (end === -1) return;
    const head = text.slice(0, end);
    if (!head.startsWith('HTTP/1.1 200 ')) {
      failed(new Error(`${asked}: ${head.split('\r\n')[0] ?? ''}`));
    }
    const [, declared] = /content-length: (\d+)/i.exec(head) ?? [];
    if (declared === undefined) isChunked = true;
    else length = end + 4 + Number(declared);
  }

  return {
    next: async (target: string): Promise<number> =>
      new Promise((resolve, reject) => {
        asked = target;
        answered = resolve;
        failed = reject;
      }),
  };
}
