import { Tokenizer, TokenizerMode, type Token } from 'parse5';

/** What a page says about itself outside its text. */
export interface Page {
  /** The language of its root element. */
  readonly language: string | null;
  /** Its title, as it stands. */
  readonly title: string;
  /** `name`, `property`, `itemprop` or `http-equiv` in small letters, and the content. */
  readonly metas: readonly { readonly key: string; readonly content: string }[];
  readonly links: readonly {
    readonly rels: readonly string[];
    readonly href: string;
    readonly type: string;
  }[];
  readonly times: readonly { readonly value: string; readonly isPublication: boolean }[];
  /** The texts of its JSON-LD scripts. */
  readonly scripts: readonly string[];
}

const MOST = 500;
const PUBLICATION = /\b(?:entry-date|published|pubdate|dt-published)\b/i;

/**
 * Reads the head of a page, and from its body only `<time>` elements, `<meta>` and JSON-LD. It looks
 * at tags one by one and builds no tree, so its work grows with the page and no faster, whatever a
 * page nests. A tag is ignored where browsers would ignore it only by luck; nothing depends on that.
 */
export function scanPage(html: string): Page {
  const page = {
    language: null as string | null,
    title: '',
    metas: [] as { key: string; content: string }[],
    links: [] as { rels: string[]; href: string; type: string }[],
    times: [] as { value: string; isPublication: boolean }[],
    scripts: [] as string[],
  };
  let collected: string[] | null = null;
  let inTitle = false;
  let hasTitle = false;
  let isHidden = 0;
  const collect = ({ chars }: Token.CharacterToken): void => void collected?.push(chars);

  const openTag = (tag: Token.TagToken): void => {
    const its = attributesOf(tag);
    switch (tag.tagName) {
      case 'html':
        page.language ??= its['lang'] ?? its['xml:lang'] ?? null;
        return;
      case 'meta':
        if (page.metas.length < MOST) page.metas.push(...metasOf(its));
        return;
      case 'link':
        if (page.links.length < MOST) page.links.push(...linkOf(its));
        return;
      case 'time':
        if (page.times.length < MOST) page.times.push(...timeOf(its));
        return;
      case 'title':
        // Pictures in SVG have titles too.
        inTitle = !hasTitle && isHidden === 0;
        if (inTitle) collected = [];
        tokenizer.state = TokenizerMode.RCDATA;
        return;
      case 'textarea':
        tokenizer.state = TokenizerMode.RCDATA;
        return;
      case 'script':
        if (isJsonLd(its) && page.scripts.length < MOST) collected = [];
        tokenizer.state = TokenizerMode.SCRIPT_DATA;
        return;
      case 'svg':
      case 'math':
        if (!tag.selfClosing) isHidden += 1;
        return;
      case 'style':
      case 'xmp':
      case 'iframe':
      case 'noembed':
      case 'noframes':
        tokenizer.state = TokenizerMode.RAWTEXT;
    }
  };
  const closeTag = ({ tagName }: Token.TagToken): void => {
    if (tagName === 'svg' || tagName === 'math') isHidden = Math.max(0, isHidden - 1);
    if (tagName !== 'title' && tagName !== 'script') return;
    const text = collected?.join('') ?? null;
    collected = null;
    if (text === null) return;
    if (tagName === 'script') page.scripts.push(text);
    else if (inTitle) {
      page.title = text;
      hasTitle = true;
    }
  };
  const tokenizer: Tokenizer = new Tokenizer(
    {},
    {
      onStartTag: openTag,
      onEndTag: closeTag,
      onCharacter: collect,
      onWhitespaceCharacter: collect,
      onNullCharacter: () => undefined,
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: () => undefined,
    },
  );
  tokenizer.write(html, true);
  return page;
}

type Attributes = Readonly<Record<string, string | undefined>>;

function attributesOf({ attrs }: Token.TagToken): Attributes {
  const found: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const { name, value } of attrs) found[name] ??= value;
  return found;
}

function metasOf(its: Attributes): readonly { key: string; content: string }[] {
  const { content } = its;
  if (content === undefined) return [];
  const keys = [its['name'], its['property'], its['itemprop'], its['http-equiv']];
  const named = keys.flatMap((key) => (key === undefined ? [] : key.trim().toLowerCase()));
  return [...new Set(named)].map((key) => ({ key, content }));
}

const linkOf = ({ rel = '', href, type = '' }: Attributes) =>
  href === undefined
    ? []
    : [
        {
          rels: rel.toLowerCase().split(/\s+/),
          href: href.trim(),
          type: type.toLowerCase().trim(),
        },
      ];

function timeOf(its: Attributes): readonly { value: string; isPublication: boolean }[] {
  const { datetime } = its;
  if (datetime === undefined) return [];
  const isPublication =
    its['pubdate'] !== undefined ||
    its['itemprop']?.toLowerCase().split(/\s+/).includes('datepublished') === true ||
    PUBLICATION.test(its['class'] ?? '');
  const isUpdate = /\bupdated\b|\bmodified\b|dateModified/.test(
    `${its['class'] ?? ''} ${its['itemprop'] ?? ''}`,
  );
  return isUpdate && !isPublication ? [] : [{ value: datetime, isPublication }];
}

const isJsonLd = ({ type = '' }: Attributes): boolean =>
  /^application\/ld\+json\s*(?:;|$)/i.test(type.trim());
