import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { BASE } from './address.ts';

/** A file that the page needs; its name changes with its content. */
export interface Asset {
  readonly path: string;
  readonly body: string;
  readonly type: string;
}

function readAsset(name: string, type: string): Asset {
  const body = readFileSync(new URL(`../static/${name}`, import.meta.url), 'utf8');
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12);
  return { path: `${BASE}/assets/${hash}-${name}`, body, type: `${type}; charset=utf-8` };
}

export const STYLE = readAsset('proof.css', 'text/css');
export const SCRIPT = readAsset('proof.js', 'text/javascript');
