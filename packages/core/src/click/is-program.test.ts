import { expect, test } from 'vitest';
import { isProgram } from './is-program.ts';

test.each([
  '',
  ' ',
  'Mozilla/5.0',
  'curl/8.9.1',
  'python-requests/2.32.3',
  'Go-http-client/2.0',
  'Java/17.0.2',
  'Apache-HttpClient/4.5.14 (Java/17)',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/126.0.0.0 Safari/537.36',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'Snap URL Preview Service; bot; snapchat; https://developers.snap.com/robots',
  'Mozilla/5.0 (compatible; Barracuda Sentinel)',
  'Mozilla/5.0 (Windows NT 10.0; GoogleImageProxy)',
])('%j is a program', (agent) => {
  expect(isProgram(agent)).toBe(true);
});

test.each([
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
  'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
  'Mozilla/5.0 (Linux; Android 14; CUBOT P80) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36',
])('%j is a browser', (agent) => {
  expect(isProgram(agent)).toBe(false);
});

test('an event that names no user agent says nothing about it', () => {
  expect(isProgram(undefined)).toBe(false);
  expect(isProgram(7)).toBe(false);
});
