/** A mail at the mailbox whose links are tracked. */
export interface TrackedMail {
  /** Where it is shown. */
  readonly path: string;
  readonly links: readonly string[];
  /** Clicks a link so many seconds after the mail. */
  readonly click: (
    link: string,
    its: { readonly after: number; readonly agent?: string },
  ) => Promise<void>;
}

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Opens the newest mail to somebody at the mailbox, and has the sandbox see clicks in it. */
export async function openTracked(origin: string, address: string): Promise<TrackedMail> {
  const tray = await readText(`${origin}/mailbox?q=${encodeURIComponent(address)}`);
  const [, path] = /href="(\/mailbox\/[0-9a-f-]{36})"/.exec(tray) ?? [];
  if (path === undefined) throw new Error(`no mail to ${address}`);
  const mail = `${origin}${path}`;
  await submit(`${mail}/tracking`, { on: 'yes' });
  const page = await readText(mail);
  const links = [...page.matchAll(/<option value="([^"]+)"/g)].map(([, value = '']) =>
    value.replaceAll('&amp;', '&'),
  );
  return {
    path,
    links,
    click: (link, { after, agent = BROWSER }) =>
      submit(`${mail}/click`, { link, after: String(after), 'user-agent': agent }),
  };
}

const readText = async (url: string): Promise<string> => (await fetch(url)).text();

async function submit(url: string, fields: Record<string, string>): Promise<void> {
  const body = new URLSearchParams(fields);
  const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
}
