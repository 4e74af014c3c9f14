import type { IssueOutline, PreflightReport } from '@galley/contract/issue';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { mayIn, useAccount } from '../api/account.tsx';
import { useChange, useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Loading } from '../parts/page.tsx';
import { ProblemNote, Unread } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { usePageKeys } from '../keyboard/page-keys.ts';
import { useWords } from '../words/words.tsx';
import { FindingItem, type Finding } from './finding-item.tsx';
import { paramsOf } from './outline.ts';
import type { useOverrides } from './use-overrides.ts';

const SEVERITIES = ['stops', 'warns', 'informs'] as const;

/** What preflight says of an issue, the gravest first. */
export function useFindings(issue: IssueOutline) {
  const params = paramsOf(issue);
  return useReading('GET /newsletters/{slug}/issues/{number}/preflight', { params });
}

/** The findings of preflight, and the reasons to set some of them aside. */
export function FindingsPart(props: {
  readonly issue: IssueOutline;
  readonly reading: ReturnType<typeof useFindings>;
  readonly overrides: ReturnType<typeof useOverrides>;
}): ReactNode {
  const { issue, reading, overrides } = props;
  const { words } = useWords();
  const { findings: its } = words.issue;
  const client = useQueryClient();
  const account = useAccount();
  const params = paramsOf(issue);
  const ask = useChange('POST /newsletters/{slug}/issues/{number}/preflight');
  const mayOverride = mayIn(account, 'approve-issue', issue.newsletter);
  const report = reading.data;
  const stops = report === undefined ? 0 : countStops(report, issue);
  usePageKeys({
    f: report?.findings.length === 0 ? undefined : { label: its.next, act: goToNext },
  });
  const check = async (): Promise<void> => {
    const checked = await ask.mutateAsync({ params, body: {} });
    client.setQueryData(
      ['GET /newsletters/{slug}/issues/{number}/preflight', params, null],
      checked,
    );
    sayDone(its.asked);
  };
  return (
    <section className="issue-part findings-part" aria-labelledby="issue-findings">
      <header>
        <h2 id="issue-findings">{its.title}</h2>
        {report !== undefined && (
          <p className={`verdict ${stops === 0 ? 'passes' : 'stops'}`} role="status">
            <Icon name={stops === 0 ? 'done' : 'warning'} />
            {stops === 0 ? its.passes : its.stopsCount(stops)}
          </p>
        )}
      </header>
      {report === undefined &&
        (reading.isError ? (
          <Unread error={reading.error} retry={() => void reading.refetch()} />
        ) : (
          <Loading />
        ))}
      {report?.findings.length === 0 && <p className="quiet">{its.none}</p>}
      {SEVERITIES.map((severity) => {
        const list = (report?.findings ?? []).flatMap((finding, index) =>
          finding.severity === severity ? [[finding, index] as const] : [],
        );
        if (list.length === 0) return null;
        return (
          <div key={severity} className="finding-group">
            <h3 id={`findings-${severity}`}>{its.groups[severity]}</h3>
            <ul aria-labelledby={`findings-${severity}`}>
              {list.map(([finding, index]) => (
                <FindingItem
                  key={`${finding.rule} ${finding.message}`}
                  id={`finding-${index}`}
                  finding={finding}
                  issue={issue}
                  override={
                    mayOverride
                      ? {
                          because: overrides.reasons[finding.rule] ?? '',
                          give: (because) => overrides.give(finding.rule, because),
                        }
                      : null
                  }
                />
              ))}
            </ul>
          </div>
        );
      })}
      <Button
        className="small"
        busy={ask.isPending ? its.asking : undefined}
        onClick={() => void check().catch(() => undefined)}
      >
        {its.ask}
      </Button>
      <ProblemNote error={ask.error} />
    </section>
  );
}

/** The rules that stop the issue and may be set aside. */
export const overridableRules = (report: PreflightReport | undefined): readonly string[] => [
  ...new Set(
    (report?.findings ?? [])
      .filter(({ severity, overridable }) => severity === 'stops' && overridable)
      .map(({ rule }) => rule),
  ),
];

/** How many findings nobody has set aside yet. */
const countStops = ({ findings }: PreflightReport, { overrides }: IssueOutline): number =>
  findings.filter((finding) => finding.severity === 'stops' && !isSetAside(finding, overrides))
    .length;

const isSetAside = ({ rule, overridable }: Finding, given: IssueOutline['overrides']): boolean =>
  overridable && given.some((one) => one.rule === rule);

/** Focuses the way out of the next finding, so that Enter leads there. */
function goToNext(): void {
  const all = [...document.querySelectorAll<HTMLElement>('.finding')];
  const at = all.findIndex((one) => one.contains(document.activeElement));
  const next = all[at + 1] ?? all[0];
  (next?.querySelector<HTMLElement>('.finding-link') ?? next)?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}
