/** DynamoDB refuses an empty text as the value of a key in a query; the embedded engines take it, so that only the command shows it. */
import type { QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { type PageOptions, Table } from '../../../../lib/adapters/dynamo/table.ts';

it.each<PageOptions>([{ prefix: '' }, { from: '' }, { after: '' }, { from: '', after: '' }])(
  'a page with an empty bound asks for all: %j',
  async (options) => {
    const asked: QueryCommandInput[] = [];
    const client = { send: async ({ input }: { input: QueryCommandInput }) => (asked.push(input), {}) };
    await new Table(client as never, 'memory').page('A', options);
    expect(asked).toMatchObject([{ KeyConditionExpression: '#pk = :pk', ExpressionAttributeValues: { ':pk': { S: 'A' } } }]);
    expect(asked[0]).not.toHaveProperty('ExclusiveStartKey');
  },
);
