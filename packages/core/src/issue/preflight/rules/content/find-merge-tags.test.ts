import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMergeTags } from './find-merge-tags.ts';

const TAGS = [
  '*|FNAME|*',
  '*|FNAME|Friend|*',
  '*|IF:FNAME|*',
  '{{first_name}}',
  '{{ first_name }}',
  '{{{FIRST_NAME}}}',
  '{{{contact.first_name|there}}}',
  '{{ subscriber.name }}',
  "{{ first_name | default: 'there' }}",
  '{{ .Subscriber.Name }}',
  '{{contact.FIRSTNAME}}',
  '{{lead.First Name:default=friend}}',
  '{{unsubscribe_url}}',
  '{{#if company}}',
  '{% if subscriber.name %}',
  '%FIRSTNAME%',
  '%EMAIL%',
  '%recipient.x%',
  '%recipient.first_name%',
  '%%First Name%%',
  '%%FirstName%%',
  '[[name]]',
  '[[firstname]]',
  '[[data:firstname:"friend"]]',
  '[[FIRSTNAME OR "Friend"]]',
  '[[[nombre]]]',
  '{$name}',
  '{$last_name}',
  '{!Contact.FirstName}',
  '{!firstname_fix}',
  '<%= name %>',
  '<%= user.first_name %>',
  '-name-',
  '-FNAME-',
  '#{name}',
  '#{user.first_name}',
  '${first_name}',
  '{name|there}',
  '{first_name, "there"}',
  '{FIRSTNAME}',
  '{contactfield=firstname}',
  '[FIRSTNAME]',
  '[First Name]',
  '[NAME]',
  '[EMAIL]',
  '[your name]',
  '[firstname,fallback=there]',
  '[subscriber:firstname | default:reader]',
  '[% member:first_name %]',
  '~Contact.FirstName~',
  '@FIRSTNAME@',
  '##firstname##',
  '{{vorname}}',
  '{Vorname}',
  '{{nombre}}',
  '{{الاسم}}',
];

describe('a merge tag is found in a subject and in prose', () => {
  test.each(TAGS)('%s', (tag) => {
    expect(findMergeTags(`Good morning ${tag}, here it is`, 'line')).toEqual([tag]);
    expect(findMergeTags(`Good morning ${tag}, here it is`, 'prose')).toEqual([tag]);
  });
});

describe('only in a subject, where nobody explains code, is this a merge tag', () => {
  test.each([
    '{{title}}',
    '{{ user }}',
    '<%= yield %>',
    '#{count}',
    '{$total}',
    '{{issue.number}}',
  ])('%s', (tag) => {
    expect(findMergeTags(`Read ${tag} today`, 'line')).toEqual([tag]);
    expect(findMergeTags(`The template prints ${tag} twice.`, 'prose')).toEqual([]);
  });
});

describe('no merge tag is in', () => {
  test.each([
    'It costs $5 – or 20% more, 50% off, %5 and 100%.',
    'Growth of 5%, email 3% and 2% of the company%',
    'Up 5%name% or so',
    'https://a.example/%C3%BCber%20name%20b?x=%7B%7D',
    '“[He] said that [the company] lost money,” [sic] he wrote […].',
    'Mail went to [email] and [user] by [city].',
    'The set {x | x > 0}, the braces {a, b} and {1, 2}.',
    'An array[name] and list[0].',
    'state-of-the-art, first-name-basis, a -5 °C- day, -b-',
    'GET /users/{name} and /users/{id}/{email}',
    'He uses f"Hello {name}" and `${name}` in Python and JavaScript.',
    '${HOME}, %PATH%, %APPDATA%, %USERNAME% and $name',
    'A JSON object {"name": "Ada"} and {{"a": 1}} or {name: "Ada"}',
    String.raw`\frac{{a}}{b} and \textbf{name}`,
    'Wikipedia marks it {{citation needed}} and [[Alan Turing]].',
    'a < b && c > d; if (a <% b) {}',
    'Write to ada@name.example or @name@mastodon.example.',
    '# Heading, C#, #hashtag, ~5~ and ~~struck~~',
    '*emphasis* | table | *more*',
    '[Name](https://a.example) and [first name redacted]',
    '{}, {{}}, [[]], %%, **||**, <%%>, #{}',
    '\uFDD0name\uFDD1',
    'El «nombre» y el precio: 5 € (20 %).',
    '[TODO], [1], [2024] and [Breaking]',
  ])('%s', (text) => {
    expect(findMergeTags(text, 'prose')).toEqual([]);
  });

  test.each([
    'Why Mail Looks Like {} Now',
    'A 50% Drop – and 20% Back',
    'What {{citation needed}} Costs',
  ])('the subject %s', (text) => {
    expect(findMergeTags(text, 'line')).toEqual([]);
  });
});

test('a bare {name} counts in prose where somebody is greeted', () => {
  expect(findMergeTags('Dear {name}, welcome.', 'prose')).toEqual(['{name}']);
  expect(findMergeTags('Hola {name}', 'prose')).toEqual(['{name}']);
  expect(findMergeTags('Read this, {name}', 'line')).toEqual(['{name}']);
});

test('all tags of a text are found, each once, in order', () => {
  expect(findMergeTags('{{b_name}} *|A|* {{b_name}} [FIRSTNAME]', 'line')).toEqual([
    '{{b_name}}',
    '*|A|*',
    '[FIRSTNAME]',
  ]);
});

test('what is found stands in the text, does not overlap, and takes no time', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '%',
    '|',
    '*',
    '<',
    '>',
    '#',
    '-',
    'name',
    ' ',
    ',',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 300 }),
      fc.constantFrom('line', 'prose'),
      (all, kind) => {
        const text = all.join('');
        for (const tag of findMergeTags(text, kind)) expect(text).toContain(tag);
      },
    ),
  );
});
