import { createKeyring } from '@galley/runtime';
import { withDatabase } from '@galley/test/kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOST, testAccounts } from './account.fixture.ts';
import { beginStepUp, proveStepUp, spendStepUp, type SignedCall } from './index.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);
const CALL: SignedCall = {
  step: 'remove-person',
  target: '/people/3',
  contentHash: 'b'.repeat(64),
};

/** What may happen to a challenge, in any order. */
const ACTIONS = [
  'prove',
  'prove wrongly',
  'prove in another session',
  'spend',
  'spend on another path',
  'spend in another session',
  'wait until it is too old',
] as const;
type Action = (typeof ACTIONS)[number];

/** What a challenge can still do. */
interface Model {
  readonly proven: boolean;
  readonly over: boolean;
}

/** What an action answers, and what the challenge is afterwards. */
function foresee({ proven, over }: Model, action: Action): readonly [boolean, Model] {
  switch (action) {
    case 'prove':
      return over || proven ? [false, { proven, over }] : [true, { proven: true, over }];
    case 'prove wrongly':
      return [false, { proven, over: over || !proven }];
    case 'spend':
      return [proven && !over, { proven, over: over || proven }];
    case 'wait until it is too old':
      return [true, { proven, over: true }];
    default:
      return [false, { proven, over }];
  }
}

test('in whatever order things happen, a signature is taken once and spent once', async () => {
  const { deps, person, signIn, passkey } = testAccounts(fixture.db, keyring);
  const { address } = await person();
  const session = await signIn(address);
  const laptop = await passkey(session);
  const other = await signIn(address);
  const orders = fc.array(fc.constantFrom(...ACTIONS), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(orders, async (actions) => {
      const start = deps.clock();
      const begun = await beginStepUp(deps, session, { ...CALL, rpId: HOST.rpId });
      if (begun.kind !== 'begun') throw new Error(begun.detail);
      const { id, options } = begun.ceremony;
      const take = async (action: Action): Promise<boolean> => {
        const right = { ...HOST, id, response: laptop.sign(options, HOST) };
        const wrong = { ...HOST, id, response: laptop.sign({ challenge: 'AAAA' }, HOST) };
        switch (action) {
          case 'prove':
            return (await proveStepUp(deps, session, right)).kind === 'proven';
          case 'prove wrongly':
            return (await proveStepUp(deps, session, wrong)).kind === 'proven';
          case 'prove in another session':
            return (await proveStepUp(deps, other, right)).kind === 'proven';
          case 'spend':
            return (await spendStepUp(deps, session, { ...CALL, id })).kind === 'spent';
          case 'spend on another path':
            return (
              (await spendStepUp(deps, session, { ...CALL, id, target: '/people/4' })).kind ===
              'spent'
            );
          case 'spend in another session':
            return (await spendStepUp(deps, other, { ...CALL, id })).kind === 'spent';
          case 'wait until it is too old':
            deps.setClock(new Date(start.getTime() + 300_000).toISOString());
            return true;
        }
      };
      let model: Model = { proven: false, over: false };
      for (const action of actions) {
        const [expected, next] = foresee(model, action);
        expect(await take(action)).toBe(expected);
        model = next;
      }
      deps.setClock(start.toISOString());
    }),
    { numRuns: 60 },
  );
});
