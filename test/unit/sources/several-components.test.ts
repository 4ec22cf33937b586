/** One payload about several components makes an event of each, with an id that names it; two events of one id are not taken. */
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../lib/schemas/mapping.ts';
import { fromMapping } from '../../../lib/sources/mapped.ts';
import { sourceOf, webhookSource } from '../../../lib/sources/registry.ts';
import { type SourceResult, eachOnce } from '../../../lib/sources/source.ts';
import { RECEIVED_AT } from '../../../scripts/check-sources.ts';

const body = async (source: string, payload: unknown, headers: Record<string, string> = {}): Promise<SourceResult> =>
  webhookSource(source)!.readBody({ body: payload, headers, receivedAt: RECEIVED_AT });
const envelope = async (source: string, detail: object, type = 'x'): Promise<SourceResult> => {
  const event = { id: 'e', source, 'detail-type': type, account: '444455556666', time: '2026-04-03T10:00:00Z', detail };
  return sourceOf(event).readEnvelope!(event, RECEIVED_AT);
};
const facts = (result: SourceResult): string[] =>
  'readings' in result ? result.readings.map(({ type, component, id }) => `${type} ${component} ${id}`) : [JSON.stringify(result)];

const changed = (code: string, status: string): object => ({ code, name: code, old_status: 'operational', new_status: status });
const update = { id: 'u1', status: 'investigating', display_at: '2026-04-03T10:04:00Z' };
const both = [changed('web', 'major_outage'), changed('api', 'partial_outage')];
const components = [{ id: 'web' }, { id: 'api' }];
const work = { id: 'm1', scheduled_for: '2026-04-12T02:00:00Z', scheduled_until: '2026-04-12T04:00:00Z', components };

describe('several components', () => {
  it('statuspage-api gives one fact for each component that it names', async () => {
    const same = components.map(({ id }) => changed(id, 'operational'));
    const page = {
      incidents: [{ id: 'i', started_at: '2026-04-03T10:00:00Z', incident_updates: [{ ...update, affected_components: both }] }],
      scheduled_maintenances: [{ ...work, incident_updates: [{ ...update, id: 'u3', status: 'scheduled', affected_components: same }] }],
    };
    expect(facts(await body('statuspage-api', page))).toEqual([
      'service.degraded statuspage/api sp:u1|api',
      'service.down statuspage/web sp:u1|web',
      'maintenance.scheduled statuspage/web sp:u3|statuspage/web',
      'maintenance.scheduled statuspage/api sp:u3|statuspage/api',
    ]);
    const [bare] = page.scheduled_maintenances;
    const none = {
      incidents: [],
      scheduled_maintenances: [{ ...bare, incident_updates: [{ ...update, status: 'scheduled', affected_components: [] }] }],
    };
    expect(facts(await body('statuspage-api', none))).toEqual([
      'maintenance.scheduled statuspage/web sp:u1|statuspage/web',
      'maintenance.scheduled statuspage/api sp:u1|statuspage/api',
    ]);
  });

  it('statuspage gives one fact for each component that it names', async () => {
    const incident = {
      id: 'i',
      status: 'investigating',
      impact: 'major',
      components,
      incident_updates: [{ ...update, affected_components: both }],
    };
    expect(facts(await body('statuspage', { incident }))).toEqual([
      'service.down statuspage/web sp:u1|web',
      'service.degraded statuspage/api sp:u1|api',
      'ticket.opened statuspage/web sp:u1|ticket|statuspage/web',
      'ticket.opened statuspage/api sp:u1|ticket|statuspage/api',
    ]);
    const planned = {
      ...incident,
      ...work,
      status: 'scheduled',
      incident_updates: [{ ...update, status: 'scheduled', affected_components: [] }],
    };
    expect(facts(await body('statuspage', { incident: planned }))).toEqual([
      'maintenance.scheduled statuspage/web sp:u1|maintenance|statuspage/web',
      'maintenance.scheduled statuspage/api sp:u1|maintenance|statuspage/api',
    ]);
  });

  it('aws-health gives the same facts for any page of an entity', async () => {
    const detail = (entities: string[], more: object = {}): object => ({
      eventArn: 'arn',
      service: 'EC2',
      eventTypeCategory: 'scheduledChange',
      communicationId: 'c1',
      startTime: 'Sun, 12 Apr 2026 02:00:00 GMT',
      endTime: 'Sun, 12 Apr 2026 04:00:00 GMT',
      statusCode: 'upcoming',
      eventRegion: 'eu-west-1',
      affectedEntities: entities.map((entityValue) => ({ entityValue })),
      ...more,
    });
    const read = async (...given: Parameters<typeof detail>): Promise<string[]> =>
      facts(await envelope('aws.health', detail(...given), 'AWS Health Event'));
    expect(await read(['i-1', 'i-2'])).toEqual(['maintenance.scheduled i-1 health:c1|i-1', 'maintenance.scheduled i-2 health:c1|i-2']);
    expect(await read(['i-1'], { totalPages: '1' })).toEqual(['maintenance.scheduled i-1 health:c1']);
    expect(await read(['i-3'], { page: '2', totalPages: '2' })).toEqual(['maintenance.scheduled i-3 health:c1|i-3']);
  });

  it('newrelic, jira and tags give one fact for each component', async () => {
    const issue = {
      id: 'iss',
      state: 'ACTIVATED',
      priority: 'CRITICAL',
      impactedEntities: ['Web', 'API'],
      createdAt: 1775210000000,
      updatedAt: 1775210061000,
    };
    expect(facts(await envelope('aws.partner/newrelic.com/1/wf', issue))).toEqual([
      'service.down newrelic/Web iss|ACTIVATED|1775210061000|newrelic/Web',
      'service.down newrelic/API iss|ACTIVATED|1775210061000|newrelic/API',
      'ticket.opened newrelic/Web iss|ACTIVATED|1775210061000|ticket|newrelic/Web',
      'ticket.opened newrelic/API iss|ACTIVATED|1775210061000|ticket|newrelic/API',
    ]);
    const jira = {
      timestamp: 1791944441962,
      webhookEvent: 'jira:issue_created',
      issue: { id: '1', key: 'S-1', fields: { priority: { name: 'High' }, components: [{ name: 'web' }, { name: 'api' }] } },
    };
    expect(facts(await body('jira', jira))).toEqual([
      'ticket.opened jira/web jira:1|created|jira/web',
      'ticket.opened jira/api jira:1|created|jira/api',
    ]);
    const alert = { alert: { alertId: 'a', tags: ['component:web', 'component:api'], entity: 'e' }, action: 'Create' };
    const mapping: Mapping = {
      source: 'own',
      facts: [
        {
          type: 'service.down',
          id: 'a-{alert.alertId}',
          occurredAt: 'received',
          component: '{$tags(alert.tags, "component")}',
          reason: '{$tag(alert.tags, "component")}',
        },
      ],
    };
    const own = await fromMapping(mapping).readBody!({ body: alert, headers: {}, receivedAt: RECEIVED_AT });
    expect(facts(own)).toEqual(['service.down web a-a|web', 'service.down api a-a|api']);
  });
});

