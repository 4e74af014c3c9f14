import { connect, createServer, type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * The test's database on a port of loopback, as those see it who may not use the socket of the test's
 * own server. Returns its URL.
 */
export async function relayDatabase(connectionString: string): Promise<string> {
  const [, user = '', at = '', name = '', query = ''] =
    /^postgres(?:ql)?:\/\/([^@/]*)@([^/]*)\/([^?]*)\??(.*)$/.exec(connectionString) ?? [];
  const socket = new URLSearchParams(query).get('host');
  if (socket === null || at !== '') return connectionString;
  const path = `${socket}/.s.PGSQL.${new URLSearchParams(query).get('port') ?? '5432'}`;
  const server = createServer((near) => {
    const far = connect(path);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `postgresql://${user}@127.0.0.1:${(server.address() as AddressInfo).port}/${name}`;
}
