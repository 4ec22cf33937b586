/** Sends messages by mail: one event after the other, each handed back alone when a mail of it could not be sent. */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { type Writer, type WrittenMessage, sendMessages } from '../../lib/application/messages/send-messages.ts';
import type { Attachment } from '../../lib/application/ports/messages.ts';
import { actionMessage } from '../../lib/presentation/message/action-message.ts';
import { auditMessage } from '../../lib/presentation/message/audit-message.ts';
import { type MessageModel, asHtml, asText } from '../../lib/presentation/message/message-model.ts';
import { withEvidence } from '../shared/evidence.ts';
import { logger } from '../shared/logger.ts';
import { mailingServices } from '../shared/mailing.ts';
import { allStores } from '../shared/messaging.ts';
import { count } from '../shared/metrics.ts';
import type { Services } from '../shared/services.ts';
import { withEndpointStores } from '../shared/with-endpoint-stores.ts';
import { StatementFiles } from './statement-files.ts';

/** An event of the bus, unchanged. */
const eventSchema = z.object({ 'detail-type': z.string(), time: z.string(), detail: z.record(z.string(), z.unknown()) });

const inForms = (model: MessageModel, attachments: readonly Attachment[] = []): WrittenMessage => ({
  subject: model.subject,
  text: asText(model),
  html: asHtml(model),
  attachments,
});

function writerOf(services: Services): Writer {
  const { CONSOLE_URL: consoleUrl } = services.environment;
  const files = new StatementFiles(services);
  return {
    audit: async (digest, to) => inForms(auditMessage(digest, to.language, consoleUrl), await files.of(digest, to)),
    action: ({ type, detail }, { language }) => inForms(actionMessage(type, detail, language, consoleUrl)),
  };
}

export function sendingMessages(given: () => Services = withEvidence(mailingServices)) {
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const { mailer, ...services } = given();
    if (!mailer) throw new Error('the function has nothing that sends mails');
    const failures: string[] = [];
    const counts = { MessagesSent: 0, MessagesFailed: 0 };
    for (const { messageId, body } of event.Records)
      try {
        // What was drawn is kept for the recipients of one event.
        const sending = {
          ...services,
          stores: { ...allStores(services), ...withEndpointStores(services) },
          mailer,
          writer: writerOf(services),
        };
        const { 'detail-type': type, time, detail } = eventSchema.parse(JSON.parse(body));
        const { sent, failed } = await sendMessages({ type, time, detail }, sending);
        counts.MessagesSent += sent;
        counts.MessagesFailed += failed.length;
        // Addresses are not logged; the id leads to the message.
        for (const { message, error } of failed)
          logger.warn('a message could not be sent; its event comes again', { message, type, error });
        if (failed.length > 0) failures.push(messageId);
      } catch (error) {
        logger.warn('the messages of an event could not be made; it comes again', { messageId, error });
        failures.push(messageId);
      }
    count(counts);
    return { batchItemFailures: failures.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

export const handler = sendingMessages();
