/** Time to live in the embedded run: deletes items whose instant has passed. The embedded engines do not all do it. */
import { DeleteItemCommand, type DynamoDBClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { EXPIRY, expirySeconds } from '../../lib/adapters/dynamo/expiry.ts';

/** @param now epoch ms. @returns how many were deleted. */
export async function deleteExpired(client: DynamoDBClient, TableName: string, now: number): Promise<number> {
  let deleted = 0;
  let ExclusiveStartKey: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page: ScanCommandOutput = await client.send(
      new ScanCommand({
        TableName,
        FilterExpression: '#until < :now',
        ProjectionExpression: 'pk, sk',
        ExpressionAttributeNames: { '#until': EXPIRY },
        ExpressionAttributeValues: { ':now': { N: String(expirySeconds(now)) } },
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    for (const Key of page.Items ?? []) await client.send(new DeleteItemCommand({ TableName, Key }));
    deleted += page.Items?.length ?? 0;
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return deleted;
}
