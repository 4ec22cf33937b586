/** Copies of tables by AWS Backup: one each night, in a vault that outlives the deployment. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { acknowledge } from './accepted-nag-finding.ts';

export interface TableBackupProps {
  /** Addresses of the tables. */
  readonly tables: readonly string[];
  /** Days that a copy is kept. */
  readonly days: number;
}

export class TableBackup extends Construct {
  constructor(scope: Construct, id: string, { tables, days }: TableBackupProps) {
    super(scope, id);
    const vault = new BackupVault(this, 'Vault', { removalPolicy: RemovalPolicy.RETAIN });
    const plan = new BackupPlan(this, 'Plan', { backupVault: vault });
    plan.addRule(
      new BackupPlanRule({
        ruleName: 'daily',
        // After the evening's audit in most zones; in UTC.
        scheduleExpression: Schedule.cron({ hour: '2', minute: '0' }),
        startWindow: Duration.hours(1),
        completionWindow: Duration.hours(8),
        deleteAfter: Duration.days(days),
      }),
    );
    const selection = plan.addSelection('Tables', { resources: tables.map((arn) => BackupResource.fromArn(arn)) });
    acknowledge(
      selection,
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
      'The policy that AWS Backup publishes for its own role.',
    );
  }
}
