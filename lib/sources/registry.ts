/** All event sources. From the bus, the first that matches reads an event; the public event types come last. */
import { canonical } from './canonical.ts';
import { cloudwatchAlarm } from './cloudwatch-alarm.ts';
import { pagerduty } from './pagerduty.ts';
import type { Envelope, Source } from './source.ts';
import { uptimeKuma } from './uptime-kuma.ts';
import { zendesk } from './zendesk.ts';

export const SOURCES: readonly Source[] = [cloudwatchAlarm, pagerduty, uptimeKuma, zendesk, canonical];

export const sourceOf = (envelope: Envelope): Source => SOURCES.find((source) => source.readEnvelope && source.matches?.(envelope)) ?? canonical;

/** A source that has webhooks, by its name in the path. */
export const webhookSource = (name: string): Source | undefined => SOURCES.find((source) => source.name === name && source.readBody);
