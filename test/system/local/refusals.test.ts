/** What the server refuses before any route: as a page of a browser, or because it is no request. Every answer has the headers of security. */
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ANSWER_HEADERS } from '../../../lib/declarations/answer-headers.ts';
import { embeddedRun } from '../../support/embedded-run.ts';

const embedded = embeddedRun();

/** @returns the answer to the very bytes of a request. */
const answerTo = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(embedded.system.url).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (part) => (answer += part.toString()));
    socket.on('error', reject).on('close', () => resolve(answer));
  });

const END = 'connection: close\r\n\r\n';

describe('what is no request that a route could answer', () => {
  it.each([
    ['a line that is no header', 'GET / HTTP/1.1\r\nhost: a\r\nno header\r\n\r\n', 400],
    ['a method that is none', 'NONE / HTTP/1.1\r\nhost: a\r\n\r\n', 400],
    ['two lengths of a body', 'POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\ncontent-length: 5\r\n\r\nzz\r\n', 400],
    ['headers of 70 KB', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(70_000)}\r\n\r\n`, 431],
    ['an expectation that the server does not know', `GET / HTTP/1.1\r\nhost: a\r\nexpect: coffee\r\n${END}`, 417],
    ['a request without a host', `GET /v1/health HTTP/1.1\r\n${END}`, 400],
  ])('%s: is answered with the headers of security', async (_, text, status) => {
    const [head, body] = (await answerTo(text)).split('\r\n\r\n');
    const [line, ...headers] = head!.toLowerCase().split('\r\n');
    expect(line).toMatch(new RegExp(`^http/1.1 ${status} `));
    for (const [name, value] of Object.entries(ANSWER_HEADERS)) expect(headers).toContain(`${name}: ${value.toLowerCase()}`);
    expect(body).toContain('{"message":"');
  });
});

describe('calls of the bus by a page of a browser', () => {
  const put = async (target: string, headers: Readonly<Record<string, string>>): Promise<string> => {
    const body = JSON.stringify({
      Entries: [{ EventBusName: 'makegood', Source: 'x', DetailType: 'service.down.v1', Detail: '{}' }],
      From: '2026-10-01T00:00:00Z',
      Until: '2026-10-02T00:00:00Z',
    });
    const own = { host: 'rebound.example', 'x-amz-target': target, authorization: 'AWS4-HMAC-SHA256 Credential=444455556666/x' };
    const lines = Object.entries({ ...own, ...headers, 'content-length': String(body.length) }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    );
    return (await answerTo(`POST / HTTP/1.1\r\n${lines.join('')}${END}${body}`)).split('\r\n')[0]!;
  };

  it.each(['AWSEvents.PutEvents', 'Makegood.ReplayArchive', 'Makegood.RedriveDeadLetters'])(
    '%s is refused, also by a name that points to this machine, and is answered to a program',
    async (target) => {
      expect(await put(target, { origin: 'http://rebound.example' })).toBe('HTTP/1.1 403 Forbidden');
      expect(await put(target, { origin: 'null' })).toBe('HTTP/1.1 403 Forbidden');
      expect(await put(target, { 'sec-fetch-site': 'same-origin' })).toBe('HTTP/1.1 403 Forbidden');
      expect(await put(target, {})).toBe('HTTP/1.1 200 OK');
    },
  );
});
