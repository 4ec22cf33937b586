/** All event sources. From the bus, the first that matches reads an event; the public event types come last. */
import { canonical } from './canonical.ts';
import { cloudwatchAlarm } from './cloudwatch-alarm.ts';
import { type WebhookSourceName, isWebhookSource } from './names.ts';
import { pagerduty } from './pagerduty.ts';
import type { Envelope, Source } from './source.ts';
import { uptimeKuma } from './uptime-kuma.ts';
import { zendesk } from './zendesk.ts';

/** A source that has webhooks reads bodies; one that is forgotten here does not compile. */
const BY_WEBHOOK: Readonly<Record<WebhookSourceName, Source & Required<Pick<Source, 'readBody'>>>> = {
  'uptime-kuma': uptimeKuma,
  pagerduty,
  zendesk,
  canonical,
};

const FROM_BUS: readonly Source[] = [cloudwatchAlarm, pagerduty, canonical];

export const sourceOf = (envelope: Envelope): Source => FROM_BUS.find((source) => source.matches?.(envelope)) ?? canonical;

/** A source that has webhooks, by its name in the path. */
export const webhookSource = (name: string): (Source & Required<Pick<Source, 'readBody'>>) | undefined =>
  isWebhookSource(name) ? BY_WEBHOOK[name] : undefined;
