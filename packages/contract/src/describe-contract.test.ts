import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeContract } from './describe-contract.ts';

const read = (file: string): string => readFileSync(join(import.meta.dirname, '..', file), 'utf8');

test('contract.json matches the contract; npm run contract writes it', () => {
  expect(JSON.parse(read('contract.json'))).toEqual(JSON.parse(JSON.stringify(describeContract())));
});
