import type { Actor } from '@galley/core/editor';

/** Takes the steps of tests that aren't about who may take them. */
export const owner: Actor = { kind: 'command', user: 'ada' };
