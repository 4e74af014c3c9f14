import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLog } from '@galley/runtime';
import { createMetrics } from '@galley/web';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { gauges } from '../../apps/web/src/metrics/gauges.fixture.ts';

const read = (path: string): string =>
  readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: { readonly severity: string };
  readonly annotations: Readonly<Record<'summary' | 'description' | 'runbook_url', string>>;
}
const { groups } = parse(read('docs/operate/alerts.yml')) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);

/** Every metric with its help, as a collector sees it. */
async function exported(): Promise<ReadonlyMap<string, string>> {
  const metrics = await createMetrics({
    seeGauges: async () => gauges({ backupAge: 60 }),
    connections: () => ({ total: 1, idle: 1, waiting: 0 }),
    isReady: async () => true,
    version: '0',
    log: createLog({ level: 'silent', name: 'test' }),
  });
  const text = await metrics.text();
  return new Map(
    [...text.matchAll(/^# HELP (\w+) (.+)$/gm)].map(([, name, help]) => [name ?? '', help ?? '']),
  );
}

const PROMETHEUS_OWN = ['up'];
const namesIn = (expression: string): string[] =>
  [
    ...expression.replaceAll(/\{[^}]*\}/g, '').matchAll(/\b(?:galley|nodejs|process)_\w+|\bup\b/g),
  ].map(([name]) => name.replace(/_(?:bucket|count|sum)$/, ''));

test('alerts and dashboard use only metrics that the code exports', async () => {
  const known = await exported();
  const dashboard = JSON.parse(read('docs/operate/dashboard.json')) as {
    uid: string;
    panels: { datasource?: { uid: string }; targets?: { expr: string }[] }[];
  };
  const drawn = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
  const used = new Set([...rules.map(({ expr }) => expr), ...drawn].flatMap(namesIn));
  expect(used.size).toBeGreaterThan(20);
  expect([...used].filter((name) => !known.has(name) && !PROMETHEUS_OWN.includes(name))).toEqual(
    [],
  );
  expect(dashboard.uid).toBe('galley');
  const sources = dashboard.panels.flatMap(({ datasource }) => datasource?.uid ?? []);
  expect(new Set(sources)).toEqual(new Set(['${DS_PROMETHEUS}']));
});

test('docs/metrics.md explains every metric of ours in the words of the code', async () => {
  const listed = [...read('docs/metrics.md').matchAll(/^\| `(galley_\w+)` \| ([^|]+) \|/gm)].map(
    ([, name, help]) => [name, help],
  );
  const ours = [...(await exported())].filter(([name]) => name.startsWith('galley_'));
  expect(listed).toEqual(ours.toSorted(([a], [b]) => (a < b ? -1 : 1)));
});

test('every alert waits a while, says how bad it is, and has its place in the runbook', () => {
  const runbook = new Set(
    [...read('docs/runbook.md').matchAll(/^## (\w+)$/gm)].map(([, name]) => name),
  );
  expect([...runbook]).toEqual(rules.map(({ alert }) => alert));
  for (const { alert, for: pause, labels, annotations } of rules) {
    expect([alert, /^\d+[mhd]$/.test(pause)]).toEqual([alert, true]);
    expect(['critical', 'warning']).toContain(labels.severity);
    expect(annotations.runbook_url).toMatch(new RegExp(`/runbook#${alert.toLowerCase()}$`));
    expect(annotations.summary && annotations.description).not.toBe('');
  }
});

test('every alert is made to fire and to be quiet', () => {
  const { tests } = parse(read('test/alerts/alerts.yml')) as { tests: { name: string }[] };
  const cases = tests.map(({ name }) => name);
  expect(cases).toEqual(rules.flatMap(({ alert }) => [`${alert} fires`, `${alert} is quiet`]));
});
