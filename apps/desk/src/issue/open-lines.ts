import { issueName } from '@galley/core/issue/name';
import type { Account } from '@galley/contract/editor';
import type { IssueOutline } from '@galley/contract/issue';
import type { QueryClient } from '@tanstack/react-query';
import { callOnce } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { createSaver, openDraftPlace, type SaveAnswer, type Stored } from '../save/index.ts';
import { keepOutline } from './outline.ts';
import { writeLines, type LineName, type LinesWriting } from './lines-writing.ts';

export const storedOf = (issue: IssueOutline): Stored => ({
  version: issue.version,
  fields: {
    subject: issue.subjectIsSet ? issue.subject : null,
    preheader: issue.preheaderIsSet ? issue.preheader : null,
    note: issue.note,
  },
});

/** What a browser keeps unsaved lines as. */
export const draftName = (id: string): string => `issue-${id}`;

const ACCOUNT_KEY = ['GET /account', null, null];
const open = new Map<string, LinesWriting>();
/** Refusals that no other text could avoid. */
const STOPS = new Set(['no-issue', 'not-allowed', 'restricted', 'wrong-state']);

/** Opens the lines of an issue for writing by somebody, as they were left if something is unsaved. */
export function openLines(client: QueryClient, person: string, issue: IssueOutline): LinesWriting {
  const key = `${person} ${issue.id}`;
  const there = open.get(key);
  if (there !== undefined) return there;
  const made = makeLines(client, person, issue);
  open.set(key, made);
  return made;
}

/** Nobody looks at them any more. They stay open until all is saved. */
export function leaveLines(person: string, id: string, lines: LinesWriting): void {
  const key = `${person} ${id}`;
  lines.saver.leave(() => {
    if (open.get(key) === lines) open.delete(key);
  });
}

function makeLines(client: QueryClient, person: string, issue: IssueOutline): LinesWriting {
  const params = { slug: issue.newsletter, number: issueName(issue.number) };
  const read = async (): Promise<Stored> => {
    const outline = await callOnce('GET /newsletters/{slug}/issues/{number}/outline', { params });
    keepOutline(client, outline);
    return storedOf(outline);
  };
  const place = openDraftPlace(person, draftName(issue.id));
  return writeLines((show) =>
    createSaver(
      {
        place,
        show,
        async save({ version, sent, again }, isLast) {
          // Somebody else has signed in here meanwhile; it is not theirs to save.
          const account = client.getQueryData<Account>(ACCOUNT_KEY);
          if (account !== undefined && account.id !== person) return { kind: 'signed-out' };
          const lines: Partial<Record<LineName, string | null>> = sent;
          const body = { version, ...lines, voidApproval: again };
          try {
            const name = 'PATCH /newsletters/{slug}/issues/{number}';
            await callOnce(name, { params, body, keepalive: isLast });
            // The answer doesn't say which lines are proposed.
            return { kind: 'saved', stored: await read() };
          } catch (error) {
            return explainFailure(error);
          }
        },
        read: () => read().catch(() => null),
        // An issue has no versions to keep.
        endSitting: () => Promise.resolve(),
      },
      storedOf(issue),
      Date.now(),
    ),
  );
}

function explainFailure(error: unknown): SaveAnswer {
  if (!(error instanceof Problem)) return { kind: 'lost' };
  const { status, code } = error;
  if (status === 401) return { kind: 'signed-out' };
  if (code === 'conflict') return { kind: 'overtaken' };
  const isOurs = status === 0 || status >= 500 || status === 429 || code === 'broken';
  if (isOurs) return { kind: 'lost' };
  return { kind: 'refused', code, error, stops: STOPS.has(code) };
}
