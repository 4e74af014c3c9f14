import { expect, it } from 'vitest';
import { DatabaseError } from '../database-error.ts';
import { isDatabaseAway } from './is-database-away.ts';

const coded = (code: string, more: object = {}) =>
  Object.assign(new Error('words'), { code, ...more });

it.each([
  ['a server that is shut down', coded('57P01')],
  ['a server that crashed', coded('57P02')],
  ['a server that starts', coded('57P03')],
  ['a server without room', coded('53300')],
  ['a primary that became a standby', coded('25006')],
  ['a connection that failed', coded('08006')],
  ['a pooler that found no server', coded('08P01')],
  ['a port where nobody listens', coded('ECONNREFUSED')],
  ['a socket that is not there', coded('ENOENT', { syscall: 'connect' })],
  ['a name that is not found', coded('EAI_AGAIN')],
  ['a connection that was lost', new Error('Connection terminated unexpectedly')],
  ['a connection that took too long', new Error('Connection terminated due to connection timeout')],
  ['a pool that got none in time', new Error('timeout exceeded when trying to connect')],
  [
    'the end of a transaction on it',
    new Error('Client has encountered a connection error and is not queryable'),
  ],
  ['what was explained to a person', new DatabaseError('unreachable', 'no connection')],
  ['an error because of one', new Error('it failed', { cause: coded('57P01') })],
])('%s means that the database is away', (_, error) => {
  expect(isDatabaseAway(error)).toBe(true);
});

it.each([
  ['a row that exists', coded('23505')],
  ['a statement that took too long', coded('57014')],
  ['a deadlock', coded('40P01')],
  ['a wrong password', coded('28P01')],
  ['a file that is missing', coded('ENOENT', { syscall: 'open' })],
  ['an error of ours', new TypeError('x is undefined')],
  ['settings that are wrong', new DatabaseError('bad-url', 'DATABASE_URL')],
  ['nothing', undefined],
])('%s does not', (_, error) => {
  expect(isDatabaseAway(error)).toBe(false);
});
