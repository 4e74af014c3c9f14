// A program that takes webhooks: it reads each and answers 204.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tellParent } from '../measured-process.ts';

const server = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(204).end());
}).listen(0, '127.0.0.1', () => {
  tellParent({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
});
process.once('SIGTERM', () => void server.close());
