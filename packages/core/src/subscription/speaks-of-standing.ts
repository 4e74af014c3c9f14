/**
 * Parts of names that speak of standing, in English, in the languages of Galley's wordings and in
 * some others in which lists are often kept. Accents are removed first.
 */
const PARTS = new RegExp(
  [
    'subscri|unsub|opt(?:in|out|ed)|bounc|complain|spam|abuse|suppress|blacklist|banned',
    // But not "Blocks", "blockchain" and "activity".
    'block(?!s|chain)|activ(?!it)|enabl|disabl|delet|remov|confirm|consent|clean|deliverab|undeliver',
    'verif|valid|reject|cancel|archiv|permission|gdpr|legalbasis|marketing|newsletter|mailable',
    'reachab|donot|dnc|quarantin|churn|lapsed|expired|dormant|withdraw|suspended|revoke|unwanted',
    'abgemeldet|angemeldet|abmeld|abbestell|ausgetragen|gesperrt|aktiv|einwillig|zustimm|widerruf',
    'abonn|actif|inscri|status|statut|estado|suscri|baja|consentim|afgemeld|aangemeld',
    'uitgeschreven|ingeschreven|toestemming|iscri|annullat|attivo|descadast|prenumer|avregistr',
    'подпис|отпис|статус|订阅|订閱|退订|状态|訂閱|退訂|狀態|購読|登録|配信|解除|ステータス|구독|수신|상태',
    'اشتراك|مشترك|حالة',
  ].join('|'),
  'u',
);

/** Words that speak of standing anywhere in a name. */
const WORDS =
  /^(?:state|standing|left|opt|ban|dead|deceased|sub|hold|held|paused|allowed|contactable|quit|resigned|exclude|excluded|exclusion|mute|muted|objected|objection|declined|refused|erased|trashed|junk|former|dnd|ativo|inativo|stato)$/;

const MAIL = '(?:e?mails?|mailings?|contact(?:ed)?|updates|messages)';

/** Whole names that would say nothing as a part of another. */
const NAMES = new RegExp(
  `^(?:${[
    '(?:out|gone|ended|stop|stopped|pending|ignored?|failed|returned|agreed|accepted)(?:at|on|date|time|method|status)?',
    '(?:bounce)?reason(?:code)?',
    `(?:can|may|ok(?:ay)?to|no|not|dont|never|stop|skip|send|receives?|wants?|gets?|allows?|accepts?)(?:be|receive|send)?${MAIL}`,
    `${MAIL}(?:ok|okay|on|off|returned|(?:notification|preference|setting)s?|frequency)`,
    'mailings?',
    '(?:is|list|still)+(?:member|reader|on(?:the)?list)',
    'communication(?:preference|setting)s?',
  ].join('|')})$`,
);

/** Other ways to write to somebody. */
const ELSEWHERE: ReadonlySet<string> = new Set(['sms', 'whatsapp']);

const ACCENTS = /[\u0300-\u036f]/g;

/**
 * Whether a column that isn't understood may say who receives the newsletter, by its title and by
 * the title's folded form (`foldName`). Ignoring it by mistake would bring back people who left.
 */
export function speaksOfStanding(title: string, name: string): boolean {
  const words = title
    .normalize('NFKC')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  if (words.some((word) => ELSEWHERE.has(word)) && !name.includes('mail')) return false;
  return (
    NAMES.test(name) ||
    PARTS.test(name.normalize('NFD').replaceAll(ACCENTS, '').normalize()) ||
    words.some((word) => WORDS.test(word))
  );
}
