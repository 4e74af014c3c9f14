/**
 * The offers, threats and prizes of spam, in the languages of newsletters. English follows what
 * SpamAssassin's rules score at about a point or more of the five that make spam (GUARANTEED_100_PERCENT,
 * MONEY_BACK, DEAR_FRIEND, DEAR_WINNER, URG_BIZ, UNCLAIMED_MONEY, SUBJ_AS_SEEN, ONE_TIME,
 * FREE_QUOTE_INSTANT, NO_PRESCRIPTION, DRUGS_ERECTILE, MALE_ENHANCE, REPLICA_WATCH, BANG_GUAR,
 * SUBJECT_DIET), and the lures that Microsoft's filter scores in subjects ("Click here"). No filter
 * publishes scores for the other languages; their phrases say the same. What an article is often
 * about (winners, money, urgent questions, buy now pay later) counts only where it is offered to the
 * reader.
 */
const ANYWHERE = [
  // English
  String.raw`100 ?% (?:free|guaranteed|risk[- ]free|satisfaction)`,
  String.raw`click (?:here|below)`,
  String.raw`as seen on`,
  String.raw`money[- ]back guarantee`,
  String.raw`risk[- ]free (?:trial|offer|purchase)`,
  String.raw`no[- ]obligation (?:quote|trial|offer)`,
  String.raw`free (?:gift|iphone|instant quote|quote)`,
  String.raw`(?:special|exclusive|one[- ]time|limited[- ]time|limited) offer`,
  String.raw`(?:limited[- ]time|one[- ]time|once[- ]in[- ]a[- ]lifetime) (?:deal|discount|promotion|opportunity)`,
  String.raw`for a limited time only`,
  String.raw`while (?:supplies|stocks) last`,
  String.raw`you(?:'ve| have)? (?:been (?:selected|chosen)|won (?:\p{Sc} ?\d|\d|(?:an?|the|our) (?:\S+ )?(?:prize|gift|lottery|jackpot|iphone|voucher|trip))|are (?:a|the) winner)`,
  String.raw`you're (?:a|the) winner`,
  String.raw`claim your (?:prize|reward|gift|bonus|money|winnings|refund)`,
  String.raw`make money (?:fast|(?:from|at) home)`,
  String.raw`earn (?:extra|easy|quick|fast) (?:cash|income|money)`,
  String.raw`double your (?:money|income|investment|savings|earnings)`,
  String.raw`unclaimed (?:assets?|funds?|money|prizes?|rewards?|deposits?)`,
  String.raw`urgent (?:business proposal|assistance needed|(?:response|reply|action) (?:needed|required))`,
  String.raw`lose \d+ (?:pounds|lbs|kilos|kg)`,
  String.raw`lose weight (?:fast|now|without)`,
  String.raw`no prescription (?:needed|required|necessary)`,
  String.raw`viagra|cialis`,
  String.raw`male enhancement`,
  String.raw`replica (?:watch(?:es)?|rolex)`,
  String.raw`this (?:is not|isn't) spam`,
  String.raw`guaranteed ?!`,
  // German
  String.raw`100 ?% (?:kostenlos|gratis|risikofrei|garantiert)`,
  String.raw`hier klicken|klicken sie hier|klick(?:e)? hier`,
  String.raw`geld[- ]zurück[- ]garantie`,
  String.raw`(?:sonderangebot|(?:einmaliges|exklusives|unschlagbares|begrenztes) angebot)`,
  String.raw`nur (?:noch )?für kurze zeit ?[!:]`,
  String.raw`nur solange (?:der )?vorrat reicht`,
  String.raw`(?:sie haben|du hast) (?:\S+ ){0,3}(?:preis|gutschein|reise|iphone|auto) gewonnen`,
  String.raw`du wurdest ausge(?:wählt|lost)|sie wurden ausge(?:wählt|lost) ?[!:]`,
  String.raw`sie sind (?:der|unser) gewinner`,
  String.raw`schnell(?:es)? geld verdienen|(?:von zu hause geld verdienen|geld verdienen von zu hause)`,
  String.raw`verdoppel(?:n sie|e) (?:ihr|ihren|ihre|dein|deinen|deine) (?:geld|einkommen|einsatz|ersparnisse)`,
  String.raw`(?:ohne risiko|risikofrei|risikolos) (?:testen|bestellen)`,
  String.raw`(?:gratis|kostenloses) ?-?geschenk`,
  String.raw`\d+ (?:kg|kilo) abnehmen|abnehmen ohne (?:diät|sport)`,
  String.raw`(?:rezeptfrei|ohne rezept) (?:bestellen|kaufen)`,
  String.raw`(?:dies|das) ist kein spam`,
  // Spanish
  String.raw`100 ?% (?:gratis|garantizado|sin riesgo)`,
  String.raw`(?:ha(?:z|ga) clic|puls[ae]) aquí`,
  String.raw`garantía de devolución|le devolvemos su dinero`,
  String.raw`oferta (?:especial|exclusiva|única|limitada|por tiempo limitado)`,
  String.raw`(?:solo|sólo) por tiempo limitado`,
  String.raw`hasta agotar existencias`,
  String.raw`(?:has|usted ha) (?:ganado (?:un|una|el|la) (?:premio|regalo|sorteo|viaje|iphone)|sido (?:seleccionad|elegid)[oa])`,
  String.raw`(?:eres|usted es) (?:el|la) ganador[a]?`,
  String.raw`(?:reclam[ae]|recog[ea]) (?:tu|su) (?:premio|regalo|recompensa)`,
  String.raw`gan(?:a|e|ar) dinero (?:rápido|fácil|extra|en casa|desde casa)`,
  String.raw`hazte rico|hágase rico`,
  String.raw`dupli(?:ca tus?|que sus?) (?:dinero|ingresos|ahorros|inversión)`,
  String.raw`sin riesgo ni compromiso|pruébe?lo sin (?:riesgo|compromiso)`,
  String.raw`regalo gratis`,
  String.raw`pierd[ae] \d+ (?:kilos|kg)|baj(?:a|e|ar) de peso (?:rápido|sin)`,
  String.raw`compr(?:a|e|ar) sin receta`,
  String.raw`esto no es spam`,
  // Arabic
  String.raw`مجاني(?:ة|ا)? (?:100 ?%|بنسبة 100)|100 ?% مجان(?:ي|ا)`,
  String.raw`(?:اضغط|انقر)(?:ي|وا)? هنا`,
  String.raw`ضمان (?:استرداد|استعادة|استرجاع) (?:المال|الأموال|النقود)`,
  String.raw`عرض (?:خاص|محدود|حصري|لفترة محدودة)|لفترة محدودة فقط`,
  String.raw`(?:لقد|مبروك) ?[!،,]? ?(?:فزت|ربحت|كسبت)`,
  String.raw`(?:لقد )?تم اختيارك`,
  String.raw`(?:استلم|احصل على) جائزتك`,
  String.raw`(?:اربح|اكسب) (?:المال|نقودا|أموالا)`,
  String.raw`ضاعف (?:أموالك|دخلك|أرباحك)`,
  String.raw`هدية مجانية`,
  String.raw`هذه ليست رسالة (?:مزعجة|غير مرغوب)`,
  String.raw`بدون وصفة طبية فقط|اشتر بدون وصفة`,
] as const;

