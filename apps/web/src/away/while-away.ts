import type { Context, MiddlewareHandler } from 'hono';
import { answerAwayCall } from '../api/problem.ts';
import { awayPage } from '../site/notice-pages.ts';
import type { AwayWatch } from './away-watch.ts';
import { languageOf } from '../http/language-of.ts';
import { RETRY_AFTER } from '../http/retry-after.ts';
import { securityHeaders } from '../http/security-headers.ts';

/** What needs no database has answered by then. */
const GRACE_MS = 300;

/**
 * Answers for routes that wait in vain while the database is away. What they had begun may still
 * happen, so the answer never says that nothing was done.
 */
export const answerWhileAway =
  (watch: AwayWatch | undefined): MiddlewareHandler =>
  async (c, next) => {
    if (watch === undefined) return next();
    const inVain = Promise.withResolvers<'in vain'>();
    let timer: NodeJS.Timeout | undefined;
    const note = (isAway: boolean): void => {
      clearTimeout(timer);
      if (isAway) timer = setTimeout(inVain.resolve, GRACE_MS, 'in vain');
    };
    const unfollow = watch.follow(note);
    note(watch.isAway());
    try {
      const answering = next();
      answering.catch(() => undefined);
      const first = await Promise.race([answering, inVain.promise]);
      if (first !== 'in vain') return undefined;
      const answer = await answerAway(c);
      c.res = undefined;
      c.res = answer;
    } finally {
      unfollow();
      clearTimeout(timer);
    }
    return undefined;
  };

/** A calm answer in the form that the caller expects; it needs no database. */
export async function answerAway(c: Context): Promise<Response> {
  const { path } = c.req;
  if (path.startsWith('/api/')) return answerAwayCall();
  const headers = { ...RETRY_AFTER, 'Cache-Control': 'no-store' };
  if (path.startsWith('/webhooks/')) return c.json({ error: 'database-away' }, 503, headers);
  const page = await c.html(awayPage(languageOf(c)), 503, headers);
  await securityHeaders(c, async () => {
    c.res = undefined;
    c.res = page;
  });
  return c.res;
}
