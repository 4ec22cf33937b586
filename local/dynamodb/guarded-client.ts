/** IAM in the embedded run: a client of the table that does what a function is declared to do, and nothing else. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EXPIRY } from '../../lib/adapters/dynamo/expiry.ts';
import { RECORDED_ONCE, type TablePermissions, matches, permissionsOf } from '../../lib/adapters/dynamo/permissions.ts';
import type { FunctionName } from '../../lib/declarations/functions.ts';
import { expectCaller } from '../api-gateway/waiting-caller.ts';

/** The members of the commands that `Table` sends which say what is meant. */
interface Input {
  readonly Item?: { readonly pk?: { readonly S?: string } };
  readonly Key?: { readonly pk?: { readonly S?: string } };
  readonly ExpressionAttributeValues?: { readonly ':pk'?: { readonly S?: string } };
  readonly ConditionExpression?: string;
}

/** A call that IAM would deny, or that would put over what is recorded once. */
export class AccessDeniedError extends Error {
  constructor(message: string) {
    super(`AccessDeniedException: ${message}`);
    this.name = 'AccessDeniedException';
  }
}

const ACTIONS: Readonly<Record<string, (pk: string, may: TablePermissions) => boolean>> = {
  GetItemCommand: (pk, { unreadable }) => !matches(pk, unreadable),
  QueryCommand: (pk, { unreadable }) => !matches(pk, unreadable),
  PutItemCommand: (pk, { put }) => matches(pk, put),
  UpdateItemCommand: (pk, { update }) => matches(pk, update),
  DeleteItemCommand: (pk, may) => matches(pk, may.delete),
};

/** @param name the function whose client it is. */
export function guardedClient(client: DynamoDBClient, name: FunctionName): DynamoDBClient {
  const may = permissionsOf(name);
  const send = async (command: Parameters<DynamoDBClient['send']>[0]): Promise<unknown> => {
    expectCaller();
    const action = command.constructor.name;
    const { Item, Key, ExpressionAttributeValues, ConditionExpression } = command.input as Input;
    const pk = (Item ?? Key)?.pk?.S ?? ExpressionAttributeValues?.[':pk']?.S ?? '';
    const family = pk.split('#')[0]!;
    if (!ACTIONS[action]?.(pk, may)) throw new AccessDeniedError(`${name} is not declared to do ${action} on ${family}`);
    if (action === 'PutItemCommand' && ConditionExpression === undefined && matches(pk, RECORDED_ONCE))
      throw new AccessDeniedError(`${name} would put over what is recorded once in ${family}`);
    if (Item && EXPIRY in Item && !matches(pk, may.expiring))
      throw new AccessDeniedError(`${name} would let what is kept in ${family} expire`);
    return client.send(command);
  };
  return { send } as unknown as DynamoDBClient;
}
