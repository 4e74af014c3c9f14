/**
 * Sends a file, which may take as long as it takes, and tells how far it has come: `fetch` can't.
 *
 * @throws TypeError when there is no answer, as `fetch` does
 */
export const sendFile = (its: {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly file: Blob;
  readonly onSent: ((share: number) => void) | undefined;
}): Promise<Response> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(its.method, its.url);
    request.responseType = 'blob';
    for (const [name, value] of Object.entries(its.headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      its.onSent?.(total === 0 ? 1 : loaded / total),
    );
    request.addEventListener('load', () => {
      const { status, statusText } = request;
      const type = request.getResponseHeader('Content-Type') ?? '';
      const init = { status, statusText, headers: { 'Content-Type': type } };
      resolve(new Response(status === 204 ? null : (request.response as Blob), init));
    });
    for (const event of ['error', 'abort', 'timeout']) {
      request.addEventListener(event, () => reject(new TypeError('no answer')));
    }
    request.send(its.file);
  });
