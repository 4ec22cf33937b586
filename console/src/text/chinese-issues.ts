/** What each issue of a form is in Chinese, by its code, where no problem of the API has this code. Its message, which names the place, is in English. */
import { CHINESE_ERRORS } from '../../../lib/presentation/lint/chinese-issues.ts';

export const chineseIssues: Readonly<Record<string, string>> = {
  ...CHINESE_ERRORS,
  'address-taken': '另一订阅已使用此地址',
  'assessment-failed': '评估失败',
  'bad-url': '地址不正确',
  'mapping-refused': '此版本的规则不接受该映射',
  'more-than-counted': '条目多于可计数的数量',
  'name-taken': '名称已被使用',
  'not-assessed': '尚未评估',
  'not-for-role': '此角色不能接收',
  'not-recorded-yet': '尚未记录',
  'signature-in-use': '签名正在使用',
  'uneven-columns': '各行列数不一致',
  'unknown-type': '没有此类型',
  'unsigned-header': '签名不包含此请求头',
  'vendor-missing': '缺少供应商',
};
