import { expect, test } from 'vitest';
import {
  freePort,
  PATIENTLY,
  runGalley,
  spawnGalley,
  temporaryDataDir,
  withDatabase,
} from '../../kit/index.ts';
import { openReceiver } from '../webhook-receiver.ts';

const fixture = withDatabase();

test(
  'an event whose sender is killed before it hears the answer is posted again, under its id',
  PATIENTLY,
  async () => {
    const folder = await temporaryDataDir();
    const env = {
      DATA_DIR: folder,
      PORT: String(await freePort()),
      SECRET_KEY: 'hooks'.repeat(8),
      ...fixture.env,
    };
    const galley = async (...argv: string[]) => {
      const ran = await runGalley(argv, { cwd: folder, env });
      expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
      return ran;
    };
    const start = () => spawnGalley(['start'], { cwd: folder, env });
    let answers = false;
    const receiver = await openReceiver((_, response) => {
      if (answers) response.writeHead(204).end();
    });
    await galley('newsletter', 'set', '--title', 'Digest');
    const events = ['--event', 'subscription.confirmed'];
    const { stdout } = await galley('webhook', 'add', receiver.url('/in'), ...events);
    receiver.trust('/in', stdout);
    await galley('subscriber', 'add', 'ada@readers.example', '--consent', 'at the fair');

    const first = start();
    await receiver.until((posts) => posts.length === 1);
    first.child.kill('SIGKILL');
    await first.ended;

    answers = true;
    start();
    await receiver.until((posts) => posts.length === 2);
    const [before, after] = receiver.received;
    expect(after).toEqual(before);
  },
);
