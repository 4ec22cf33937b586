/** Which URLs an endpoint may have, in the many forms that one could be given. */
import { describe, expect, it } from 'vitest';
import { checkEndpointUrl } from '../../../../lib/application/endpoints/endpoint-url.ts';

const isTaken = (url: string, loopback = false): boolean => 'url' in checkEndpointUrl(url, loopback);

describe('the URL of an endpoint', () => {
  it.each([
    'https://hooks.example.com/makegood',
    'https://hooks.example.com:443/makegood?tenant=1',
    'HTTPS://Hooks.Example.COM',
    'https://xn--bcher-kva.de/eingang',
    'https://bücher.de/eingang',
  ])('%s is taken as it is', (url) => {
    expect(isTaken(url)).toBe(true);
  });

  it.each([
    // Other schemes.
    ...['http://hooks.example.com/', 'ftp://hooks.example.com/', 'file:///etc/passwd', 'gopher://hooks.example.com/', 'data:text/plain,x'],
    ...['javascript:alert(1)', '//hooks.example.com/', 'hooks.example.com', '', 'https://'],
    // Users, ports, fragments, whitespace.
    ...['https://user@hooks.example.com/', 'https://user:pass@hooks.example.com/', 'https://hooks.example.com@169.254.169.254/'],
    ...['https://hooks.example.com:8443/', 'https://hooks.example.com:22/', 'https://hooks.example.com:0/', 'https://hooks.example.com/#x'],
    ...[
      'https://hooks.example.com/\r\nHost: x',
      'https://hooks.example.com/ x',
      'https:\\\\hooks.example.com\\',
      ' https://hooks.example.com/',
    ],
    // Addresses, in every notation that a parser or a resolver may take for one.
    ...['https://127.0.0.1/', 'https://127.1/', 'https://2130706433/', 'https://0x7f000001/', 'https://0x7f.1/', 'https://017700000001/'],
    ...['https://0177.0.0.1/', 'https://127.0.0.1./', 'https://0/', 'https://0.0.0.0/', 'https://10.0.0.1/', 'https://192.168.1.1/'],
    ...[
      'https://169.254.169.254/latest/meta-data',
      'https://2852039166/',
      'https://100.64.0.1/',
      'https://１２７.０.０.１/',
      'https://①②⑦.⓪.⓪.①/',
    ],
    ...['https://127。0。0。1/', 'https://%31%32%37.0.0.1/', 'https://8.8.8.8/', 'https://[::1]/', 'https://[::]/', 'https://[fe80::1]/'],
    ...['https://[::ffff:127.0.0.1]/', 'https://[::ffff:7f00:1]/', 'https://[64:ff9b::7f00:1]/', 'https://[fd00:ec2::254]/'],
    ...['https://[2606:4700::1111]/', 'https://256.256.256.256/', 'https://1.2.3/'],
    // Names that are no names of the public DNS.
    ...[
      'https://localhost/',
      'https://LOCALHOST/',
      'https://localhost./',
      'https://x.localhost/',
      'https://ⓛocalhost/',
      'https://intranet/',
    ],
    ...[
      'https://metadata.google.internal/',
      'https://db.local/',
      'https://printer.lan/',
      'https://hooks.example.com./',
      'https://.example.com/',
    ],
    ...['https://a..b.com/', 'https://router.home.arpa/', 'https://1.0.0.127.in-addr.arpa/', 'https://hidden.onion/'],
    `https://hooks.example.com/${'x'.repeat(2000)}`,
  ])('%s is refused with a reason', (url) => {
    const checked = checkEndpointUrl(url, false);
    expect('issues' in checked && checked.issues[0]).toMatchObject({ code: 'bad-url', path: '/url' });
  });

  it('may be of this machine where that is allowed, with a port and without TLS, and of no other', () => {
    for (const url of ['http://localhost:8080/x', 'http://127.0.0.1:8080/', 'http://[::1]:8080/', 'https://localhost:8443/'])
      expect([url, isTaken(url, true), isTaken(url)]).toEqual([url, true, false]);
    for (const url of [
      'http://127.0.0.2/',
      'http://10.0.0.1:8080/',
      'http://hooks.example.com/',
      'http://localhost.evil.com/',
      'ftp://localhost/',
    ])
      expect([url, isTaken(url, true)]).toEqual([url, false]);
  });
});