/** Commands and greetings, which count where a sentence begins. */
const AT_THE_START = [
  String.raw`act now|call now|order (?:now|today)|buy (?:now(?!,? pay)|today)|apply now|don't delete|hurry(?: up)?(?= ?[!,])`,
  String.raw`dear (?:friend|winner|sir|madam|investor|customer|beneficiary)`,
  String.raw`congratulations(?: ?!|,? you)`,
  String.raw`urgent ?[!:]|final (?:notice|warning) ?[!:]`,
  String.raw`jetzt (?:kaufen|bestellen|zugreifen|zuschlagen|anrufen|sichern)(?! wie)`,
  String.raw`(?:sehr geehrter|lieber) (?:gewinner|freund|kunde)`,
  String.raw`herzlichen glückwunsch(?: ?!|,? sie)|dringend ?[!:]`,
  String.raw`(?:compr[ae]|pid[ae]|llam[ae]|actú[ae]) (?:ya|ahora)`,
  String.raw`(?:querid|estimad)[oa] (?:amig[oa]|ganador[a]?|client[ea])`,
  String.raw`¡?(?:felicidades|enhorabuena)(?: ?!|,? has)|urgente ?[!:]`,
  String.raw`(?:اشتر|اطلب|اتصل|سارع|احجز)ي? (?:الآن|اليوم)`,
  String.raw`(?:صديقي العزيز|عزيزي (?:الفائز|العميل|المستثمر))`,
] as const;

/** Without case, accents, vowel signs and the several forms of quotes, digits and blanks. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u0640]/gu, '')
    .replaceAll(/[\u2018\u2019\u02BC]/gu, "'")
    .replaceAll(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x06_60))
    .replaceAll('\u066A', '%')
    .replaceAll(/\s/gu, ' ')
    .toLowerCase();

const BEFORE = String.raw`(?:^|[.!?:;,|\u2013\u2014\u060C\u061B\u061F(\xA1"'-]) ?`;
// A pattern's own signs are ASCII, so only its words are folded; \d and \S stay as they are.
const pattern = (all: readonly string[]): string =>
  all.map((each) => each.normalize('NFKD').replaceAll(/[\p{M}\u0640]/gu, '')).join('|');
const PHRASE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${pattern(ANYWHERE)}|(?<=${BEFORE})(?:${pattern(AT_THE_START)}))(?![\\p{L}\\p{N}])`,
  'gu',
);

/** Finds the phrases of spam in a line, as it has them, in order. */
export function findSpamPhrases(line: string): readonly string[] {
  const { folded, places } = foldInPlace(line);
  return Array.from(folded.matchAll(PHRASE), ({ 0: found, index }) =>
    line.slice(places[index], places[index + found.length]),
  );
}

/** A line folded, and for each place in it the place in the line. */
function foldInPlace(line: string): {
  readonly folded: string;
  readonly places: readonly number[];
} {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const character of line) {
    const plain = fold(character);
    for (let index = 0; index < plain.length; index += 1) places.push(at);
    folded += plain;
    at += character.length;
  }
  places.push(line.length);
  return { folded, places };
}
