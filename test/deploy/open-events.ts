import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

/** Opens the desk's stream of events, and returns once its first bytes are there. */
export async function openEvents(url: string, cookie: string): Promise<IncomingMessage> {
  const request = get(`${url}/api/v1/events`, { headers: { cookie } });
  // The server may end it when it stops.
  request.on('error', () => undefined);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`the stream answers ${response.statusCode}`);
  response.on('error', () => undefined);
  await once(response, 'data');
  return response;
}
