import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';

/** Each name depends on the content, so that a browser may keep the file for ever. */
function nameOf(name: string, content: string, ext: 'css' | 'js'): string {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 12);
  return `/assets/${name}-${hash}.${ext}`;
}

const read = (path: string): string =>
  readFileSync(fileURLToPath(import.meta.resolve(path)), 'utf8');

interface Served {
  readonly path: string;
  readonly type: string;
  readonly content: string;
}

/**
 * The library's build for strict policies, which holds no worker and no style of its own; the one
 * worker that our tasks need; and the scripts that join them. The words and the worker must be known
 * before the widget starts.
 */
function loadFiles() {
  const make = (name: string, content: string, ext: 'css' | 'js'): Served => ({
    path: nameOf(name, content, ext),
    type: ext === 'js' ? 'text/javascript; charset=utf-8' : 'text/css; charset=utf-8',
    content,
  });
  const imports = (files: readonly Served[]) =>
    files.map(({ path }) => `import '${path}';\n`).join('');
  const worker = make('proof-worker', read('altcha/workers/pbkdf2'), 'js');
  const words = ['de', 'es-es', 'ar'].map((language) =>
    make(`proof-${language}`, read(`altcha/i18n/${language}`), 'js'),
  );
  const joined = make(
    'proof-join',
    `${imports(words)}const { algorithms, i18n } = globalThis.$altcha;
i18n.set('es', i18n.get('es-es'));
algorithms.set('PBKDF2/SHA-256', () => new Worker('${worker.path}'));
`,
    'js',
  );
  const widget = make('proof-widget', read('altcha/external'), 'js');
  const start = make('proof', imports([joined, widget]), 'js');
  const style = make('proof', read('altcha/altcha.css'), 'css');
  return { start, style, files: [worker, ...words, joined, widget, start, style] };
}

let loaded: ReturnType<typeof loadFiles> | null = null;
/** Only installations with proofs of work read the files. */
const files = (): ReturnType<typeof loadFiles> => (loaded ??= loadFiles());

/** The paths that the head of a page with the widget names. */
export const proofPaths = (): { readonly script: string; readonly style: string } => ({
  script: files().start.path,
  style: files().style.path,
});

/** Serves what the widget needs. */
export function proofAssets(): Hono {
  const assets = new Hono();
  for (const { path, type, content } of files().files) {
    assets.get(path, (c) =>
      c.body(content, 200, {
        'Content-Type': type,
        'Cache-Control': 'public, max-age=31536000, immutable',
      }),
    );
  }
  return assets;
}
