/** The names of sources with webhooks, by the name in the path; data without code, for callers that only need the names. */
export const WEBHOOK_SOURCES = [
  'agora',
  'alertmanager',
  'canonical',
  'checkly',
  'cloudevents',
  'datadog',
  'freshdesk',
  'github',
  'grafana',
  'iperf3',
  'jira',
  'opsgenie',
  'pagerduty',
  'pingdom',
  'ripe-atlas',
  'servicenow',
  'statuspage',
  'statuspage-api',
  'tencent-css',
  'uptime-kuma',
  'webrtc',
  'zendesk',
] as const;

/** The sources whose signature over the body is checked. */
export const SIGNING_SOURCES: ReadonlySet<string> = new Set([
  'agora',
  'checkly',
  'github',
  'grafana',
  'jira',
  'pagerduty',
  'zendesk',
] satisfies (typeof WEBHOOK_SOURCES)[number][]);

/** The sources whose token is checked: it shows who sends, and covers none of the body. */
export const TOKEN_SOURCES: ReadonlySet<string> = new Set(['tencent-css'] satisfies (typeof WEBHOOK_SOURCES)[number][]);

export type WebhookSourceName = (typeof WEBHOOK_SOURCES)[number];

export const isWebhookSource = (name: string): name is WebhookSourceName => (WEBHOOK_SOURCES as readonly string[]).includes(name);
