import type { Config } from '@galley/runtime';
import { describePortTrouble, tryPort } from '../start/try-port.ts';
import type { RunningWeb } from '../shell/web-record.ts';
import { found, ok, type Check } from './check.ts';

/** Says whether web can listen on its port, or already runs. */
export async function checkPort(config: Config, web: RunningWeb | null): Promise<Check> {
  if (web !== null) return ok('port', `web runs at ${web.url}`);
  const { host, port } = config;
  try {
    await tryPort(config);
    return ok('port', `${port} on ${host} is free`);
  } catch (error) {
    const problem = await describePortTrouble(error, config);
    if (problem === null) throw error;
    return found('fails', 'port', problem, "Until then web can't start.");
  }
}
