import type { PlaygroundTexts } from './english-playground.ts';

export const chinesePlayground: PlaygroundTexts = {
  title: '试验台',
  intro: '编写合同与证据，结算单随每次修改更新。一切都在此浏览器中计算，不发送任何内容。',
  example: '示例',
  filter: '查找文本',
  contract: '合同',
  evidence: '证据',
  evidenceHelp: '简写事件的 YAML 列表，或每行一个 JSON 事件。',
  period: '期间',
  share: '将当前内容写入地址',
  shared: '地址中含有合同、证据和期间。复制该地址即可分享。',
  lost: '地址中的内容无法读取。请索取完整的地址。',
  statement: '结算单',
  noStatement: '有错误时没有结算单。',
  refusedPeriod: '该期间被拒绝',
  issuesOf: (of, count) => `${of}：问题（${count}）`,
  failed: '无法计算',
};
