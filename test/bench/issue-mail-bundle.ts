import type { IssueProps } from '@galley/emails';
import { buildSync } from 'esbuild';

/** What people who render per reader use: the template and react-email's `render`. */
export interface IssueMailBundle {
  readonly IssueMail: (props: IssueProps) => unknown;
  readonly createElement: (type: IssueMailBundle['IssueMail'], props: IssueProps) => object;
  readonly render: (element: object, options?: { readonly plainText: boolean }) => Promise<string>;
}

/**
 * Bundles the issue's own template with react-email's `render`, in React's production build, so
 * that the compared loop is not slowed down by its build.
 */
export async function loadIssueMail(): Promise<IssueMailBundle> {
  const outfile = new URL('dist/issue-mail.js', import.meta.url);
  buildSync({
    stdin: {
      contents: `export { IssueMail } from './components/issue-mail.tsx';
export { render } from '@react-email/render';
export { createElement } from 'react';`,
      resolveDir: new URL('../../emails', import.meta.url).pathname,
    },
    outfile: outfile.pathname,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
    external: ['@galley/core/*'],
    charset: 'utf8',
    logLevel: 'error',
  });
  return (await import(outfile.href)) as IssueMailBundle;
}
