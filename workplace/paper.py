import re
def sub(p,*prs):
    s=open(p).read()
    for a,b in prs:
        assert a in s,(p,a)
        s=s.replace(a,b)
    open(p,'w').write(s)
def imp(p,line):
    s=open(p).read()
    m=[x for x in re.finditer(r"^(import [\s\S]*?;|\} from .*;)\n",s,re.M)]
    e=m[-1].end(); s=s[:e]+line+"\n"+s[e:]; open(p,'w').write(s)
imp('lib/domain/contract/terms.ts',"import type { Paper } from './paper.ts';")
sub('lib/domain/operators/cell.ts',("  readonly says?: string;\n",""),("Readonly<Record<string, unknown>> & {","Readonly<Record<string, unknown>> & Paper & {") if False else ("export type Cell = Readonly<Record<string, unknown>> & {","export type Cell = Readonly<Record<string, unknown>> & Paper & {"))
imp('lib/domain/operators/cell.ts',"import type { Paper } from '../contract/paper.ts';")
p='lib/domain/statement/statement.ts'
s=open(p).read()
s=s.replace("  readonly says?: string;\n","")
for n in ['PromiseResult','CreditResult','RightResult']:
    m=re.search(r"export interface "+n+r"( extends ([^{]+))? \{",s); assert m,n
    s=s[:m.start()]+f"export interface {n} extends {m.group(2)+', ' if m.group(2) else ''}Paper {{"+s[m.end():]
open(p,'w').write(s); imp(p,"import type { Paper } from '../contract/paper.ts';")
p='lib/domain/statement/assess.ts'
sub(p,("  const { says } = context.terms.promises[name]!;","  const paper = paperOf(context.terms.promises[name]!);"),("!aim && says === undefined && !possible","!aim && paperText(paper) === undefined && !possible"),("      ...(says !== undefined && { says }),\n      ...beside,","      ...paper,\n      ...beside,"))
imp(p,"import { paperOf, paperText } from '../contract/paper.ts';")
p='lib/domain/statement/credits/claim-clauses.ts'
sub(p,("flatMap(([remedy, { right, to, if: flag, within, says }])","flatMap(([remedy, { right, to, if: flag, within, ...paper }])"),("        ...(says !== undefined && { says }),","        ...paperOf(paper),")); imp(p,"import { paperOf } from '../../contract/paper.ts';")
p='lib/domain/statement/credits/credit-results.ts'
sub(p,("  const { says } = context.terms.credits[tree.credit]!;\n",""),("    ...(says !== undefined && { says }),","    ...paperOf(context.terms.credits[tree.credit]!),")); imp(p,"import { paperOf } from '../../contract/paper.ts';")
p='lib/domain/checker/lint/clauses.ts'
sub(p,("[definition.says, terms.promises[name]?.says, terms.title]","[paperText(definition), paperText(terms.promises[name] ?? {}), terms.title]"),("|| definition.says !== undefined) continue","|| paperText(definition) !== undefined) continue"),("!below || below.says !== undefined","!below || paperText(below) !== undefined")); imp(p,"import { paperText } from '../../contract/paper.ts';")
sub('lib/domain/checker/bounds.ts',("(key === 'says' ?","(isPaper(key) ?")); 
s=open('lib/domain/contract/paper.ts').read()
s=s.replace("/** What stands beside","/** Whether a key is one for readers alone. */\nexport const isPaper = (key: string): boolean => (PAPER_KEYS as readonly string[]).includes(key);\n\n/** What stands beside")
open('lib/domain/contract/paper.ts','w').write(s)
imp('lib/domain/checker/bounds.ts',"import { isPaper } from '../contract/paper.ts';")
sub('lib/domain/checker/same-meaning.ts',("key !== 'says'","!isPaper(key)")); imp('lib/domain/checker/same-meaning.ts',"import { isPaper } from '../contract/paper.ts';")
p='lib/domain/statement/reasons.ts'
s=open(p).read(); s=s.replace("  readonly says: string;","  readonly description: string;").replace("const { type, says } = head;","const { type, description } = head;").replace("index: own, says }","index: own, description }").replace("    says: typeof found.cell.says === 'string' ? found.cell.says : found.operator.explain(found.cell),","    description: paperText(found.cell) ?? found.operator.explain(found.cell),"); open(p,'w').write(s); imp(p,"import { paperText } from '../contract/paper.ts';")
# presentation
for p in ['lib/presentation/explain/english.ts','lib/presentation/explain/chinese.ts']:
    s=open(p).read()
    s=s.replace("'reported-by': reporters, says }, owing)","'reported-by': reporters, ...paper }, owing)").replace("${says === undefined ? '' : `: ${says}`}.","${paperText(paper) === undefined ? '' : `: ${paperText(paper)}`}.").replace("${says === undefined ? '' : `：${says}`}。","${paperText(paper) === undefined ? '' : `：${paperText(paper)}`}。")
    s=s.replace("paper: (says) => `Note: \"${says}\"`,","""paper: ({ clause, quote, note }) =>
    [clause === undefined ? '' : `Clause ${clause}.`, quote === undefined ? '' : `The paper: "${quote}"`, note === undefined ? '' : `Note: ${note}`].filter((part) => part !== '').join(' '),""")
    s=s.replace("paper: (says) => `注：“${says}”`,","""paper: ({ clause, quote, note }) =>
    [clause === undefined ? '' : `条款 ${clause}。`, quote === undefined ? '' : `原文：“${quote}”`, note === undefined ? '' : `注：${note}`].join(''),""")
    open(p,'w').write(s); imp(p,"import { paperText } from '../../domain/contract/paper.ts';")
