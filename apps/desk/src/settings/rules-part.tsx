import type { PreflightRule } from '@galley/contract/newsletter';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useReading } from '../api/use-api.ts';
import { Loading } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import type { PartProps } from './part-form.tsx';
import { RuleRow } from './rule-row.tsx';

const GROUPS = ['set', 'stops', 'warns', 'informs'] as const;

const groupOf = ({ setting, byDefault }: PreflightRule): (typeof GROUPS)[number] =>
  setting === null ? byDefault : 'set';

/** Every preflight rule: those that the newsletter has set first, then the most severe. */
export function RulesPart(its: PartProps): ReactNode {
  const { slug = '' } = useParams();
  const { groups } = useWords().words.rules;
  const list = useReading('GET /newsletters/{slug}/rules', { params: { slug } });
  if (list.data === undefined) {
    if (list.isPending) return <Loading />;
    return <Unread error={list.error} retry={() => void list.refetch()} />;
  }
  const { data } = list;
  return GROUPS.map((group) => {
    const rules = data.filter((rule) => groupOf(rule) === group);
    if (rules.length === 0) return null;
    return (
      <section key={group} className="rule-group" aria-labelledby={`rules-${group}`}>
        <h3 id={`rules-${group}`}>{groups[group].title}</h3>
        <p className="what">{groups[group].what}</p>
        <ul className="rows boxed">
          {rules.map((rule) => (
            <RuleRow key={rule.rule} rule={rule} its={its} />
          ))}
        </ul>
      </section>
    );
  });
}
