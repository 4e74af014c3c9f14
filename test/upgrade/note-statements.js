// Loaded into the release's processes (node --import): notes the text of each statement that they send
// to Postgres, once, in the file that NOTE_STATEMENTS names. Values are not noted.
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const file = process.env.NOTE_STATEMENTS;
const from = process.env.NOTE_STATEMENTS_OF;
const { Client } = createRequire(`${from}/packages/db/package.json`)('pg');
const noted = new Set();
const { query } = Client.prototype;

Client.prototype.query = function noteAndQuery(...given) {
  const [first] = given;
  const text = typeof first === 'string' ? first : first?.text;
  if (typeof text === 'string' && !noted.has(text)) {
    noted.add(text);
    appendFileSync(file, `${JSON.stringify(text)}\n`);
  }
  return query.apply(this, given);
};
