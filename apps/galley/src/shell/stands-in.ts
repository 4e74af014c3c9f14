import type { Env } from '@galley/runtime';

/**
 * The folder that file arguments are relative to. npm runs scripts in the project's folder and puts
 * the person's folder in INIT_CWD. Galley trusts it only in its own two scripts, because every
 * process below another npm script inherits the variable too.
 */
export function standsIn(from: { env: Env; cwd: string; root: string }): string {
  const script = from.env['npm_lifecycle_event'];
  const ours = (script === 'galley' || script === 'start') && samePath(from.cwd, from.root);
  return (ours ? from.env['INIT_CWD'] : undefined) ?? from.cwd;
}

const samePath = (a: string, b: string): boolean =>
  a.replace(/[/\\]+$/, '') === b.replace(/[/\\]+$/, '');
