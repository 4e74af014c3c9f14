import { describe, expect, it } from 'vitest';
import { standsIn } from './stands-in.ts';

const root = '/srv/galley';

describe('standsIn', () => {
  it('is the folder in which the person ran npm', () => {
    const env = { npm_lifecycle_event: 'galley', INIT_CWD: '/home/ana' };
    expect(standsIn({ env, cwd: root, root })).toBe('/home/ana');
    expect(standsIn({ env, cwd: root, root: `${root}/` })).toBe('/home/ana');
  });

  it('is the folder of the process if npm did not start us directly', () => {
    const inherited = { npm_lifecycle_event: 'test', INIT_CWD: '/home/ana' };
    expect(standsIn({ env: inherited, cwd: root, root })).toBe(root);
    const elsewhere = { npm_lifecycle_event: 'galley', INIT_CWD: '/home/ana' };
    expect(standsIn({ env: elsewhere, cwd: '/tmp', root })).toBe('/tmp');
    expect(standsIn({ env: {}, cwd: '/tmp', root })).toBe('/tmp');
  });
});
