import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ServedSandbox } from '@galley/sandbox';
import { withDatabase } from '../kit/index.ts';
import { createModel, type Model } from './batch-model.ts';
import {
  answer,
  anyCommand,
  claim,
  decide,
  die,
  OPENINGS,
  finish,
  leasesEnd,
  person,
  reconcile,
  record,
  sendsAgain,
  waitsEnd,
  type Command,
} from './commands.ts';
import { openMachine, serveProvider, type RealMachine } from './real-machine.ts';

/** A few seconds of runs; raise it for a long search (1,000 take about ten minutes). */
const RUNS = 25;
const COMMANDS = 60;
const SECONDS = 12;

const fixture = withDatabase();
let provider: ServedSandbox;
let current: RealMachine | null = null;

beforeAll(async () => {
  provider = await serveProvider(() => current);
});

afterAll(async () => {
  await provider.close();
});

/** A few readers in a few batches; one address, mostly an early one, may be refused. */
const anySize = fc.record({
  readers: fc.integer({ min: 4, max: 7 }),
  perBatch: fc.integer({ min: 1, max: 4 }),
  poison: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(9)),
});

const isOpen = ({ batches }: Model): boolean =>
  batches.some(({ state }) => state === 'prepared' || state === 'attempted');

/**
 * For the last reader, a refusal that quotes nobody proves nothing, so the issue waits for a
 * person.
 */
const waitsForPerson = ({ issue, readers, poison }: Model): boolean =>
  issue === 'paused' &&
  readers.every(({ state }, index) => state !== 'pending' || index === poison);

/** The faults end: everything open must end, and every reader be accounted for. */
async function settle(model: Model, real: RealMachine): Promise<void> {
  const run = async (command: Command) => {
    if (command.check(model)) await command.run(model, real);
  };
  const work = async () => {
    for (let round = 0; round < 60 && isOpen(model); round += 1) {
      await run(person('resumes'));
      for (const each of [leasesEnd(), waitsEnd(), claim(), answer(0, 'delivered'), record(0)]) {
        await run(each);
      }
      if (waitsForPerson(model)) return;
    }
  };
  while (model.calls.length > 0) await run(die(0));
  await work();
  if (waitsForPerson(model)) {
    await run(person('cancels'));
    await work();
  }
  await run(finish());
  await run(reconcile());
  if (model.issue === 'sent') {
    while (decide().check(model)) await run(decide());
    await run(sendsAgain());
    await work();
    // Its last reader may wait for a person, too.
    if (waitsForPerson(model)) {
      await run(person('cancels'));
      await work();
    }
    await run(finish());
  }
  expect(['sent', 'cancelled']).toContain(model.issue);
  for (const { state, mails } of model.readers) {
    expect(state).not.toBe('pending');
    expect(mails).toBe(state === 'accepted' ? 1 : 0);
  }
}

test('the batch machine does what its model does, for any events in any order', async () => {
  // Fewer runs on a busy machine: an interrupted run would go on beside the next test.
  const enough = Date.now() + SECONDS * 1000;
  await fc.assert(
    fc.asyncProperty(
      anySize,
      fc.nat(OPENINGS.length - 1),
      fc.commands([...anyCommand], { maxCommands: COMMANDS, size: 'max' }),
      async (size, opening, commands) => {
        if (Date.now() > enough) return;
        const real = await openMachine(fixture, provider, size);
        current = real;
        const model = createModel(size.readers, size.perBatch, size.poison);
        try {
          for (const each of OPENINGS[opening] ?? []) {
            if (each.check(model)) await each.run(model, real);
          }
          await fc.asyncModelRun(() => ({ model, real }), commands);
          await settle(model, real);
        } finally {
          current = null;
          await real.deps.close();
        }
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
});
