/** Text in HTML. */

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as the content of an element, or as the value of an attribute in quotes. */
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign]!);

/** The tag of a language for `lang`. */
export const htmlLanguage = (language: string): string => (language === 'zh' ? 'zh-CN' : language);
