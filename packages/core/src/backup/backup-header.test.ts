import { expect, test } from 'vitest';
import { parseBackupHeader } from './backup-header.ts';

const HEADER = {
  format: 1,
  snapshotAt: '2026-11-30T00:00:00.000Z',
  installationId: '0b9cb7a2',
  keyId: null,
  server: '18.4',
  migrations: ['0001-weekly-cycle'],
  tables: [
    { name: 'issue', columns: ['id'], partition: null },
    {
      name: 'delivery_7',
      columns: ['issue_id'],
      partition: { of: 'delivery', bound: "FOR VALUES IN ('7')", options: ['fillfactor=45'] },
    },
  ],
  sequences: [{ name: 'issue_id_seq', value: '7', called: true }],
};
const kindOf = (change: object) => parseBackupHeader(JSON.stringify({ ...HEADER, ...change })).kind;
const withTable = (change: object) => kindOf({ tables: [{ ...HEADER.tables[1], ...change }] });

test('reads what it wrote', () => {
  const text = JSON.stringify(HEADER);
  expect(parseBackupHeader(text)).toEqual({ kind: 'ok', header: HEADER });
});

test('a later format is from a newer Galley', () => {
  expect(parseBackupHeader('{"format":2}')).toEqual({ kind: 'newer-format', format: 2 });
});

test('refuses what could not be from Galley, above all what would become SQL', () => {
  for (const line of ['', 'x', '[]', 'null', '{}', '{"format":0}', '{"format":"1"}']) {
    expect(parseBackupHeader(line).kind, line).toBe('invalid');
  }
  expect(kindOf({ snapshotAt: 'today' })).toBe('invalid');
  expect(kindOf({ migrations: ['0001-a; drop'] })).toBe('invalid');
  expect(kindOf({ tables: [HEADER.tables[0], HEADER.tables[0]] })).toBe('invalid');
  expect(withTable({ name: 'a" ; drop table issue; --' })).toBe('invalid');
  expect(withTable({ columns: ['id) from program'] })).toBe('invalid');
  expect(withTable({ columns: [] })).toBe('invalid');
  const of = { of: 'delivery', options: [] };
  expect(withTable({ partition: { ...of, bound: "FOR VALUES FROM ('a') TO ('b')" } })).toBe('ok');
  expect(withTable({ partition: { ...of, bound: 'DEFAULT' } })).toBe('ok');
  for (const bound of [
    'DEFAULT; drop table a',
    "FOR VALUES IN ('a') ; x",
    "FOR VALUES IN ('a'')')",
  ]) {
    expect(withTable({ partition: { ...of, bound } }), bound).toBe('invalid');
  }
  const partition = { of: 'delivery', bound: 'DEFAULT', options: ['fillfactor=1) ; x'] };
  expect(withTable({ partition })).toBe('invalid');
  for (const value of ['0', '-1', '1e3', 1]) {
    expect(kindOf({ sequences: [{ name: 'a', value, called: true }] })).toBe('invalid');
  }
});
