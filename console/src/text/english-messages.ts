import type { MessageState } from '../../../lib/application/ports/messages.ts';
import type { MessageKind } from '../../../lib/declarations/messages.ts';

/** Texts of the page about messages to people. */
export const englishMessages = {
  subscriptions: 'Subscriptions',
  intro: 'Who gets which mails. A mail has what happened, what to do, and a link to this console.',
  noSubscriptions: 'No address is subscribed, so that no mail is sent.',
  name: 'Name',
  nameHelp: 'Lower case letters, digits and single hyphens, such as "treasury".',
  address: 'E-mail address',
  language: 'Language',
  role: 'Role',
  roleHelp: 'It decides which kinds are possible, and which come without being named. An address is either of the customer or of a vendor.',
  vendorRole: 'Vendor',
  vendors: 'Vendors',
  vendorsHelp: 'Without one: about all vendors. The role of a vendor names exactly one.',
  allVendors: 'all',
  kinds: 'Kinds',
  kindsHelp: 'Without one: the kinds of the role, which are named here.',
  ofRole: (kinds: string) => `those of the role: ${kinds}`,
  kindNames: {
    audit: 'Audits',
    'claim-deadline': 'Deadlines of claims',
    'claim-answer': 'Answers to claims',
    budget: 'Downtime that is nearly used',
    'ticket-deadline': 'Deadlines of tickets',
    approval: 'Approvals',
    'bill-row': 'Rows of bills without a claim',
    endpoint: 'Endpoints that take no deliveries',
  } satisfies Record<MessageKind, string> as Record<MessageKind, string>,
  add: 'Add a subscription',
  change: 'Change',
  changeOf: (name: string) => `Change the subscription ${name}`,
  end: 'End',
  endOf: (name: string) => `End the subscription ${name}`,
  endHelp: 'It gets no further mails, and its address is erased from it.',
  isThere: 'There is a subscription of this name. Change that one, or choose another name.',
  needed: 'This is needed.',
  oneVendor: 'The role of a vendor names exactly one vendor.',
  done: (name: string) => `The subscription ${name} is in force.`,
  ended: (name: string) => `The subscription ${name} has ended.`,
  sent: 'Sent messages',
  month: 'Month of the events (UTC)',
  noMessages: 'No message was made for events of this month.',
  cut: 'There are more messages than these, which are not the newest of all; use the command line for all.',
  at: 'Event',
  subject: 'Subject',
  kind: 'Kind',
  to: 'To',
  state: 'State',
  states: { sending: 'is being sent', sent: 'sent', failed: 'the last attempt failed' } satisfies Record<MessageState, string> as Record<
    MessageState,
    string
  >,
  attempts: (count: number) => `attempts: ${count}`,
  attached: 'Attached',
  none: 'nothing',
  text: 'Text',
};

/** What each other language has too. */
export type MessagesTexts = typeof englishMessages;
