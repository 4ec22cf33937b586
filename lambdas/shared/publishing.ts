/** Services of the functions that also publish; apart, so that the others do not carry the EventBridge client. */
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { EventBridgePublisher } from '../../lib/adapters/eventbridge/event-publisher.ts';
import { withNotificationTexts } from '../../lib/presentation/notification/notification-text.ts';
import { type PublishingServices, services } from './services.ts';

let known: PublishingServices | undefined;

export function publishingServices(): PublishingServices {
  if (known) return known;
  const shared = services();
  const { EVENTBRIDGE_ENDPOINT: endpoint, BUS_NAME } = shared.environment;
  const bus = new EventBridgePublisher(new EventBridgeClient(endpoint === undefined ? {} : { endpoint }), BUS_NAME);
  known = { ...shared, publisher: withNotificationTexts(bus) };
  return known;
}
