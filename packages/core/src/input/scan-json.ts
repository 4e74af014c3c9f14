import type { InputProblem } from './input-problem.ts';
import { quoteInput } from './show-text.ts';

export type ScannedJson =
  | {
      readonly kind: 'ok';
      /** The line on which the value at a path begins; of its nearest ancestor if there is none. */
      readonly lineOf: (path: readonly PropertyKey[]) => number;
    }
  | { readonly kind: 'invalid'; readonly complaint: Omit<InputProblem, 'file'> };

interface Frame {
  readonly keys: Set<string> | null;
  step: string | number;
}

type Awaited = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'end';

/** What may come after a token; null where the token itself is not allowed. */
type Followed = Awaited | 'after value' | null;

const TOKEN =
  /[{}[\]:,]|"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;
/** Nothing that we read is nested deeper; remembering more would cost memory on hostile input. */
const DEEPEST = 6;

/**
 * Checks that a text is JSON (RFC 8259) in which no object names a key twice, and remembers the
 * line of each value, which `JSON.parse` does not report.
 */
export function scanJson(text: string): ScannedJson {
  const lines = new Map<string, number>();
  const frames: Frame[] = [];
  let awaited: Awaited = 'value';
  let at = 0;
  let line = 1;
  for (;;) {
    for (; at < text.length && ' \t\n\r'.includes(text.charAt(at)); at += 1) {
      if (text.charAt(at) === '\n') line += 1;
    }
    if (at === text.length) {
      if (awaited === 'end') return { kind: 'ok', lineOf: (path) => findLine(lines, path) };
      return refuse(line, 'the end of the file', nameAwaited(awaited, frames.at(-1)));
    }
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    const frame = frames.at(-1);
    const next: Followed = token === undefined ? null : follow(awaited, token, frame);
    if (token === undefined || next === null) {
      const found = token ?? text.slice(at, at + 20).split('\n', 1)[0] ?? '';
      return refuse(line, quoteInput(found), nameAwaited(awaited, frame));
    }
    if (awaited.startsWith('key') && token !== '}' && frame?.keys) {
      const key = String(JSON.parse(token));
      if (frame.keys.has(key)) return refuse(line, `a second key ${token}`, 'each key once');
      frame.keys.add(key);
      frame.step = key;
    }
    if (awaited.startsWith('value') && token !== ']') remember(lines, frames, line);
    if (token === '{') frames.push({ keys: new Set(), step: '' });
    else if (token === '[') frames.push({ keys: null, step: 0 });
    else if (token === '}' || token === ']') frames.pop();
    else if (token === ',' && typeof frame?.step === 'number') frame.step += 1;
    awaited = next === 'after value' ? (frames.length === 0 ? 'end' : ', or end') : next;
    at += token.length;
  }
}

function follow(awaited: Awaited, token: string, frame: Frame | undefined): Followed {
  switch (awaited) {
    case 'value':
    case 'value or ]':
      if (token === '{') return 'key or }';
      if (token === '[') return 'value or ]';
      if (token === ']' && awaited === 'value or ]') return 'after value';
      return /^[}\]:,]/.test(token) ? null : 'after value';
    case 'key':
    case 'key or }':
      if (token === '}' && awaited === 'key or }') return 'after value';
      return token.startsWith('"') ? ':' : null;
    case ':':
      return token === ':' ? 'value' : null;
    case ', or end':
      if (token === ',') return frame?.keys ? 'key' : 'value';
      return token === (frame?.keys ? '}' : ']') ? 'after value' : null;
    case 'end':
      return null;
  }
}

function nameAwaited(awaited: Awaited, frame: Frame | undefined): string {
  switch (awaited) {
    case 'value':
      return 'a JSON value';
    case 'value or ]':
      return 'a JSON value or "]"';
    case 'key':
      return 'a key in double quotes';
    case 'key or }':
      return 'a key in double quotes or "}"';
    case ':':
      return '":"';
    case ', or end':
      return frame?.keys ? '"," or "}"' : '"," or "]"';
    case 'end':
      return 'nothing after the JSON value';
  }
}

function remember(lines: Map<string, number>, frames: readonly Frame[], line: number): void {
  if (frames.length > DEEPEST) return;
  lines.set(JSON.stringify(frames.map(({ step }) => step)), line);
}

function findLine(lines: ReadonlyMap<string, number>, path: readonly PropertyKey[]): number {
  for (let end = path.length; end > 0; end -= 1) {
    const line = lines.get(JSON.stringify(path.slice(0, end)));
    if (line !== undefined) return line;
  }
  return lines.get('[]') ?? 1;
}

const refuse = (line: number, found: string, expected: string): ScannedJson => ({
  kind: 'invalid',
  complaint: { line, found, expected },
});
