/** Sources that take webhooks, by the name in the path: data alone, for those who only need to know that there is one. */
export const WEBHOOK_SOURCES = ['uptime-kuma', 'pagerduty', 'zendesk', 'canonical'] as const;

export type WebhookSourceName = (typeof WEBHOOK_SOURCES)[number];

export const isWebhookSource = (name: string): name is WebhookSourceName => (WEBHOOK_SOURCES as readonly string[]).includes(name);
