/** The texts to paste on docs/how-to/connect-a-tool.md that test/integration/docs/sources.test.ts reads as the tool sends them. */
export const PASTED: readonly string[] = ['datadog', 'newrelic', 'checkly', 'freshdesk', 'servicenow', 'canonical'];
