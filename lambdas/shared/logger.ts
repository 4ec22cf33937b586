/**
 * Structured logs: one JSON object a line, the level by the environment (`POWERTOOLS_LOG_LEVEL`, `AWS_LAMBDA_LOG_LEVEL`). No payloads
 * (they are contract data), no addresses of webhooks (they are secrets), no line for each event.
 */
import { LogFormatter, LogItem, Logger } from '@aws-lambda-powertools/logger';
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types';

class Formatter extends LogFormatter {
  override formatAttributes(
    { logLevel, message, timestamp, serviceName, xRayTraceId }: UnformattedAttributes,
    more: LogAttributes,
  ): LogItem {
    const time = this.formatTimestamp(timestamp);
    return new LogItem({
      attributes: { level: logLevel, message, timestamp: time, service: serviceName, xray_trace_id: xRayTraceId },
    }).addAttributes(more);
  }

  /** Errors of the SDK carry what was to be written (`Item`): of an error only what says where it came from is logged. */
  override formatError({ name, message, stack, cause }: Error): LogAttributes {
    return { name, message, stack, ...(cause instanceof Error && { cause: this.formatError(cause) }) };
  }
}

export const logger = new Logger({ serviceName: 'makegood', logFormatter: new Formatter() });
