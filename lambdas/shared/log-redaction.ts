/** The form of a log line, and what is left out of it: an error is reduced to its name, message, stack and cause. */
import { LogFormatter, LogItem } from '@aws-lambda-powertools/logger';
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types';

export class RedactingFormatter extends LogFormatter {
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
