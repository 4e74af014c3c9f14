// Galley in a world with one site: `site.test`, which is this machine on the port SITE_PORT.
import { runProgram } from '../../apps/galley/src/index.ts';

const port = Number(process.env.SITE_PORT);
const network = {
  resolve: async (host) => {
    if (host === 'site.test') return ['127.0.0.1'];
    throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
  },
  mayReach: (address) => address === '127.0.0.1',
  mayUse: (to) => to === port,
  isOnline: async () => true,
};
process.exitCode = 1;
process.exit(await runProgram(process.argv.slice(2), process, process.cwd(), network));
