/** Real payloads of the tools, and the facts that each must become: every expectation of the samples, exactly. */
import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { yamlText } from '../../../lib/schemas/yaml-text.ts';
import { formatInstant } from '../../../lib/domain/time/instant.ts';
import { readMapping } from '../../../lib/schemas/mapping.ts';
import { readYaml } from '../../../lib/schemas/yaml-document.ts';
import { readInstant } from '../../../lib/sources/instant-format.ts';
import { checkMapping } from '../../../lib/sources/check-mapping.ts';
import { fromMapping } from '../../../lib/sources/mapped.ts';
import { SIGNING_SOURCES, TOKEN_SOURCES, WEBHOOK_SOURCES } from '../../../lib/sources/names.ts';
import { MAPPINGS, SOURCES } from '../../../lib/sources/registry.ts';
import { verifySignature } from '../../../lib/sources/signature.ts';
import { type Envelope, type SecretCheck, secretCheckOf } from '../../../lib/sources/source.ts';
import { RECEIVED_AT, compareSample, readSample, samples } from '../../../scripts/check-sources.ts';

describe('samples of event sources', () => {
  const all = samples();

  it('there are 63, of 30 tools', () => {
    expect(all.length).toBe(63);
    expect(new Set(all.map(({ file }) => file)).size).toBe(30);
  });

  for (const sample of all)
    it(`${sample.file} reads the sample "${sample.name}" as declared`, async () => {
      const { got, wanted } = await compareSample(sample);
      expect(got).toEqual(wanted);
    });
});

describe('the registry', () => {
  it('has each name once, and the list of webhooks is that of the sources', () => {
    expect(new Set(SOURCES.map(({ name }) => name)).size).toBe(SOURCES.length);
    const hooks = SOURCES.filter((source) => source.readBody).map(({ name }) => name);
    expect(hooks.sort()).toEqual([...WEBHOOK_SOURCES].sort());
    const checking = (by: SecretCheck): string[] =>
      SOURCES.filter((source) => source.readBody && secretCheckOf(source) === by).map(({ name }) => name);
    expect(checking('signature').sort()).toEqual([...SIGNING_SOURCES].sort());
    expect(checking('token').sort()).toEqual([...TOKEN_SOURCES].sort());
  });
});

describe('mappings as data', () => {
  const all = samples();

  it.each(MAPPINGS.map((mapping) => mapping.source))('%s: reads the same after it was written as YAML and read again', async (name) => {
    const text = yamlText(MAPPINGS.find(({ source }) => source === name)!);
    const read = readMapping(readYaml(text).document);
    if ('issues' in read) throw new Error(JSON.stringify(read.issues));
    expect(checkMapping(read.mapping)).toEqual([]);
    const source = fromMapping(read.mapping);
    for (const sample of all.filter((entry) => entry.source === name)) {
      const result =
        source.readBody && !('detail-type' in (sample.body as object))
          ? await source.readBody({ body: sample.body, headers: sample.headers, receivedAt: RECEIVED_AT })
          : await source.readEnvelope!(sample.body as Envelope, RECEIVED_AT);
      expect(result).toEqual(await readSample(sample));
    }
  });

  it('are most sources: a mapping cannot express the few that are code', () => {
    const code = SOURCES.map(({ name }) => name).filter((name) => !MAPPINGS.some((mapping) => mapping.source === name));
    expect(code.sort()).toEqual(['canonical', 'cloudevents', 'route53-health-check', 'tencent-css', 'webrtc']);
  });
});

