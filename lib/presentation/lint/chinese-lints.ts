/** The warnings of the linter in Chinese. A code without its sentence, its reason or its remedy does not compile. */
import type { DEFECTS, Lint, LintCode } from '../../domain/checker/lint/codes.ts';
import type { LintParameters } from '../../domain/checker/lint/sentences.ts';
import type { ClaimStep } from '../../domain/contract/terms.ts';

type ChineseLints = { readonly [C in LintCode]: Lint & { readonly message: (of: LintParameters<C>) => string } };

const quoted = (names: readonly string[], word = '、'): string => names.map((name) => `“${name}”`).join(word);
const inDays = (days: readonly string[]): string => `${days.join('、')} 天的周期`;

const ANCHORS: Readonly<Record<ClaimStep['after'], string>> = {
  'outage-start': '停机开始',
  'outage-end': '停机结束',
  aware: '客户得知',
  'ticket-closed': '工单关闭',
  'period-end': '周期结束',
  statement: '结算单出具',
};

const PARTIES = { vendor: '供应商', customer: '客户' } as const;

export const CHINESE_LINTS: ChineseLints = {
  'objective-against-band': {
    message: ({ what, cell, edge, limit, gives }) =>
      what === 'met-and-credited'
        ? `恰为 ${limit} 时“${cell}”已达成，而包含该值的档位给出 ${gives}`
        : `有些值违反“${cell}”（${edge} ${limit}），却处于不给出任何赔付的档位`,
    why: '在目标的边界处文本自相矛盾：达成目标的值获得赔付，或违反目标的值没有赔付。金额取决于以哪一句为准。',
    remedy: '将档位的边界移到目标的边界；或二者择一：`if-breached` 以目标为准，`for` 以档位为准。请在 `note` 中写明选择。',
  },
  'tables-disagree': {
    message: ({ percent, minutes, agreeDays }) =>
      `“${percent}”（百分比）与“${minutes}”（分钟）${agreeDays.length === 0 ? '在任何长度的周期中' : `除${inDays(agreeDays)}外`}将同样的停机归入不同的档位`,
    why: '百分比取决于周期长度，分钟表则不然。因此同样的停机在不同长度的周期中处于不同的档位。',
    remedy: '按其中之一赔付，另一个只列入 `report`。请在 `note` 中写明合同以哪一个为准。',
  },
  'targets-disagree': {
    message: ({ least, most, differDays }) => `${least} 与 ${most} 在${inDays(differDays)}中并不相同`,
    why: '目标写了两次，一次用百分比，一次用分钟，二者允许的停机不同。',
    remedy: '保留较严者或合同优先者；另一个列入 `report`。',
  },
  'band-above-cap': {
    message: ({ cap, rate, gifts }) => `上限 ${cap} 削减“${rate}”中给出 ${gifts.join('、')} 的档位`,
    why: '上限削减档位给出的赔付，因此所印的比率永远不会支付。',
    remedy: '计算无误，但该档位的价值不超过上限。若本意更多，请提高上限。',
  },
  'cap-below-first-band': {
    message: ({ cap, rate }) => `上限 ${cap} 低于“${rate}”的每一个档位`,
    why: '上限低于表中最小的赔付，因此每个违约的月份支付相同，各档位不起作用。',
    remedy: '提高上限，或以一个固定比率代替该表。',
  },
  'cap-never-cuts': {
    message: ({ rate, most, base, cap }) => `“${rate}”对“${base}”最多给出 ${most}，每个基数一次，而上限为 ${cap}`,
    why: '它只削减一行进位所得的不足一分的部分，因为上限向下取整。没有它，赔付的价值相同。',
    remedy: '计算没有错误。若本意更多，请用 `of` 给上限另一个基数，或用 `over` 给另一个窗口，或将其置于若干赔付之和上，或降低它。',
  },
  'always-beside-calendar': {
    message: ({ words, hours }) => `文字写明“${words}”，而计时按“${hours}”进行`,
    why: '文字承诺全天候支持，而计时只在工作时间进行。周六的故障要等到周一。',
    remedy: '对有全天候支持的严重级别，让计时为 `hours: always`；或删去这些文字。',
  },
  'business-days-always': {
    message: ({ limit }) => `“${limit}”限制一个始终进行的计时`,
    why: '在 `always` 之下每天都是工作日：限值比其文字更短。',
    remedy: '为这些严重级别的计时设日历，或将限值写为天或小时。',
  },
  'target-without-credit': {
    message: ({ objective }) => `违反“${objective}”时没有任何应付`,
    why: '违反它时没有任何应付：它是愿望，而不是目标。',
    remedy: '为其添加赔付或救济，或接受只报告它。',
  },
  'claim-before-statement': {
    message: ({ within, after, days }) => `${ANCHORS[after]}后 ${within} 的期限可能在结算单之前届满，结算单最迟在 ${days} 天后`,
    why: '期限可能在该周期的结算单出具之前届满，除非客户按自己的数字申领，否则失去赔付。',
    remedy: '请要求从周期结束或结算单起算的期限。在此之前使用当前周期的预览。',
  },
  'unbounded-exclusion': {
    message: ({ cell, kind }) => `“${cell}”为 ${kind}，既无通知、又无额度或窗口加以限制`,
    why: '由供应商决定排除多少，它可以排除整个月。',
    remedy: '加以限制：用 `where`（从 `announced` 到 `began`）要求通知，每月或每年的 `allowance`，或日历窗口（`all-of`）。',
  },
  'unbounded-pause': {
    message: ({ party, cell, words }) => `${PARTIES[party]}按“${cell}”负有义务，却可用${quoted(words, '或')}暂停它；时长没有限制`,
    why: '按该计时负有义务的一方可以暂停它。一直暂停到结束的工单无论用时多久都达成目标。凡可报告工单者皆可暂停。没有条款限制谁可暂停或暂停多久。',
    remedy:
      '让计时不间断（`paused: []`）；或在 `records` 的 `ticket` 的 `reported-by` 中写明另一方或为其报告的工具，只有它们可报告工单。否则请核对结算单对每个工单所列的等待。',
  },
  'order-matters': {
    message: ({ cell, inner }) => `“${cell}”与“${inner}”不可交换，而两者都没有对该顺序的注`,
    why: '一段时间的长度可在切除之前或之后判断。两者得出的停机不同，而合同没有写明以何者为准。',
    remedy: '以单元相互引用的顺序作出选择，并写入其中之一的 `note`。',
  },
  'hours-end-short': {
    message: ({ hours }) => `“${hours}”止于该分钟的开始：每天少一分钟`,
    why: '许多工具将全天导出为 00:00-23:59。此处每天因此少一分钟，跨午夜的计时不计入这一分钟。',
    remedy: '写出时间结束的时刻：一天结束为 `24:00`。',
  },
  'holidays-run-out': {
    message: ({ lists, years, orLater, withoutEnd, users }) =>
      `列表 ${lists.join('、')} 在 ${years.join('、')} 年${orLater ? '或以后' : ''}没有日期${withoutEnd ? '，而期限没有终点' : ''}：届时假日算作${quoted(users)}的工作日`,
    why: '列表在期限之前结束时，其后的假日是工作日。计时照常进行，以工作日计的限值更早届满。',
    remedy: '在文本的新版本中添加这些年份的日期。',
  },
  'fixed-amount-in-parts': {
    message: ({ version, period, from, amount }) =>
      `版本 ${version} 于 ${from} 将 ${period} 分开：${amount} 在其部分中全额计入，而之前版本的金额在另一部分中计入`,
    why: '被版本分开的周期分部分计量和赔付，各按其文本。费用及其份额按天分摊，写定的金额则不分摊，因此两部分合计可能应付或允许两倍之多。',
    remedy: '让版本从下一周期起生效，或将金额写为费用的份额。',
  },
  'objective-without-evidence': {
    message: ({ objective }) => `“${objective}”背后没有任何内容读取证据：每个周期的结果相同`,
    why: '无论证据如何，它都达成或都违反。',
    remedy: '使用读取记录、检测、计数或采样的单元。',
  },
  'charge-kind-unknown': {
    message: ({ kinds, listed, base }) =>
      `订单中没有类别为${quoted(kinds, '或')}的费用（有 ${listed.join('、')}）${base === undefined ? '' : `：在出账之前“${base}”未知`}`,
    why: '拼错的类别不匹配任何费用。基数等待永远不会发来的账单，或包括不应计入的费用。',
    remedy: '按订单的费用或您的账单书写类别。',
  },
  'charge-of-no-component': {
    message: ({ charges, kind, base }) =>
      `订单中的 ${charges.map(({ amount, charge, component }) => `${amount}（${charge}${component === undefined ? '' : `，属 ${component}`}）`).join('、')} 不属于任何 ${kind}：它不在“${base}”的任何值中`,
    why: '使用 `each` 时，费用计入它所指明的组件及其外层组件。没有指明组件的费用不在任何基数中：对它没有应付，且每个基数都等待账单。',
    remedy: '在费用上写明组件，每个组件一项费用；或使用没有 `each` 的基数。',
  },
  'charge-in-no-base': {
    message: ({ kind }) => `条款的任何 \`charges\` 都不计入类别“${kind}”：对它没有应付`,
    why: '订单所列可以多于条款所计。但因错误（如拼错类别）遗漏的费用会降低每项赔付，且无处显示。',
    remedy: '在某个基数的 `charges` 中写明该类别，或接受对它没有应付。',
  },
  'unread-attribute': {
    message: ({ name, of }) => `没有单元读取${of === 'customer' ? '客户' : ` ${of} `}的“${name}”`,
    why: '事件和订单可以写明它，而什么都不改变。往往是缺少应读取它的条件。',
    remedy: '在 `where`、`depending-on`、`weight` 或其他键中读取它，或删去它。',
  },
  'unread-record-kind': {
    message: ({ kind }) => `没有单元读取类别为“${kind}”的记录`,
    why: '事件可以报告这类记录，而什么都不改变。往往是缺少应读取它们的条款。',
    remedy: '用 `intervals`、`timer`、`count` 或其他操作读取它，或删去它。',
  },
  'reported-by-nobody': {
    message: ({ word, known, cell }) =>
      `订单中没有发送方“${word}”（有 ${known.join('、')}）：除非在供应商处登记一个，否则${cell === undefined ? '没有发送方可以报告它' : `“${cell}”始终为空`}`,
    why: '证据只有来自其中之一才计入；拼错的词会排除一切，于是每个周期都完美无缺。',
    remedy: '写 `vendor`、`customer`、AWS 账户，或发送方中所写的 webhook。',
  },
  'reported-by-debtor': {
    message: ({ objective, cell }) => `只有对“${objective}”负有赔付义务的供应商报告“${cell}”的时间`,
    why: '负有赔付义务的一方独自决定是否停机。',
    remedy: '同时使用另一方的报告：各写一个单元，再用 `witnesses` 单元在二者之间裁定。',
  },
  'decided-by-nothing': {
    message: ({ cells, senders }) =>
      `\`decided-by\` 不决定任何事：${quoted(cells)}计入所有发送方的报告，包括代表客户的 ${senders.join('、')} 的报告`,
    why: '该条款只出现在申领函中。结算单中以何者为准，写在读取记录之处。',
    remedy: '写 `reported-by: [vendor]`；二者都计入时写 `witnesses`。',
  },
  'concurrent-out-of-reach': {
    message: ({ cell, edge, limit, kind, groups, others }) =>
      `“${cell}”要求同时有 ${edge} ${limit} 个类别为 ${kind} 的组件，而${groups.map(({ group, size }) => `${group ?? '订单'}有 ${size} 个`).join('、')}${others > 0 ? `，另有 ${others} 处也不足` : ''}：在那里永远不会发生`,
    why: '组件少于须同时停机的数目时，永远不会发生。取决于它的内容在那里永远没有应付。',
    remedy: '写订单所具有的数目，或其组件的份额（“50%”）；或添加缺少的组件。',
  },
  'no-note-for-country': {
    message: ({ country }) => `供应商所在国为 ${country} 时，无法按 peppol 规则开具票据`,
    why: '按 Peppol 的希腊规则，票据须有由六部分组成的号码和税务机关的 MARK，而 Makegood 得不到它们。此订单的每张票据在索取时都会被拒绝。',
    remedy: '选择另一个 `profile`，或依据结算单在供应商自己的系统中开具票据。',
  },
  'no-note-for-currency': {
    message: ({ currency, decimals }) => `${currency} 有 ${decimals} 位小数，无法开具票据`,
    why: 'EN 16931 只允许两位小数。此订单的每张票据在索取时都会被拒绝；结算单、申领函与 CSV 与其他币种相同。',
    remedy: '以 PDF 或 CSV 发送结算单，或从订单中删去 `invoice`。',
  },
  'silence-of-nobody': {
    message: ({ senders }) =>
      `首份结算单等待沉默的发送方，而${senders === 0 ? '订单没有发送方' : '订单的发送方都没有 `expect-every`'}：它只等待在供应商处登记的发送方`,
    why: '只有带 `expect-every` 的发送方才会沉默。没有这样的发送方，首份结算单从不为此等待。',
    remedy: '在订单的发送方，或在供应商处登记的发送方写 `expect-every`；或删去 `silence`。',
  },
  'witness-never-asked': {
    message: ({ first, later }) => `“${first}”没有 \`no-data-after\`，因此始终知道状态，而${quoted(later)}几乎从不计入`,
    why: '在 `unreported: up` 之下，没有报告的时间为正常，因此该见证始终知道状态，其后的见证不被询问。只有在它自己的发送方报告状态未知之处，后者才计入。',
    remedy: '在第一个单元写 `no-data-after`，使其沉默成为未知时间；或以 `any`、`all` 或 `quorum` 裁定。',
  },
  'words-alike-in-case': {
    message: ({ name, one, other }) => `“${name}”的“${one}”与“${other}”只有大小写不同`,
    why: '事件中的词逐字母读取。大小写不同的事件算作另一个词，适用另一个限值或金额。',
    remedy: '保留其中一个词，将另一个列入 `reads-as`。',
  },
  'value-in-no-period': {
    message: ({ cell, day, next }) => `“${cell}”自 ${day} 起的值从不使用：在 ${next} 被另一个值取代之前没有周期开始`,
    why: '按周期注明日期的值，取周期第一天有效的值。该值有效期间订单没有周期开始。',
    remedy: '写它开始计入的周期的第一天，或删去它。',
  },
  'minimum-out-of-reach': {
    message: ({ credit, edge, minimum, most }) => `按订单的费用，“${credit}”每个周期最多为 ${most}，而其最低额为 ${edge} ${minimum}`,
    why: '低于最低额时没有应付。无论服务多差，订单的费用都不足以达到。',
    remedy: '降低最低额，或接受只有在账单增加订单的费用时才有应付。',
  },
  'worse-owes-less': {
    message: ({ rate, cell, worse, less, better, more }) =>
      `“${cell}”为 ${better} 时“${rate}”给出 ${more}，而更差时（${worse}）只给出 ${less}`,
    why: '在某个范围内，服务越差，负有义务的一方支付越少。',
    remedy: '让各档位随值变差而上升。若合同原文如此，请在 `note` 中写明。',
  },
  'unused-cell': {
    message: ({ cell }) => `“${cell}”已定义，但没有使用；请使用它、列入 \`report\`，或删去它`,
    why: '它什么都不改变，这很少是作者的本意。',
    remedy: '使用它、列入 `report`，或删去它。',
  },
};

/** Errors that are defects of the terms: the reason and the remedy; their messages are in English. */
export const CHINESE_DEFECTS: Readonly<Record<keyof typeof DEFECTS, Lint>> = {
  'band-gap': {
    why: '某个值可能不在任何档位，于是应付多少未知。以两位小数印出的档位隐藏着舍入规则。',
    remedy:
      '让一个档位止于下一档位开始之处（`less-than` 与 `at-least` 相接），先用 `round` 单元舍入时也如此；或在 `bands` 上用 `gaps` 选择空隙给出什么（`band-table` 没有空隙）。',
  },
  'band-overlap': {
    why: '某个值处于给出不同赔付的两个档位。',
    remedy: '让一个档位止于下一档位开始之处：一侧用 `less-than`，另一侧用 `at-least`。',
  },
  'band-empty': { why: '没有值可处于该档位。其中一个边界是笔误。', remedy: '交换或更正边界。' },
  'wrong-unit': { why: '混用了两种单位，比较没有意义。', remedy: '用该值的单位书写限值。' },
  'included-twice': { why: '赔付会支付两次。', remedy: '将其包括在一项赔付中。' },
  'cap-not-positive': { why: '为零的上限会去除整个赔付。', remedy: '提高上限，或去除该赔付。' },
};
