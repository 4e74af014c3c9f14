import { parseArgs } from 'node:util';
import { serveSandbox } from './serve-sandbox.ts';

/**
 * Runs a sandbox as its own process:
 * `main.ts --path FILE [--port N] [--rate-limit N] [--webhook URL --webhook-secret whsec_…]`.
 */
const { values } = parseArgs({
  options: {
    path: { type: 'string', default: ':memory:' },
    port: { type: 'string', default: '0' },
    'rate-limit': { type: 'string' },
    webhook: { type: 'string' },
    'webhook-secret': { type: 'string' },
  },
});
const limit = values['rate-limit'];
const { webhook: url, 'webhook-secret': secret } = values;
const served = await serveSandbox({
  path: values.path,
  port: Number(values.port),
  ...(limit !== undefined && { rateLimit: Number(limit) === 0 ? null : Number(limit) }),
  ...(url !== undefined && secret !== undefined && { webhook: { url, secret } }),
});
process.stdout.write(`${served.url}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void served.close());
}
