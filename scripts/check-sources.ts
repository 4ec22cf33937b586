/**
 * Compares the readings of real payloads of tools with the expected facts: all figures of every `expect`, and no others. The body of a
 * fixture is the whole bus event or the body of a webhook. Its text is read from the file, so that long numbers keep their digits.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { formatInstant, parseInstant } from '../lib/domain/time/instant.ts';
import type { Reading } from '../lib/schemas/event.ts';
import { parseJson } from '../lib/sources/json.ts';
import { sourceOf, webhookSource } from '../lib/sources/registry.ts';
import type { Envelope, SourceResult } from '../lib/sources/source.ts';
import { pushTo } from '../lib/domain/lists.ts';

const FIXTURES = new URL('../test/fixtures/events/', import.meta.url);
/** The instant of receipt for samples without an instant of their own. */
export const RECEIVED_AT = parseInstant('2026-10-14T02:41:30.000Z')!;
const RECEIVED_MINUTE = formatInstant(RECEIVED_AT).slice(0, 16);

export interface Expected {
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface SourceSample {
  readonly file: string;
  readonly source: string;
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly expect: readonly Expected[];
}

/** The source of the webhooks of each fixture; other fixtures are events of the bus. */
const WEBHOOKS: Readonly<Record<string, string>> = {
  'agora-ncs': 'agora',
  'checkly-webhook': 'checkly',
  cloudevents: 'cloudevents',
  'datadog-webhook': 'datadog',
  'freshdesk-webhook': 'freshdesk',
  'github-issues': 'github',
  'grafana-alerting': 'grafana',
  iperf3: 'iperf3',
  'jira-webhook': 'jira',
  'opsgenie-webhook': 'opsgenie',
  'pagerduty-webhook-v3': 'pagerduty',
  'pingdom-webhook': 'pingdom',
  'prometheus-alertmanager': 'alertmanager',
  'ripe-atlas': 'ripe-atlas',
  'servicenow-business-rule': 'servicenow',
  'statuspage-public-api': 'statuspage-api',
  'statuspage-webhook': 'statuspage',
  'tencent-css-callback': 'tencent-css',
  'uptime-kuma': 'uptime-kuma',
  'webrtc-getstats': 'webrtc',
  'zendesk-webhook': 'zendesk',
};

/** Sources of the samples that come over the bus, which must be found by their envelope alone. */
const BUS: Readonly<Record<string, string>> = {
  'aws-cloudwatch-alarm': 'cloudwatch-alarm',
  'aws-health-event': 'aws-health',
  'aws-ivs': 'ivs',
  'aws-route53-healthcheck-alarm': 'route53-health-check',
  'aws-synthetics-canary': 'synthetics-canary',
  'datadog-eventbridge': 'datadog-eventbridge',
  'newrelic-eventbridge': 'newrelic',
  'pagerduty-eventbridge': 'pagerduty',
  'zendesk-eventbridge': 'zendesk-eventbridge',
};

export function samples(): SourceSample[] {
  return readdirSync(FIXTURES)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => {
      const name = file.replace('.json', '');
      const fixture = parseJson(readFileSync(new URL(file, FIXTURES), 'utf8')) as {
        samples: (Omit<SourceSample, 'headers'> & { headers?: Record<string, string> })[];
      };
      return fixture.samples.map((sample) => ({
        ...sample,
        file: name,
        source: WEBHOOKS[name] ?? BUS[name] ?? name,
        headers: Object.fromEntries(Object.entries(sample.headers ?? {}).map(([key, value]) => [key.toLowerCase(), value])),
      }));
    });
}

export async function readSample(sample: SourceSample): Promise<SourceResult> {
  const hook = WEBHOOKS[sample.file];
  if (hook !== undefined) return webhookSource(hook)!.readBody({ body: sample.body, headers: sample.headers, receivedAt: RECEIVED_AT });
  const source = sourceOf(sample.body as Envelope);
  if (source.name !== sample.source) throw new Error(`the bus event is read by "${source.name}"`);
  return source.readEnvelope!(sample.body as Envelope, RECEIVED_AT);
}

