/** All built-in sources. From the bus, the first that matches reads an event; the public event types come last. */
import type { Mapping } from '../schemas/mapping.ts';
import { canonical } from './canonical.ts';
import { isPublicType } from './check-bus.ts';
import { fromMapping } from './mapped.ts';
import { type WebhookSourceName, isWebhookSource } from './names.ts';
import type { Envelope, Source, WebhookReader } from './source.ts';
import { agora } from './tools/agora.ts';
import { alertmanager } from './tools/alertmanager.ts';
import { awsHealth } from './tools/aws-health.ts';
import { checkly } from './tools/checkly.ts';
import { cloudevents } from './tools/cloudevents.ts';
import { cloudwatchAlarm } from './tools/cloudwatch-alarm.ts';
import { datadogEventbridge } from './tools/datadog-eventbridge.ts';
import { datadog } from './tools/datadog.ts';
import { freshdesk } from './tools/freshdesk.ts';
import { github } from './tools/github.ts';
import { grafana } from './tools/grafana.ts';
import { iperf3 } from './tools/iperf3.ts';
import { ivs } from './tools/ivs.ts';
import { jira } from './tools/jira.ts';
import { newrelic } from './tools/newrelic.ts';
import { opsgenie } from './tools/opsgenie.ts';
import { pagerduty } from './tools/pagerduty.ts';
import { pingdom } from './tools/pingdom.ts';
import { ripeAtlas } from './tools/ripe-atlas.ts';
import { route53HealthCheck } from './tools/route53-health-check.ts';
import { servicenow } from './tools/servicenow.ts';
import { statuspageApi } from './tools/statuspage-api.ts';
import { statuspage } from './tools/statuspage.ts';
import { syntheticsCanary } from './tools/synthetics-canary.ts';
import { tencentCss } from './tools/tencent-css.ts';
import { uptimeKuma } from './tools/uptime-kuma.ts';
import { webrtc } from './tools/webrtc.ts';
import { zendeskEventbridge } from './tools/zendesk-eventbridge.ts';
import { zendesk } from './tools/zendesk.ts';

/** Sources that are mappings; `makegood source show` prints them. */
export const MAPPINGS: readonly Mapping[] = [
  agora,
  alertmanager,
  awsHealth,
  checkly,
  cloudwatchAlarm,
  datadog,
  datadogEventbridge,
  freshdesk,
  github,
  grafana,
  iperf3,
  ivs,
  jira,
  newrelic,
  opsgenie,
  pagerduty,
  pingdom,
  ripeAtlas,
  servicenow,
  statuspage,
  statuspageApi,
  syntheticsCanary,
  uptimeKuma,
  zendesk,
  zendeskEventbridge,
];

/** The order in which sources are matched with a bus event: alarms of health checks before other alarms. */
export const SOURCES: readonly Source[] = [route53HealthCheck, tencentCss, webrtc, ...MAPPINGS.map(fromMapping), cloudevents, canonical];

const BY_NAME = new Map(SOURCES.map((source) => [source.name, source]));

/** Whether a name is built in, so that no mapping may use it. */
export const isBuiltIn = (name: string): boolean => BY_NAME.has(name) || isWebhookSource(name);

/** @param more the administrator's mappings, which read what is no public event type. */
export const sourceOf = (envelope: Envelope, more: readonly Source[] = []): Source =>
  SOURCES.find((source) => source !== canonical && source.matches?.(envelope)) ??
  (isPublicType(envelope['detail-type']) ? undefined : more.find((source) => source.matches?.(envelope))) ??
  canonical;

/** A built-in source that has webhooks, by its name in the path. */
export function webhookSource(name: WebhookSourceName): WebhookReader;
export function webhookSource(name: string): WebhookReader | undefined;
export function webhookSource(name: string): WebhookReader | undefined {
  const source = BY_NAME.get(name);
  return source?.readBody ? (source as WebhookReader) : undefined;
}
