/** The worker thread of the playground: a contract that takes long to check or to assess does not hold up the page. */
import { answerBy } from '../worker/answering.ts';
import { WORK } from './playground-work.ts';

answerBy(WORK);
