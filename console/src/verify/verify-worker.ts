/** The worker thread of the verification: a month of many tickets takes seconds to compute again. */
import { answerBy } from '../worker/answering.ts';
import { WORK } from './verify-work.ts';

answerBy(WORK);