/** The samples of a batch, as the fixtures write them: figures as numbers, `ok` for a pass. */
function samplesOf({ occurredAt, body }: Reading): Record<string, unknown>[] {
  return [...body.results!].map((mark, i) => ({
    at: formatInstant(occurredAt),
    ok: mark === '1',
    ...Object.fromEntries(Object.entries(body.measured ?? {}).map(([name, values]) => [name, Number(values[i])])),
    ...(body.location !== undefined && { vantage: body.location }),
    windowMs: body.every,
  }));
}

/** A reading with the names that the fixtures use; where there are several forms of one thing, the expected form. */
function described(reading: Reading, wanted: Expected): Record<string, unknown> {
  const { body } = reading;
  const component = reading.component === undefined ? undefined : `component:${reading.component}`;
  const about = reading.type.startsWith('ticket.') || reading.type === 'report.delivered' ? `ticket:${body.record}` : component;
  const all: Record<string, unknown> = {
    type: reading.type,
    occurredAt: body.quality === 'received' ? '<receivedAt>' : formatInstant(reading.occurredAt),
    subject: about,
    component,
    dedupeKey: reading.id.endsWith(RECEIVED_MINUTE) ? `${reading.id.slice(0, -RECEIVED_MINUTE.length)}minute(receivedAt)` : reading.id,
    secondaryDedupeKey: body.alias,
    severity: body.attributes?.severity,
    session: body.attributes?.session,
    reason: body.reason ?? body.attributes?.reason,
    instantQuality: body.quality,
    candidateStart: body.candidateStart === undefined ? undefined : formatInstant(body.candidateStart),
    window:
      body.start === undefined || body.end === undefined ? undefined : { start: formatInstant(body.start), end: formatInstant(body.end) },
    samples: body.results === undefined ? undefined : samplesOf(reading),
  };
  const picked = Object.fromEntries(Object.keys(wanted).map((key) => [key, all[key]]));
  const fields = (wanted.samples as Record<string, unknown>[] | undefined)?.map((sample, i) =>
    Object.fromEntries(
      Object.entries((all.samples as Record<string, unknown>[])[i] ?? {}).filter(
        ([key]) => key in sample || (key !== 'windowMs' && key !== 'vantage'),
      ),
    ),
  );
  return { ...picked, ...(fields && { samples: fields }) };
}

/** Members of a sample that are not checked: the place of the instant, and remarks. */
const REMARKS = new Set(['instantFrom', 'note']);

/** The readings of a sample and the expected ones, in the same form. */
export async function compareSample(sample: SourceSample): Promise<{ got: unknown; wanted: unknown }> {
  const wanted = sample.expect.map(
    (entry) => Object.fromEntries(Object.entries(entry).filter(([key]) => !REMARKS.has(key))) as unknown as Expected,
  );
  const result = await readSample(sample);
  if ('issues' in result) return { got: result.issues, wanted };
  if ('ignored' in result) return { got: [{ type: 'ignore' }], wanted };
  return { got: result.readings.map((reading, i) => described(reading, wanted[i] ?? { type: '' })), wanted };
}

async function main(): Promise<void> {
  let [passed, failed] = [0, 0];
  const lines = new Map<string, string[]>();
  for (const sample of samples()) {
    const { got, wanted } = await compareSample(sample).catch((error: unknown) => ({ got: String(error), wanted: undefined }));
    const same = JSON.stringify(sorted(got)) === JSON.stringify(sorted(wanted));
    if (same) passed += 1;
    else {
      failed += 1;
      process.stdout.write(`FAILED ${sample.file}: ${sample.name}\n  wanted ${JSON.stringify(wanted)}\n  got    ${JSON.stringify(got)}\n`);
    }
    pushTo(lines, sample.file, `${sample.name}${same ? '' : ' FAILED'}`);
  }
  for (const [file, names] of lines) process.stdout.write(`${file.padEnd(32)} ${names.join(', ')}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  if (failed > 0) process.exitCode = 1;
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, entry]) => entry !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, entry]) => [key, sorted(entry)]),
        )
      : value;

if (process.argv[1]?.endsWith('check-sources.ts')) await main();
