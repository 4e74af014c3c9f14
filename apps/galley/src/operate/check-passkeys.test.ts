import { expect, test } from 'vitest';
import { checkPasskeys } from './check-passkeys.ts';

const hosts = [
  { host: 'new.example', people: 1 },
  { host: 'old.example', people: 3 },
];

test('passkeys for another host draw a warning, those for this one none', () => {
  expect(checkPasskeys(hosts, 'https://new.example')).toMatchObject([
    { level: 'ok', found: '1 person with passkeys for new.example' },
    {
      level: 'warns',
      found: '3 people with passkeys for old.example, which do not work at new.example',
    },
  ]);
});

test('without a desk all of them draw one', () => {
  const levels = checkPasskeys(hosts, 'http://new.example').map(({ level }) => level);
  expect(levels).toEqual(['warns', 'warns']);
});

test('on this machine passkeys are for localhost, by whichever address', () => {
  const local = [{ host: 'localhost', people: 1 }];
  expect(checkPasskeys(local, 'http://127.0.0.1:3000')).toMatchObject([{ level: 'ok' }]);
  expect(checkPasskeys([], 'http://127.0.0.1:3000')).toEqual([]);
});
