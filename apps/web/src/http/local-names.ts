import type { MiddlewareHandler } from 'hono';

const IP_LITERAL = /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/i;

/**
 * Answers only to the names by which this machine is known: localhost, an IP address, or the public
 * URL's. Another site could otherwise point its own name here and read local mail in a browser that
 * takes it for its own (DNS rebinding).
 */
export const localNames = (publicUrl: string): MiddlewareHandler => {
  const own = new URL(publicUrl).hostname;
  return async (c, next) => {
    const name = URL.parse(`http://${c.req.header('host') ?? ''}`)?.hostname ?? own;
    const local = name === own || name === 'localhost' || IP_LITERAL.test(name);
    if (!local) return c.text('Not found\n', 404);
    return next();
  };
};
