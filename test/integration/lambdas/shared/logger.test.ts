/** What the functions log: one JSON object a line, and of an error no data that it carries. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { logger } from '../../../../lambdas/shared/logger.ts';

const written: string[] = [];

const listen = (): void => {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
};

const lines = (): Record<string, any>[] =>
  written
    .join('')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, any>);

afterEach(() => {
  vi.restoreAllMocks();
  written.length = 0;
  logger.setLogLevel('INFO');
});

describe('the logger', () => {
  it('writes level, time, message and fields on one line', () => {
    listen();
    logger.warn('an event could not be recorded', { messageId: 'm-1' });
    expect(lines()).toEqual([
      expect.objectContaining({ level: 'WARN', message: 'an event could not be recorded', service: 'makegood', messageId: 'm-1' }),
    ]);
    expect(lines()[0]!.timestamp).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('logs the name, message, stack and cause of an error, and not its other members', () => {
    const cause = Object.assign(new Error('the condition failed'), { Item: { raw: { S: 'what a vendor sent' } } });
    listen();
    logger.error('request failed', { error: Object.assign(new TypeError('no', { cause }), { body: 'what a vendor sent' }) });
    expect(Object.keys(lines()[0]!.error as object)).toEqual(['name', 'message', 'stack', 'cause']);
    expect(lines()[0]!.error).toMatchObject({ name: 'TypeError', message: 'no', cause: { message: 'the condition failed' } });
    expect(written.join('')).not.toContain('what a vendor sent');
  });

  it('logs less when its level is higher', () => {
    logger.setLogLevel('ERROR');
    listen();
    logger.warn('not written', {});
    expect(written).toEqual([]);
  });
});
