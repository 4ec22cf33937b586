/** Words for what was checked of a bundle in Simplified Chinese. */
import type { CheckedWords, SignatureWords } from './verified-words.ts';

export const chineseChecks: CheckedWords = {
  checks: {
    'bundle-digest': '证据包的摘要',
    'contract-digest': '合同的摘要',
    id: '编号与其合同和周期一致',
    'evidence-period': '证据的周期',
    revision: '版次，由此前版次计数得出',
    'issue-instant': '出具时间，在周期结束和前一版次之后',
    'bridge-ends': '变动：其版次、合计与各行之和',
    'revision-before': '所引用的前一版次',
    'issued-digest': '出具时结算单的摘要',
    'evidence-digest': '所依据证据的摘要',
    'statement-digest': '结算单的摘要',
    'every-byte': '结算单的每一个字节',
    total: '合计',
    bridge: '相对前一版次的变动',
    figures: '金额、结果与数值',
    'contract-rules': '合同',
  },
  open: {
    issuer: '由谁出具：任何人都能做出自相一致的证据包',
    origin: '所注明的合同版本、月结批次与程序版本：未重新计算',
    'evidence-digest': '所依据证据的摘要：出具它的版本以自己的方式生成其文本',
    'bridge-lines': '变动的各行：需要前一版次的证据包',
    'bridge-causes': '变动的原因：未重新计算',
    warnings: '出具时的警告：未重新计算',
    'later-revision': '是否已被后续版次取代',
    truth: '事实是否属实：事实以发送方所发为准',
  },
};

export const chineseSignature: SignatureWords = {
  signature: {
    trusted: (fingerprint) => `由您信任的密钥签名：${fingerprint}`,
    untrusted: (fingerprint) => `未与您信任的密钥核对：签名密钥为 ${fingerprint}；来自证据包或其服务器的密钥不能证明任何事`,
    unsigned: () => '未签名：未与您信任的密钥核对；任何人都可能做出此证据包',
    wrong: () => '签名不属于此结算单：未与您信任的密钥核对',
  },
  verdicts: {
    agrees: '结算单由其证据得出，并由您信任的密钥签名。',
    differs: '结算单不能由其证据得出。',
    untrusted: '结算单由其证据得出，但出具方未与您信任的密钥核对。',
    unsigned: '结算单由其证据得出，但未签名：任何人都可能做出它。',
    wrong: '签名不属于此结算单。',
  },
};
