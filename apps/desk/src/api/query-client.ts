import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.ts';

const ACCOUNT = 'GET /account';

/** Reads again what was seen before, and notices when a session has ended. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        const isOver = error instanceof Problem && error.status === 401;
        if (isOver && queryKey[0] !== ACCOUNT)
          void client.invalidateQueries({ queryKey: [ACCOUNT] });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // A refusal stays one; only what never arrived, or found no database, is worth another try.
        retry: (count, error) =>
          error instanceof Problem && (error.status === 0 || error.status === 503) && count < 2,
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