sub('lib/presentation/explain/language.ts',("readonly paper: (says: string) => string;","readonly paper: (paper: Paper) => string;")); imp('lib/presentation/explain/language.ts',"import type { Paper } from '../../domain/contract/paper.ts';")
p='lib/presentation/explain/explain.ts'
s=open(p).read()
s=s.replace("promise.says, phrases","promise, phrases").replace("credit.says, phrases","credit, phrases").replace("remedy.says, phrases","remedy, phrases").replace("""const withPaper = (sentence: string, says: string | undefined, { paper, joint }: Phrases): string =>
  says === undefined ? sentence : `${sentence}${joint}${paper(says)}`;""","""const withPaper = (sentence: string, given: Paper, { paper, joint }: Phrases): string =>
  paperText(given) === undefined ? sentence : `${sentence}${joint}${paper(given)}`;""").replace("{ like, default: otherwise, says }])","{ like, default: otherwise, ...paper }])").replace("otherwise), says, phrases","otherwise), paper, phrases").replace("    given.says as string | undefined,\n","    given,\n")
open(p,'w').write(s); imp(p,"import { type Paper, paperText } from '../../domain/contract/paper.ts';")
# schemas
p='lib/schemas/words.ts'
s=open(p).read()
s+="""
const paperPart = (description: string): z.ZodMiniOptional<z.ZodMiniString> =>
  shownOnly(described(z.optional(z.string().check(z.maxLength(2000))), description));

/** Where a clause comes from: shown, and decides nothing. */
export const paperShape = {
  clause: paperPart('Its number in the paper.'),
  quote: paperPart("The paper's own words."),
  note: paperPart('Anything else that a reader should know, such as how the words were understood.'),
};
"""
open(p,'w').write(s)
p='lib/schemas/terms.ts'
s=open(p).read()
s=s.replace("""const says = shownOnly(described(z.optional(textSchema), "The paper's own words, or where they stand."));\n""","").replace("  says,\n","  ...paperShape,\n").replace("default: z.optional(operandSchema), says }","default: z.optional(operandSchema), ...paperShape }").replace("`said-by` says","`said-by` decides")
open(p,'w').write(s)
p='lib/schemas/operator-schemas.ts'
s=open(p).read()
s=re.sub(r"  shape\.says = .*\n","  Object.assign(shape, paperShape);\n",s); s=s.replace("spec.says","spec.description").replace("operator.says","operator.description")
open(p,'w').write(s)
for p in ['lib/schemas/http-responses.ts','lib/schemas/statement-parts.ts']:
    s=open(p).read()
    s=s.replace("    says: z.string(),","    description: z.string(),")
    s=re.sub(r"( *)says: z\.optional\(z\.string\(\)\),",r"\1clause: z.optional(z.string()),\n\1quote: z.optional(z.string()),\n\1note: z.optional(z.string()),",s)
    open(p,'w').write(s)
# mapping
sub('lib/schemas/mapping.ts',("  says: z.optional","  note: z.optional"))
sub('lib/sources/mapped.ts',("mapping.says !== undefined && { description: mapping.says }","mapping.note !== undefined && { note: mapping.note }"))
import glob
for f in glob.glob('lib/sources/tools/*.ts'):
    s=open(f).read(); s=re.sub(r"^(\s+)(says|description): ",r"\1note: ",s,flags=re.M); open(f,'w').write(s)
sub('lib/sources/source.ts',("readonly description?: string;","readonly note?: string;"))
sub('lib/sources/instant-format.ts',("READERS[format].says","READERS[format].description"))
s=open('lib/sources/instant-format.ts').read(); s=s.replace('saysFormat','describeFormat'); open('lib/sources/instant-format.ts','w').write(s)
s=open('lib/sources/mapped.ts').read(); s=s.replace('saysFormat','describeFormat'); open('lib/sources/mapped.ts','w').write(s)
sub('lib/schemas/openapi.ts',("route.says","route.description"))
sub('cli/program.ts',("description(says)","description(description)"))
sub('scripts/generated-docs.ts',("verify, description })","verify, note })"),("(says ?? '')","(note ?? '')"))
sub('lib/application/closing/run-audit.ts',("says: first?.message","problem: first?.message"))
sub('lambdas/schedule/early-warning.ts',("says: refusedLine","problem: refusedLine"))
sub('test/integration/application/refused-contracts.test.ts',("says: named","problem: named"))
