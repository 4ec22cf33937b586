/**
 * Codes that the rules of EN 16931 allow (validation artefacts as published with Peppol BIS Billing 3.0.19, rules BR-CL-11, 22 and 25, and
 * PEPPOL-EN16931-P0104 to P0111).
 */
import type { TaxCategory } from '../../contract/terms.ts';

/** The categories with a rate. */
export const RATED: readonly TaxCategory[] = ['S', 'L', 'M'];
/** The categories that state why no tax is charged. */
export const REASONED: readonly TaxCategory[] = ['E', 'AE', 'K', 'G', 'O'];

const EU_132 = 'A B C D E F G H I J K L M N O P Q'.split(' ').map((letter) => `132-1${letter}`);
const EU_143 = 'A B C D E F FA G H I J K L'.split(' ').map((letter) => `143-1${letter}`);
const EU_148 = 'A B C D E F G'.split(' ').map((letter) => `148-${letter}`);
const EU_151 = 'A AA B C D E'.split(' ').map((letter) => `151-1${letter}`);
const EU = ['79-C', '132', ...EU_132, '143', ...EU_143, '144', '146-1E', '148', ...EU_148, '151', ...EU_151, '153', '159', '309'];
const CGI =
  '261-1 261-2 261-3 261-4 261-5 261-7 261-8 261A 261B 261C-1 261C-2 261C-3 261D-1 261D-1BIS 261D-2 261D-3 261D-4 261E-1 261E-2 275 277A 295'.split(
    ' ',
  );
const OF_ONE_CATEGORY: Readonly<Record<string, TaxCategory>> = {
  'VATEX-EU-AE': 'AE',
  'VATEX-EU-D': 'E',
  'VATEX-EU-F': 'E',
  'VATEX-EU-G': 'G',
  'VATEX-EU-I': 'E',
  'VATEX-EU-IC': 'K',
  'VATEX-EU-J': 'E',
  'VATEX-EU-O': 'O',
};

/** Reasons for charging no tax. */
export const VATEX: ReadonlySet<string> = new Set([
  ...EU.map((one) => `VATEX-EU-${one}`),
  ...Object.keys(OF_ONE_CATEGORY),
  ...CGI.map((one) => `VATEX-FR-CGI${one}`),
  ...['298SEXDECIESA', 'AE', 'CNWVAT', 'FRANCHISE'].map((one) => `VATEX-FR-${one}`),
]);

/** The category that a reason belongs to; undefined for one of any category. */
export const categoryOfReason = (code: string): TaxCategory | undefined => OF_ONE_CATEGORY[code];

/** Schemes of electronic addresses. */
export const ADDRESS_SCHEMES: ReadonlySet<string> = new Set(
  (
    '0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184 0188 0190 0191 0192 0193 0194 0195 ' +
    '0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 0215 0216 0217 0218 0219 0220 0221 0225 0230 0235 0240 9910 ' +
    '9913 9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 ' +
    '9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959'
  ).split(' '),
);

/** Whether ISO 6523 has the scheme of an identifier: 0002 to 0240 with four gaps. */
export const isIdentifierScheme = (scheme: string): boolean =>
  /^0\d{3}$/.test(scheme) && Number(scheme) >= 2 && Number(scheme) <= 240 && !['0092', '0103', '0181', '0182'].includes(scheme);

/** Rates of French tax in percent (BR-FR-16). */
export const FRENCH_RATES: readonly number[] = '0 0.9 1.05 1.75 2.1 5.5 7 8.5 9.2 9.6 10 13 19.6 20 20.6'.split(' ').map(Number);
