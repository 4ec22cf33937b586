/** Services of the function that sends mails; apart, so that the others do not carry the client of SES. */
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { endpointStores } from '../../lib/adapters/dynamo/endpoint-stores.ts';
import { SesMailer } from '../../lib/adapters/ses/ses-mailer.ts';
import { messagingServices } from './messaging.ts';
import { type Services, services } from './services.ts';

let known: Services | undefined;

export function mailingServices(): Services {
  if (known) return known;
  const shared = messagingServices();
  const { MAIL_FROM: from } = shared.environment;
  if (from === undefined) throw new Error("the function's environment has no MAIL_FROM: the address that mails are from");
  known = { ...shared, endpoints: endpointStores(services().table), mailer: new SesMailer(new SESv2Client({}), from, shared.clock) };
  return known;
}
