/** docs/how-to/connect-a-tool.md does what it says: its mapping, its sample, its delivery; and each text to paste makes what the tool's own sample makes. */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trySource } from '../../../cli/try-source.ts';
import { readMapping } from '../../../lib/schemas/mapping.ts';
import { readYaml } from '../../../lib/schemas/yaml-document.ts';
import { SOURCES } from '../../../lib/sources/registry.ts';
import type { Envelope } from '../../../lib/sources/source.ts';
import { type Desk, openDesk } from '../../support/evidence-desk.ts';

const page = readFileSync(new URL('../../../docs/how-to/connect-a-tool.md', import.meta.url), 'utf8');
const block = (opening: string): string => {
  const found = page.split('```' + opening + '\n')[1];
  if (found === undefined) throw new Error(`docs/how-to/connect-a-tool.md has no block ${opening}`);
  return found.slice(0, found.indexOf('\n```') + 1);
};
const [sample, mapping] = [block('json file="sample.json"'), block('yaml file="beacon.yaml"')];
const RECEIVED = Date.parse('2026-10-14T02:41:30Z');

it('the mapping gives for the sample the facts that the page prints', async () => {
  const lines: string[] = [];
  await trySource('beacon.yaml', mapping, sample, { headers: [], json: false, receivedAt: RECEIVED }, (line) => lines.push(line));
  expect(page).toContain(lines.join('\n'));
  await expect(
    trySource(
      'beacon.yaml',
      mapping,
      sample.replace('check.down', 'check.flapping'),
      { headers: [], json: false, receivedAt: RECEIVED },
      () => {},
    ),
  ).rejects.toThrow('"check.flapping" is a status that the mapping does not know; it knows check.down, check.up, check.stale');
});

describe('the way from the webhook to the store', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.stop());

  it('accepts the signed delivery, refuses the wrong signature, and answers as the page says', async () => {
    const { document } = readYaml(mapping);
    expect(readMapping(document)).toHaveProperty('mapping');
    expect((await desk.call('PUT /v1/sources/{source}', { source: 'beacon' }, document)).status).toBe(201);
    const { body } = await desk.call(
      'PUT /v1/vendors/{vendor}/webhooks/{source}',
      { vendor: 'lumencast', source: 'beacon' },
      { signingSecret: 'beacon-secret' },
    );
    const post = (secret: string): ReturnType<Desk['post']> =>
      desk.post(body.url, sample, {
        // As curl sends it: nothing on the page names a content type.
        'content-type': 'application/x-www-form-urlencoded',
        'x-beacon-signature': `sha256=${createHmac('sha256', secret).update(sample).digest('hex')}`,
      });
    expect((await post('another-secret')).status).toBe(401);
    const answer = await post('beacon-secret');
    expect(answer.status).toBe(202);
    expect(page).toContain(JSON.stringify(answer.body));
    const stored = await desk.table.stores.facts.read('lumencast', 'line-1', '2026-10');
    expect(stored.map(({ id }) => id)).toEqual(['9f2c71d0']);
  });
});

it('the file of a vendor on the page is accepted', async () => {
  const file = page.split('## Who may speak')[1]!.split('```yaml\n')[1]!.split('\n```')[0]!;
  const desk = await openDesk();
  const { status, body } = await desk.call('PUT /v1/vendors/{vendor}', { vendor: 'lumencast' }, readYaml(file).document);
  expect([status, body.senders.map(({ account, webhook }: Record<string, string>) => account ?? webhook).slice(0, 2)]).toEqual([
    201,
    ['444455556666', 'grafana'],
  ]);
  await desk.stop();
});

describe('a text to paste', () => {
  const samplesOf = (file: string): { body: Record<string, unknown> }[] =>
    (
      JSON.parse(readFileSync(new URL(`../../fixtures/events/${file}.json`, import.meta.url), 'utf8')) as {
        samples: { body: Record<string, unknown> }[];
      }
    ).samples;
  const read = async (name: string, body: unknown): Promise<unknown> => {
    const source = SOURCES.find((one) => one.name === name)!;
    return source.readEnvelope && !source.readBody
      ? source.readEnvelope(body as Envelope, RECEIVED)
      : source.readBody!({ body, headers: {}, receivedAt: RECEIVED });
  };
  /** The sample's own values for the keys that the template has. */
  const keysIn = (text: string): string[] => [...text.matchAll(/"(\w+)":/g)].map(([, key]) => key!);
  const cut = (body: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> =>
    Object.fromEntries(Object.entries(body).filter(([key]) => keys.includes(key)));

  it.each([
    ['datadog', 'datadog-webhook'],
    ['checkly', 'checkly-webhook'],
    ['newrelic', 'newrelic-eventbridge'],
    ['freshdesk', 'freshdesk-webhook'],
  ])('for %s has all fields that its source reads', async (name, file) => {
    const keys = keysIn(block(`json template=${name}`));
    for (const { body } of samplesOf(file)) {
      const inner = name === 'newrelic' ? 'detail' : name === 'freshdesk' ? 'freshdesk_webhook' : undefined;
      const pasted = inner ? { ...body, [inner]: cut(body[inner] as Record<string, unknown>, keys) } : cut(body, keys);
      const result = await read(name, pasted);
      expect(result).toHaveProperty('readings');
      expect(result).toEqual(await read(name, body));
    }
  });

  it('for ServiceNow posts the fields that its source reads', async () => {
    const script = block('js template=servicenow');
    const [{ body }] = samplesOf('servicenow-business-rule') as [{ body: Record<string, string> }];
    const record = (fields: Record<string, string>): object => ({
      getValue: (name: string) => fields[name],
      getDisplayValue: (name: string) => fields[name],
    });
    let posted = '';
    const request = {
      setEndpoint: () => undefined,
      setHttpMethod: () => undefined,
      setRequestHeader: () => undefined,
      setRequestBody: (text: string) => void (posted = text),
      executeAsync: () => undefined,
    };
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the page's script, run as ServiceNow would
    const run = new Function('current', 'previous', 'sn_ws', 'gs', script) as (...given: object[]) => void;
    const service = {
      RESTMessageV2: function () {
        return request;
      },
    };
    run(record(body), record({ state: body.previous_state!, priority: body.priority! }), service, { getProperty: () => 'https://x' });
    expect(await read('servicenow', JSON.parse(posted))).toEqual(await read('servicenow', body));
  });

  it('for Makegood itself is an event', async () => {
    const text = block('json template=canonical').replace('[ISO-8601 with zone]', '2026-10-14T02:00:00Z');
    expect(await read('canonical', JSON.parse(text))).toHaveProperty('readings');
  });
});
