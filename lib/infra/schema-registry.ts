/** The event types in the EventBridge schema registry: senders in this account find them, and code bindings, in the console. */
import { CfnRegistry, CfnSchema } from 'aws-cdk-lib/aws-eventschemas';
import { Construct } from 'constructs';
import { BUS_NAME } from '../declarations/events.ts';
import { REGISTRY_TYPE, registrySchemas } from '../schemas/event-registry.ts';

export class SchemaRegistry extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const registry = new CfnRegistry(this, 'Registry', { registryName: BUS_NAME, description: 'Events that Makegood takes as evidence.' });
    for (const { name, description, content } of registrySchemas())
      new CfnSchema(this, name, {
        registryName: registry.attrRegistryName,
        schemaName: name,
        type: REGISTRY_TYPE,
        description,
        content,
      });
  }
}
