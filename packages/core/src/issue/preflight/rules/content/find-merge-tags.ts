/**
 * How sure a form of tag is by itself. `always`: nothing else looks like it. `code`: it is also
 * code, so a review that writes about code must name a field of a reader. `personal`: the brackets
 * have many other uses, so they must contain a person's name or address.
 */
type Certainty = 'always' | 'code' | 'personal';

const NAME = String.raw`[#/^>.!]?\s?[\p{L}_][\p{L}\p{N}_.:=\- ]{0,40}?`;
const FALLBACK = String.raw`(?:\s*(?:\|\|?|,|\?\?|:\s*"|\sOR\s)[^{}[\]\n]{0,60})?`;

const form = (certainty: Certainty, pattern: string) => ({
  certainty,
  pattern: new RegExp(pattern.replace('NAME', `(${NAME})`).replace('FALLBACK', FALLBACK), 'giu'),
});

/** The forms of tags, with the tools that use them. */
const FORMS = [
  // Mailchimp, Acumbamail
  form('always', String.raw`\*\|([^|*\n]{1,60})(?:\|[^|*\n]{0,60})?\|\*`),
  // Mailgun
  form('always', String.raw`%((?:recipient|tag|subscriber|contact)[._][\p{L}\p{N}_.]{1,40})%`),
  // Resend, Brevo, Klaviyo, Kit, beehiiv, HubSpot, listmonk, Customer.io, Marketo
  form('code', String.raw`\{{2,3}[~-]?\s*NAMEFALLBACK\s*[~-]?\}{2,3}`),
  // Liquid, Django
  form('code', String.raw`\{%-?\s*NAME\s*-?%\}`),
  // ERB, EJS
  form('code', String.raw`<%[=-]?\s*([\p{L}_@][^%<>\n]{0,60}?)\s*-?%>`),
  // Salesforce, Pardot
  form('code', String.raw`%%\s?NAME\s?%%`),
  // MailerLite
  form('code', String.raw`\{\$([\p{L}_][\p{L}\p{N}_.>-]{0,40})\}`),
  // Salesforce, AWeber
  form('code', String.raw`\{!([\p{L}_][\p{L}\p{N}_.]{0,40})\}`),
  // Ruby
  form('code', String.raw`#\{\s*NAME\s*\}`),
  // Zoho
  form('code', String.raw`\$\{\s*NAME\s*\}`),
  // Emma
  form('code', String.raw`\[%\s*NAME\s*%\]`),
  // ActiveCampaign
  form('personal', String.raw`(?<![%\p{N}])%([\p{L}_][\p{L}\p{N}_.:-]{1,40})%(?!%)`),
  // GetResponse, Mailjet, Constant Contact, Doppler
  form('personal', String.raw`\[{2,3}\s*NAMEFALLBACK\s*\]{2,3}`),
  // CleverReach, Ghost, Mautic, Mailster
  form('personal', String.raw`(?<![\p{L}\p{N}_$#{%/<\\=])\{\s*NAMEFALLBACK\s*\}(?!\})`),
  // phpList, Sendy, Campaign Monitor, MailPoet
  form('personal', String.raw`(?<![\p{L}\p{N}_[\]$)])\[\s*NAMEFALLBACK\s*\](?![\](])`),
  // SendGrid
  form('personal', String.raw`(?<![\p{L}\p{N}_-])-([\p{L}_]{2,30})-(?![\p{L}\p{N}_-])`),
  // Keap, Dotdigital and others
  form('personal', String.raw`(?<![\p{L}\p{N}])([~@#]{1,2})NAME\1(?![\p{L}\p{N}])`),
] as const;

const PERSONAL =
  /(?:^|_)(?:(?:first|last|full|given|family|middle|your)_?names?|[fl]name|vorname|nachname|nombre|apellidos?|الاسم(?:_?ال[اأ]ول)?)(?:_fix)?$/u;
const ADDRESSED = /^(?:name|e_?mail)(?:_address)?$/u;
const FIELD =
  /(?:^|_)(?:names?|(?:first|last|full)name|e?mail|subscriber|recipient|contact|customer|member|lead|company|phone|city|unsubscribe(?:url|link)?|anrede|firma|empresa|correo|البريد)(?:_|$)/u;
const SALUTATION =
  /^\P{L}*(?:hi|hello|hey|dear|welcome|hallo|liebe[rs]?|guten (?:tag|morgen)|hola|querid[oa]|estimad[oa]|buen[oa]s \p{L}+|مرحب[اًا]+|عزيز[يت]\p{L}*|أهل\p{L}*)[\s,]/iu;

/**
 * Finds the merge tags of other mail tools in a text, each once, in order. In the prose of a review,
 * which may be about code, a tag counts only if it names something about a reader; in a subject or
 * another line that people read alone, any does.
 *
 * @example findMergeTags('Good morning, {{ first_name }}', 'line') // ['{{ first_name }}']
 */
export function findMergeTags(text: string, kind: 'line' | 'prose'): readonly string[] {
  if (!/[[{%*<~@#-]/.test(text)) return [];
  const found = FORMS.flatMap(({ certainty, pattern }) =>
    Array.from(text.matchAll(pattern), (match) => ({
      tag: match[0],
      at: match.index,
      name: nameOf(match.at(-1) ?? ''),
      certainty,
    })),
  ).filter((each) => isMeant(each, text, kind));
  // "{{{name}}}" contains other forms too: the first and longest counts.
  const sorted = found.toSorted((a, b) => a.at - b.at || b.tag.length - a.tag.length);
  let end = 0;
  const tags = new Set<string>();
  for (const { tag, at } of sorted) {
    if (at < end) continue;
    end = at + tag.length;
    tags.add(tag);
  }
  return [...tags];
}

/** `contact.firstName` as `contact_first_name`. */
const nameOf = (name: string): string =>
  name
    .trim()
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_|_$/g, '')
    .toLowerCase();

function isMeant(
  { tag, name, certainty }: { tag: string; name: string; certainty: Certainty },
  text: string,
  kind: 'line' | 'prose',
): boolean {
  if (certainty === 'always' || PERSONAL.test(name)) return true;
  if (certainty === 'code') {
    if (FIELD.test(name)) return !tag.startsWith('${') || kind === 'line';
    return kind === 'line' && !/\p{L}\s+\p{L}/u.test(tag.replace(/[|,?].*/u, ''));
  }
  if (!ADDRESSED.test(name)) return false;
  // Quotations say [email] and code says {name}; capitals, a second bracket or a fallback mean a tag.
  if (/^\{[^|,]+\}$/.test(tag)) return kind === 'line' || SALUTATION.test(text);
  return !/^\[[^[|,]*\]$/.test(tag) || name === 'name' || tag === tag.toUpperCase();
}
