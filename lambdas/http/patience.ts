/** An answer of the database that is waited for only so long, where an early 503 is of more use than a late answer. */
import { HttpProblem } from './http.ts';

/**
 * @param patienceMs undefined: as long as it takes.
 * @throws HttpProblem 503 when it takes longer; what was asked goes on.
 */
export async function withinPatience<T>(answer: Promise<T>, patienceMs: number | undefined): Promise<T> {
  if (patienceMs === undefined) return answer;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const problem = new HttpProblem(503, 'unavailable', `the database did not answer within ${patienceMs} ms`, [], { 'retry-after': '5' });
    timer = setTimeout(() => reject(problem), patienceMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
