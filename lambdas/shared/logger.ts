/**
 * Structured logs: one JSON object a line, the level by the environment (`POWERTOOLS_LOG_LEVEL`, `AWS_LAMBDA_LOG_LEVEL`). No payloads
 * (they are contract data), no addresses of webhooks (they are secrets), no line for each event.
 */
import { Logger } from '@aws-lambda-powertools/logger';
import { RedactingFormatter } from './log-redaction.ts';

export const logger = new Logger({ serviceName: 'makegood', logFormatter: new RedactingFormatter() });
