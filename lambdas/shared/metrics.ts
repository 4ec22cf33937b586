/** Metrics, one line an invocation; the environment names the deployment (`POWERTOOLS_SERVICE_NAME`). */
import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics';

const metrics = new Metrics({ namespace: 'Makegood', serviceName: process.env.POWERTOOLS_SERVICE_NAME ?? 'makegood' });

/** Counts by name, written at the end of an invocation; zeroes are left out. */
export function count(counts: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(counts)) if (value > 0) metrics.addMetric(name, MetricUnit.Count, value);
  if (Object.values(counts).some((value) => value > 0)) metrics.publishStoredMetrics();
}
