/** Words of the rules of claims in Simplified Chinese. */

/** What a claim counts from. */
export const ANCHORS: Readonly<Record<string, string>> = {
  'outage-start': '故障开始',
  'outage-end': '故障结束',
  aware: '知悉',
  'ticket-closed': '工单关闭',
  'period-end': '周期结束',
  statement: '结算单出具',
};

export const STEPS: Readonly<Record<string, string>> = { ticket: '工单', notice: '通知', claim: '申领' };
