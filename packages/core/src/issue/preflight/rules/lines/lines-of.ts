import type { Blame, CheckedIssue } from '../../preflight-rule.ts';

/** The lines that an inbox shows, each once, with what to blame for it. */
export function linesOf({
  subject,
  renditions,
}: Pick<CheckedIssue, 'subject' | 'renditions'>): readonly {
  readonly line: string;
  readonly blames: Blame;
}[] {
  const preheaders = new Set(renditions.map(({ preheader }) => preheader));
  preheaders.delete(subject);
  return [
    { line: subject, blames: { kind: 'issue', field: 'subject' } },
    ...[...preheaders].map((line) => ({
      line,
      blames: { kind: 'issue', field: 'preheader' } as const,
    })),
  ];
}
