import type { IssueOutline, Sending, SendingProgress } from '@galley/contract/issue';
import type { QueryClient } from '@tanstack/react-query';

/** Shows how far an issue has come wherever it was read before, without reading it again. */
export function keepProgress(client: QueryClient, progress: SendingProgress): void {
  for (const query of client.getQueryCache().getAll()) {
    const [name] = query.queryKey;
    const { data, dataUpdatedAt } = query.state;
    const next = keep(name, data, progress);
    // As old as before: the server's clock is compared with the moment of reading it.
    if (next !== data) client.setQueryData(query.queryKey, next, { updatedAt: dataUpdatedAt });
  }
}

function keep(name: unknown, data: unknown, progress: SendingProgress): unknown {
  if (data === undefined) return data;
  if (name === 'GET /sending') return inSending(data as Sending, progress);
  if (name !== 'GET /newsletters/{slug}/issues/{number}/outline') return data;
  return inOutline(data as IssueOutline, progress);
}

function inSending(sending: Sending, progress: SendingProgress): Sending {
  const its = sending.issues.find(({ id }) => id === progress.issue);
  if (its === undefined || its.progress.at >= progress.at) return sending;
  const { state } = progress;
  const isUnderWay = state === 'sending' || state === 'paused';
  const moved = { ...its, progress, ...(isUnderWay && { state }) };
  return { ...sending, issues: sending.issues.map((one) => (one === its ? moved : one)) };
}

function inOutline(outline: IssueOutline, { issue, state, at }: SendingProgress): IssueOutline {
  const isNews = outline.id === issue && outline.state !== state && outline.now < at;
  return isNews ? { ...outline, state } : outline;
}
