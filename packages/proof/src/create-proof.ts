import { Hono, type Context } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';
import { readIssueName } from '@galley/core/issue/name';
import { BASE, pathOf, type Shown } from './page/address.ts';
import { SCRIPT, STYLE } from './page/assets.ts';
import { nothingPage } from './page/nothing-page.ts';
import { proofPage } from './page/proof-page.ts';
import type {
  FoundReader,
  NoProof,
  Proof,
  ProofRef,
  ProofSource,
  TestSend,
} from '@galley/contract/proof';
import { rememberByMark } from './remember-by-mark.ts';
import { SAMPLE_READER } from './sample-reader.ts';
import { FRAME_POLICY, frameOf } from './views/frame.ts';
import { isViewKey } from './views/views.ts';

/** How often an open page checks for changes. */
const LOOK_MS = 60;
const ISSUE = ':issue{(?:next|(?:correction-)?[1-9][0-9]{0,8})}';
const BEAT_MS = 15_000;
/** A frame sets a policy of its own. */
const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ['data:'],
    frameSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
  overwrite: false,
});

/**
 * Creates the pages that show proofs, under `/proof`. They have no sign-in, so they exist only in a
 * local set-up; the app around them also refuses posts from other sites.
 *
 * @example
 * app.use('/proof/*', localOnly);
 * app.route('/proof', createProof(source));
 */
export function createProof(
  source: ProofSource,
  { closing }: { readonly closing?: AbortSignal | undefined } = {},
): Hono {
  const app = new Hono();
  const read = readerOf(source);
  let lastTest: { readonly of: string; readonly test: TestSend } | null = null;

  app.use(pageHeaders, async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  });
  for (const { path, body, type } of [STYLE, SCRIPT]) {
    app.get(path.slice(BASE.length), (c) =>
      c.body(body, 200, {
        'content-type': type,
        'cache-control': 'public, max-age=31536000, immutable',
      }),
    );
  }

  app.get('/', (c) => c.redirect(pathOf(shownBy(c))));
  app.get(`/${ISSUE}`, async (c) => {
    const shown = shownBy(c);
    const { ref } = shown;
    const [{ proof, mark }, others] = await Promise.all([read(shown), source.others(ref)]);
    if (proof.kind === 'nothing') return c.html(nothingPage({ proof, shown, others, mark }), 404);
    const [readers, reader] = await Promise.all([
      source.readers(ref),
      shown.reader === null ? null : source.findReader(ref, shown.reader),
    ]);
    return c.html(
      proofPage({
        proof,
        shown: seenBy(shown, reader),
        getsNothing: reader?.rendition === null,
        mark,
        others,
        readers,
        reader: reader ?? SAMPLE_READER,
        said: SAID[c.req.query('said') ?? ''] ?? null,
        test:
          c.req.query('said') === 'tested' && lastTest?.of === keyOf(ref) ? lastTest.test : null,
      }),
    );
  });

  app.get(`/${ISSUE}/frame/:view`, async (c) => {
    const shown = shownBy(c);
    const view = c.req.param('view');
    const proof = isViewKey(view) ? (await read(shown)).proof : null;
    if (!isViewKey(view) || proof === null || proof.kind === 'nothing') return c.notFound();
    const found = shown.reader === null ? null : await source.findReader(shown.ref, shown.reader);
    const rendition = chooseRendition(proof, seenBy(shown, found));
    const body =
      rendition && (await frameOf(proof, { view, rendition, to: found ?? SAMPLE_READER }));
    if (!body) return c.notFound();
    return c.html(body, 200, { 'content-security-policy': FRAME_POLICY });
  });

  app.get(`/${ISSUE}/changes`, (c) =>
    streamSSE(c, async (stream) => {
      const { ref } = shownBy(c);
      const asked = c.req.query('mark');
      let known = asked ?? (await source.mark(ref));
      for (let quiet = 0; !stream.aborted && !closing?.aborted;) {
        const mark = await source.mark(ref);
        if (mark !== known) {
          known = mark;
          quiet = 0;
          await stream.writeSSE({ event: 'changed', data: mark });
        } else if (quiet >= BEAT_MS) {
          quiet = 0;
          await stream.writeSSE({ event: 'beat', data: '' });
        }
        await stream.sleep(LOOK_MS);
        quiet += LOOK_MS;
      }
    }),
  );

  app.post(`/${ISSUE}/read`, async (c) => {
    const shown = shownBy(c);
    const { proof } = await read(shown);
    if (proof.kind === 'nothing') return c.notFound();
    const form = await c.req.formData();
    // Only what was on the screen counts as read.
    if (form.get('hash') !== proof.contentHash) {
      return c.redirect(pathOf(shown, '', { said: 'changed' }), 303);
    }
    await source.keepRead(shown.ref, proof);
    return c.redirect(pathOf(shown), 303);
  });

  app.post(`/${ISSUE}/test`, async (c) => {
    const shown = shownBy(c);
    if (source.sendTest === null) return c.notFound();
    lastTest = {
      of: keyOf(shown.ref),
      test: await source.sendTest(shown.ref, shown.rendition ?? undefined),
    };
    return c.redirect(pathOf(shown, '', { said: 'tested' }), 303);
  });
  return app;
}

const SAID: Readonly<Record<string, string>> = {
  changed: 'The proof has changed since you opened this page. Read it again, then mark it.',
};

function shownBy(c: Context): Shown {
  const issue = c.req.param('issue') ?? 'next';
  return {
    ref: {
      newsletter: c.req.query('newsletter') || null,
      issue: readIssueName(issue) ?? 'next',
    },
    rendition: c.req.query('rendition') || null,
    reader: c.req.query('reader') || null,
  };
}

const keyOf = (ref: ProofRef): string => JSON.stringify(ref);

/** A reader sees their own rendition, unless another one is asked for. */
const seenBy = (shown: Shown, reader: FoundReader | null): Shown =>
  shown.rendition === null && reader !== null ? { ...shown, rendition: reader.rendition } : shown;

const chooseRendition = (proof: Proof, { rendition }: Shown) =>
  proof.renditions.find(({ key }) => key === rendition) ?? proof.renditions[0];

function readerOf(source: ProofSource) {
  const remember = rememberByMark<Proof | NoProof>();
  return async ({
    ref,
  }: Shown): Promise<{ readonly mark: string; readonly proof: Proof | NoProof }> => {
    const mark = await source.mark(ref);
    return { mark, proof: await remember(keyOf(ref), mark, async () => source.load(ref)) };
  };
}
