/** What letters and notes carry, in plain Simplified Chinese: addresses, electronic addresses, taxes, invoices, payment. */
import {
  DEFAULT_NOTE_PROFILE,
  type InvoiceParty,
  type InvoiceReference,
  type InvoiceTax,
  type NoteProfile,
  type TaxCategory,
} from '../../domain/contract/terms.ts';
import { SERIES } from '../../domain/statement/note/note.ts';
import { list } from './chinese-conditions.ts';
import { charge, set, side } from './chinese-words.ts';
import type { InvoicePhrases } from './language.ts';

const CATEGORIES: Readonly<Record<TaxCategory, string>> = {
  S: '标准税率',
  Z: '零税率',
  E: '免税',
  AE: '反向征收',
  K: '欧盟内部供应',
  G: '出口',
  O: '不属征税范围',
  L: 'IGIC',
  M: 'IPSI',
};

const PROFILES: Readonly<Record<NoteProfile, string>> = {
  peppol: ' Peppol BIS Billing 3.0',
  en16931: ' EN 16931 本身',
  xrechnung: ' XRechnung',
  france: '法国电子发票规则',
};

const taxed = ({ category, rate, reason, 'reason-code': code }: InvoiceTax): string =>
  [
    `税务类别 ${category}（${CATEGORIES[category]}${rate === undefined ? '' : ` ${rate}`}）计税`,
    ...(reason === undefined ? [] : [`理由为“${reason}”`]),
    ...(code === undefined ? [] : [`理由代码为 ${code}`]),
  ].join('，');

const invoice = ({ number, date }: InvoiceReference): string => `“${number}”号发票${date === undefined ? '' : `（日期 ${date}）`}`;

function identified(details: InvoiceParty): string[] {
  const { registration, identifier, 'vat-id': vat, 'registration-scheme': scheme } = details;
  return [
    ...(vat === undefined ? [] : [`增值税号为“${vat}”`]),
    ...(registration === undefined ? [] : [`登记号为“${registration}”`]),
    ...(scheme === undefined ? [] : [`登记号编码体系为 ${scheme}`]),
    ...(identifier === undefined ? [] : [`另一识别号为“${identifier.id}”（编码体系 ${identifier.scheme}）`]),
  ];
}

function electronic(role: string, details: InvoiceParty): string[] {
  const { country, street, postcode, city, endpoint, contact } = details;
  const place = [street, postcode, city, country].filter((part) => part !== undefined).map((part) => `“${part}”`);
  const parts = [
    `票据上${role}的地址为${list(place)}`,
    `电子地址为“${endpoint.id}”（编码体系 ${endpoint.scheme}）`,
    ...identified(details),
  ];
  return [
    `${parts.join('；')}。`,
    ...(contact === undefined ? [] : [`${role}的联系人为“${contact.name}”，电话“${contact.phone}”，电子邮件“${contact.mail}”。`]),
  ];
}

export const chineseInvoice: InvoicePhrases = {
  partyDetails: (role, { address, place, invoice: details }) => [
    ...(address === undefined ? [] : [`${side(role)}的邮寄地址为${list(address.map((line) => `“${line}”`))}。`]),
    ...(place === undefined ? [] : [`${side(role)}的信函落款地点为“${place}”。`]),
    ...(details === undefined ? [] : electronic(side(role), details)),
  ],
  notes: ({ 'buyer-reference': reference, profile, series, tax, 'tax-by-charge': byCharge, payment, mentions }, { vendor }) => [
    `票据载明买方编号“${reference}”，遵循${PROFILES[profile ?? DEFAULT_NOTE_PROFILE]}，其号码以“${series ?? SERIES}”开头。`,
    `赔付按${taxed(tax)}。`,
    ...Object.entries(byCharge ?? {}).map(([kind, own]) => `${set(`${charge(kind)}费用的赔付按`)}${taxed(own)}。`),
    ...(payment === undefined
      ? []
      : [
          `客户应付的金额须在票据日期后 ${payment.days} 天内付至“${payment.holder ?? vendor.name}”的账户“${payment.account}”${payment.bic === undefined ? '' : `（BIC “${payment.bic}”）`}。`,
        ]),
    ...(mentions === undefined
      ? []
      : [
          `票据载明逾期付款条款“${mentions['late-payment']}”、追偿费用条款“${mentions['recovery-costs']}”和提前付款条款“${mentions.discount}”。`,
        ]),
  ],
  billed: ({ invoice: one, invoices = {} }) => [
    ...(one === undefined ? [] : [`此费用由${invoice(one)}开具${Object.keys(invoices).length > 0 ? '，另有指明者除外' : ''}。`]),
    ...Object.entries(invoices).map(([label, other]) => `“${label}”的此费用由${invoice(other)}开具。`),
  ],
};
