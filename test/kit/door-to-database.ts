import { openTcpDoor, type TcpDoor } from './tcp-door.ts';

/** A door to the test's database, as a server elsewhere, and the URL that leads through it. */
export async function doorToDatabase(
  connectionString: string,
): Promise<TcpDoor & { readonly url: string }> {
  const [, user = '', at = '', name = '', query = ''] =
    /^postgres(?:ql)?:\/\/([^@/]*)@([^/]*)\/([^?]*)\??(.*)$/.exec(connectionString) ?? [];
  const given = new URLSearchParams(query);
  const [host, port = '5432'] = at.split(':');
  const socket = given.get('host');
  const to =
    socket === null
      ? { host, port: Number(port) }
      : { path: `${socket}/.s.PGSQL.${given.get('port') ?? '5432'}` };
  const door = await openTcpDoor(to);
  return { ...door, url: `postgresql://${user}@127.0.0.1:${door.port}/${name}?sslmode=disable` };
}
