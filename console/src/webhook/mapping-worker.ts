/** The worker thread of the webhook wizard: an expression that does not end does not hold up the page. */
import { answerBy } from '../worker/answering.ts';
import { WORK } from './mapping-work.ts';

answerBy(WORK);
