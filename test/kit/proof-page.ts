import { PATIENTLY } from './patiently.ts';

/** The content of a proof's page, read as a browser would. */
export interface ProofPage {
  readonly status: number;
  readonly html: string;
  /** Reads one frame, as it is now. */
  frame(view: string): Promise<string>;
  /** Waits until the page would be renewed; `changed` causes the change. */
  renewedBy(change: () => Promise<unknown>): Promise<ProofPage>;
}

/** Opens a page of a proof at `url`. */
export async function openProof(url: string): Promise<ProofPage> {
  const response = await fetch(url);
  const html = await response.text();
  const at = (path: string): string => new URL(path.replaceAll('&amp;', '&'), url).href;
  return {
    status: response.status,
    html,
    frame: async (view) => {
      const [, path] = new RegExp(`src="([^"]*/frame/${view}\\b[^"]*)"`).exec(html) ?? [];
      if (path === undefined) throw new Error(`there is no frame ${view}`);
      return (await fetch(at(path))).text();
    },
    renewedBy: async (change) => {
      const [, path = ''] = /data-changes="([^"]*)"/.exec(html) ?? [];
      const abort = new AbortController();
      const stream = await fetch(at(path), {
        signal: AbortSignal.any([abort.signal, AbortSignal.timeout(PATIENTLY.timeout)]),
      });
      await change();
      let said = '';
      const decoder = new TextDecoder();
      for await (const chunk of stream.body ?? []) {
        said += decoder.decode(chunk, { stream: true });
        if (said.includes('event: changed')) break;
      }
      abort.abort();
      return openProof(url);
    },
  };
}
