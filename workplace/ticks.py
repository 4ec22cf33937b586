import re,subprocess,os,sys
os.chdir(sys.argv[1] if len(sys.argv)>1 else '/tmp/wt/words')
OPS={'weekly':'business-hours','together':'concurrent','dense':'within-window','runs':'continuous','weigh':'weighted','duty':'deliverable','dated':'effective-dated','scale':'multiply','quotient':'divide','fact':'attribute-is','test':'compare','field':'record-value','length':'duration','steps':'bands','ladder':'band-table','take':'aggregate','clock':'timer','across':'over','says':'note'}
files=[f for f in subprocess.check_output(['git','ls-files','-co','--exclude-standard'],text=True).split('\n') if os.path.exists(f) and re.search(r'\.(ts|md)$',f) and re.match(r'(lib|cli|docs|README|contracts|test|scripts|bench|CONTRIBUTING)',f) and not f.startswith(('test/fixtures/','CHANGELOG','package-lock','docs/reference/api-changes','docs/decisions/0022','eslint.config','scripts/stored-data','lib/schemas/renamed-words','lib/schemas/upcast','lib/schemas/old-event','lib/adapters/dynamo/upcast','lib/declarations/renamed-routes','lib/infra/renamed-settings','scripts/rename-contract-words','workplace/','test/unit/schemas/upcast-contract','test/integration/adapters/upcast','test/integration/application/old-words','scripts/prose','lib/sources','lib/infra','lib/declarations','lib/adapters','lib/application'))]
n=0
for f in files:
    s=open(f).read()
    # inline code of one word, or of a flow mapping or "word: ..."
    def one(m):
        tick,body=m[1],m[2]
        for a,b in OPS.items():
            if body==a: 
                if a=='across' or a!='over': return tick+b+tick
        body2=body
        for a,b in OPS.items():
            if a in('says','across'): continue
            body2=re.sub(r'^(\{ ?)?'+a+r'(: ?(?:[a-z"{\[]|\$\{|\.\.\.))',lambda k:(k[1] or '')+b+k[2],body2)
        body2=re.sub(r'^((?:\{ ?)?aggregate: [^`]*)\bacross\b',r'\1over',body2)
        body2=re.sub(r'\beach: run\b','each: stretch',body2); body2=re.sub(r'\bin-each: run\b','in-each: stretch',body2)
        body2=re.sub(r'^across: ','over: ',body2); body2=re.sub(r'^(over: )run\b',r'\1stretch',body2); body2=re.sub(r'^says: ','note: ',body2)
        body2=re.sub(r'^that: kept','that: met',body2)
        return tick+body2+tick
    t=s
    if f.endswith('.md'):
        parts=re.split(r'(```[\s\S]*?```)',s)
        t=''.join(p if p.startswith('```') else re.sub(r'(`)([^`\n]+)`',one,p) for p in parts)
    else:
        t=re.sub(r'(\\`)((?:(?!\\`)[^\n])+)\\`',one,s)
        # comments and plain strings: `word` in single-quoted/double-quoted strings and comments
        def line(l):
            if re.match(r'\s*(\*|/\*\*|//)',l) or re.search(r"'[^']*`[^']*'|\"[^\"]*`[^\"]*\"",l): return re.sub(r'(?<!\\)(`)([^`\n$]+)`',one,l)
            return l
        t='\n'.join(line(l) for l in t.split('\n'))
    if s!=t: open(f,'w').write(t); n+=1
print(n)
