import { issueName } from '@galley/core/issue/name';
import type { IssueOutline } from '@galley/contract/issue';
import type { QueryClient } from '@tanstack/react-query';

/** What calls about an issue fill in. */
export interface IssueParams extends Readonly<Record<string, string>> {
  readonly slug: string;
  readonly number: string;
}

export const paramsOf = ({
  newsletter,
  number,
}: Pick<IssueOutline, 'newsletter' | 'number'>): IssueParams => ({
  slug: newsletter,
  number: issueName(number),
});

/** As `useReading` names what it keeps. */
export const outlineKey = (params: IssueParams) =>
  ['GET /newsletters/{slug}/issues/{number}/outline', params, null] as const;

/** What a change of an issue makes old. */
export const CHANGED = [
  'GET /newsletters/{slug}/issues/{number}/outline',
  'GET /newsletters/{slug}/issues/{number}/preflight',
  'GET /newsletters/{slug}/issues/{number}/forecast',
  'GET /newsletters/{slug}/queue',
  'GET /today',
] as const;

/** Keeps what a call has just said about an issue, and has its findings read again. */
export function keepOutline(client: QueryClient, issue: IssueOutline): void {
  client.setQueryData(outlineKey(paramsOf(issue)), issue);
  void client.invalidateQueries({
    queryKey: ['GET /newsletters/{slug}/issues/{number}/preflight'],
  });
}