describe('one id is one event', () => {
  const mapping = (id: string): Mapping => ({
    source: 'own',
    each: 'entries',
    facts: [{ type: 'service.down', id, occurredAt: { from: 'at', format: 'iso' }, component: '{name}' }],
  });
  const read = async (id: string, names: string[]): Promise<SourceResult> => {
    const entries = names.map((name) => ({ name, at: '2026-04-03T10:00:00Z' }));
    return fromMapping(mapping(id)).readBody!({ body: { entries }, headers: {}, receivedAt: RECEIVED_AT });
  };

  it('a mapping that gives two facts of a payload one id is refused, with both', async () => {
    const result = await read('same', ['web', 'api']);
    expect(result).toMatchObject({ issues: [{ code: 'id-twice' }] });
    expect(JSON.stringify(result)).toContain('service.down of web and service.down of api');
    expect(facts(await read('a-{name}', ['web', 'api']))).toHaveLength(2);
    expect(facts(await read('same', ['web', 'web']))).toEqual(['service.down web same']);
  });

  it('batched events and batches of CloudEvents are refused for this too', async () => {
    const event = (component: string): object => ({ type: 'service.down', id: 'x', occurredAt: '2026-04-03T10:00:00Z', component });
    const batched = await body('canonical', { type: 'events.batched.v1', events: [event('web'), event('api')] });
    expect(batched).toMatchObject({ issues: [{ code: 'id-twice' }] });
    const cloud = (component: string): object => ({
      specversion: '1.0',
      id: '1',
      source: '/s',
      type: 'service.down.v1',
      time: '2026-04-03T10:00:00Z',
      data: { component },
    });
    expect(await body('cloudevents', [cloud('web'), cloud('api')])).toMatchObject({ issues: [{ code: 'id-twice' }] });
    expect(eachOnce([])).toEqual({ readings: [] });
  });
});
