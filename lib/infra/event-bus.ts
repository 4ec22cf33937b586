/** The bus: its archive for replay, and a policy that lets each vendor's account put events, but not in our own name. */
import { Aws, Duration } from 'aws-cdk-lib';
import { Archive, CfnEventBusPolicy, EventBus, Match } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';

export interface MakegoodBusProps {
  /** Of the bus: one in an account and region has it. */
  readonly name: string;
  readonly vendorAccounts: readonly string[];
  /** Each account of it may put events. */
  readonly organizationId?: string | undefined;
  readonly archiveDays: number;
}

export class MakegoodBus extends Construct {
  readonly bus: EventBus;
  readonly archiveArn: string;

  constructor(scope: Construct, id: string, props: MakegoodBusProps) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', { eventBusName: props.name });
    const archive = new Archive(this, 'Archive', {
      sourceEventBus: this.bus,
      // The policy below decides who may put events; what it lets in is kept. A pattern of all accounts would be too long where they are many.
      eventPattern: { account: Match.exists() },
      retention: Duration.days(props.archiveDays),
      description: 'All evidence as it came, for replay.',
    });
    this.archiveArn = archive.archiveArn;
    // One statement: a resource for each account would leave a stack space for some twenty, and a statement for each the policy for some thirty.
    const accounts = props.vendorAccounts.map((account) => `arn:${Aws.PARTITION}:iam::${account}:root`);
    if (accounts.length > 0) this.allow('VendorAccounts', 'vendor-accounts', { AWS: accounts });
    if (props.organizationId !== undefined)
      this.allow('Organization', 'organization', '*', { StringEquals: { 'aws:PrincipalOrgID': props.organizationId } });
  }

  /** Lets others put events, but none under a source of Makegood itself. */
  private allow(id: string, statementId: string, principal: object | '*', condition: object = {}): void {
    new CfnEventBusPolicy(this, id, {
      eventBusName: this.bus.eventBusName,
      statementId,
      statement: {
        Effect: 'Allow',
        Principal: principal,
        Action: 'events:PutEvents',
        Resource: this.bus.eventBusArn,
        Condition: { ...condition, 'ForAllValues:StringNotLike': { 'events:source': ['makegood.*'] } },
      },
    });
  }
}
