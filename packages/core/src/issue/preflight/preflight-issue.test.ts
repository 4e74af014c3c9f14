import { describe, expect, test } from 'vitest';
import { checkOverrides, preflight, remainingStops } from './preflight-issue.ts';
import type { PreflightInput } from './preflight-rule.ts';
import type { RuleSetting } from './rule-setting.ts';
import { goodIssue, withBody, withLines, withReviews } from './good-issue.fixture.ts';

test('for a good issue, only its reading time is reported', () => {
  expect(preflight(goodIssue)).toMatchObject({
    passes: true,
    findings: [{ rule: 'reading-time', severity: 'informs' }],
    ruleSettings: [],
  });
});

test('the most severe findings come first', () => {
  const issue = { ...withLines(' ', ''), readers: 0 };
  const { passes, findings } = preflight(issue);
  expect(passes).toBe(false);
  expect(findings.map(({ severity }) => severity)).toEqual(['stops', 'warns', 'warns', 'informs']);
});

test('the links of one PUBLIC_URL fail under another', () => {
  const { findings } = preflight({ ...goodIssue, publicUrl: 'https://other.example' });
  expect(findings[0]).toMatchObject({ rule: 'missing-unsubscribe', severity: 'stops' });
});

const setting = (rule: string, level: RuleSetting['level']): RuleSetting => ({
  rule,
  level,
  because: 'we know',
  by: 'ada',
  at: '2026-03-09T12:00:00.000Z',
});
function levelOf(rule: string, level: RuleSetting['level'], issue = goodIssue) {
  const report = preflight({ ...issue, ruleSettings: [setting(rule, level)] });
  return report.findings.find((finding) => finding.rule === rule)?.severity;
}

test('a newsletter sets the severity of a rule, and the report says so', () => {
  expect(levelOf('reading-time', 'off')).toBeUndefined();
  expect(levelOf('reading-time', 'warns')).toBe('warns');
  const ruleSettings = [setting('reading-time', 'off')];
  expect(preflight({ ...goodIssue, ruleSettings }).ruleSettings).toEqual(ruleSettings);
});

test('no setting weakens a rule about the law or the bytes', () => {
  expect(levelOf('empty-subject', 'off', withLines(''))).toBe('stops');
  const over = withBody(`<!--${'x'.repeat(110_000)}-->`);
  expect(levelOf('over-clip', 'warns', over)).toBe('warns');
});

const override = (rule: string, because = 'we know') => ({
  rule,
  because,
  by: 'ada',
  at: '2026-03-09T12:00:00.000Z',
});

test('a reason overrides a rule, but none about the law or the bytes', () => {
  const over = preflight(withBody(`<!--${'x'.repeat(110_000)}-->`));
  expect(remainingStops(over, [])).toHaveLength(1);
  expect(remainingStops(over, [override('over-clip')])).toEqual([]);
  const noSender = preflight({ ...goodIssue, sender: null });
  expect(remainingStops(noSender, [override('missing-sender')])).toHaveLength(1);
});

test('says what is wrong with an override', () => {
  expect(checkOverrides([override('over-clip')])).toEqual([]);
  expect(checkOverrides([override('over-clip', ' ')])).toHaveLength(1);
  expect(checkOverrides([override('missing-unsubscribe')])[0]).toContain("can't be overridden");
  expect(checkOverrides([override('nonsense')])[0]).toContain('insecure-public-url');
});

describe('the advice fits where the issue is', () => {
  const issue = {
    ...withLines('Hello *|FNAME|*'),
    reviews: withReviews({ title: 'One', summary: ['TODO: check.'] }).reviews,
  };
  const fixesIn = (place: PreflightInput['place']) =>
    preflight({ ...issue, place }).findings.map(({ fix }) => fix);

  test.each<[string, PreflightInput['place'], readonly string[]]>([
    [
      'a stored issue has its number and the id of the review',
      { kind: 'issue', number: 12 },
      [
        'Set another: galley issue set 12 --subject SUBJECT.',
        'If it is not intended, edit the review: galley review edit a1.',
      ],
    ],
    [
      'an issue that is not compiled needs compiling first',
      { kind: 'queue', number: 12 },
      [
        'Set another: galley issue compile, then galley issue set 12 --subject SUBJECT.',
        'If it is not intended, edit the review: galley review edit a1.',
      ],
    ],
    [
      'review files have names',
      { kind: 'files' },
      ['Write another title in a1: it is the subject.', 'If it is not intended, edit a1.'],
    ],
  ])('%s', (_, place, fixes) => {
    expect(fixesIn(place)).toEqual(expect.arrayContaining([...fixes]));
  });
});