describe('signatures', () => {
  const raw = '{"a":1}';
  const now = RECEIVED_AT;
  const signing = SOURCES.filter((source) => source.signature);

  it.each(signing.map((source) => [source.name, source.signature!] as const))(
    '%s: good, forged, cut, of another secret, of another body, replayed',
    (_, scheme) => {
      const stamp = formatInstant(now - 60_000);
      const sign = (secret: string, at = stamp): string =>
        (scheme.prefix ?? '') +
        createHmac(scheme.algorithm, secret)
          .update((scheme.timestamp ? at : '') + raw)
          .digest(scheme.encoding);
      const verify = (signature: string | undefined, body = raw, at = stamp, clock = now): boolean =>
        verifySignature(
          scheme,
          body,
          { [scheme.header]: signature, ...(scheme.timestamp && { [scheme.timestamp.header]: at }) },
          'secret',
          clock,
        );
      expect(verify(sign('secret'))).toBe(true);
      expect(verify(`${sign('old')}, ${sign('secret')}`)).toBe(true);
      for (const bad of [undefined, '', 'x', sign('secret').slice(0, -1), sign('other'), sign('secret').toUpperCase() + '0'])
        expect(verify(bad)).toBe(false);
      expect(verify(sign('secret'), '{"a":2}')).toBe(false);
      if (!scheme.timestamp) return;
      const window = scheme.timestamp['within-seconds'] * 1000;
      expect(verify(sign('secret'), raw, stamp, now - 60_000 + window)).toBe(true);
      expect(verify(sign('secret'), raw, stamp, now - 60_000 + window + 1)).toBe(false);
      expect(verify(sign('secret'), raw, formatInstant(now))).toBe(false);
    },
  );

  it('Tencent has a token inside the body, for ten minutes', () => {
    const source = SOURCES.find(({ name }) => name === 'tencent-css')!;
    const expires = Math.floor(now / 1000) + 600;
    const body = (sign: string, t: number): string => JSON.stringify({ t, sign, event_type: 0 });
    const good = createHash('md5').update(`key${expires}`).digest('hex');
    expect(source.hasToken!(body(good, expires), 'key', now)).toBe(true);
    expect(source.hasToken!(body(good, expires), 'other', now)).toBe(false);
    expect(source.hasToken!(body(good, expires + 1), 'key', now)).toBe(false);
    expect(source.hasToken!(body(good, expires), 'key', now + 601_000)).toBe(false);
    expect(source.hasToken!('{"t":', 'key', now)).toBe(false);
    const far = expires + 100_000;
    expect(source.hasToken!(body(createHash('md5').update(`key${far}`).digest('hex'), far), 'key', now)).toBe(false);
  });
});

describe('declared instants', () => {
  it.each([
    ['epoch-seconds', '1791943954', '2026-10-14T02:12:34.000Z'],
    ['epoch-seconds', '1791943954.123456789', '2026-10-14T02:12:34.123Z'],
    ['epoch-seconds', '1791943954000', undefined],
    ['epoch-milliseconds', '1791943954001', '2026-10-14T02:12:34.001Z'],
    ['epoch-milliseconds', '1791943954', undefined],
    ['epoch-nanoseconds', '1791944230764999999', '2026-10-14T02:17:10.764Z'],
    ['epoch-by-digits', '1791948250', '2026-10-14T03:24:10.000Z'],
    ['epoch-by-digits', '1791948250123', '2026-10-14T03:24:10.123Z'],
    ['epoch-by-digits', '179194825012', undefined],
    ['iso', '2026-10-14T02:14:40.987+0000', '2026-10-14T02:14:40.987Z'],
    ['iso', '2026-10-14 02:12:41', undefined],
    ['iso-utc', '2026-10-14 02:12:41.220', '2026-10-14T02:12:41.220Z'],
    ['iso-utc', '2026-10-14T02:12:34', '2026-10-14T02:12:34.000Z'],
    ['iso-utc', '2026-10-14T02:12:34Z', undefined],
    ['http-date', 'Wed, 14 Oct 2026 02:09:00 GMT', '2026-10-14T02:09:00.000Z'],
    ['http-date', 'Thu, 1 Oct 2026 11:59:00 GMT', '2026-10-01T11:59:00.000Z'],
    ['http-date', 'Wed, 31 Feb 2026 02:09:00 GMT', undefined],
    ['http-date', '', undefined],
  ] as const)('an instant declared as %s: %s', (format, text, wanted) => {
    const at = readInstant(text, format);
    expect(at === undefined ? undefined : formatInstant(at)).toBe(wanted);
  });
});
