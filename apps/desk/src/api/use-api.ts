import type { Account } from '@galley/contract/editor';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callOnce, callSigned, type CallInput } from './call.ts';
import type { AnswerOf, CallName } from './calls.ts';
import { Problem } from './problem.ts';
import { signCall } from './sign-call.ts';

/** As `useReading` names what it keeps. */
const ACCOUNT_KEY = ['GET /account', null, null];

type Reading = Extract<CallName, `GET ${string}`>;
type Change = Exclude<CallName, Reading>;

interface ReadingOptions<Answer> {
  readonly enabled?: boolean;
  /** After how many milliseconds it is read again, by what was read last; null for not at all. */
  readonly againAfter?: (answer: Answer | undefined) => number | null;
}

/** What the server says, kept until something changes it. */
export const useReading = <Name extends Reading>(
  name: Name,
  input: Omit<CallInput<Name>, 'body' | 'signal'> = {},
  options: ReadingOptions<AnswerOf<Name>> = {},
) =>
  useQuery({
    queryKey: [name, input.params ?? null, input.query ?? null],
    queryFn: ({ signal }) => callOnce(name, { ...input, signal }),
    enabled: options.enabled ?? true,
    refetchInterval: ({ state }) => options.againAfter?.(state.data) ?? false,
  });

/**
 * A change that somebody asks for. Afterwards everything named in `changes` is read again.
 *
 * @param changes readings such as `GET /people`, or `all`
 */
export function useChange<Name extends Change>(
  name: Name,
  changes: readonly Reading[] | 'all' = [],
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CallInput<Name>): Promise<AnswerOf<Name>> =>
      callSigned(name, input, (outgoing, step) => {
        const account = client.getQueryData<Account>(ACCOUNT_KEY);
        if (account?.passkeys === 0) throw new Problem(403, { code: 'needs-passkey' });
        return signCall(outgoing, step);
      }),
    onSuccess: async () => {
      if (changes === 'all') await client.invalidateQueries();
      for (const key of changes === 'all' ? [] : changes) {
        await client.invalidateQueries({ queryKey: [key] });
      }
    },
  });
}
