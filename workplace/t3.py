import re,subprocess,os
os.chdir('/tmp/wt/words')
files=[f for f in subprocess.check_output(['git','ls-files','test','bench','scripts'],text=True).split('\n') if f.endswith('.ts') and not f.startswith(('test/fixtures','test/support/mutants'))]
for f in files:
    s=open(f).read()
    def lit(m):
        b=m[0]
        b=re.sub(r"(^['`\"]|[ :/|])kept(?=$|['`\"]| \d| \$\{)",r'\1met',b)
        b=re.sub(r"(/(?:definitions|cells)/[\w.\-${}\[\]]+/)(scale|length|test|field|fact|clock|take|steps|ladder|runs|dense|together|weekly|weigh|duty|dated|quotient|across)(?=['`\"/ ]|$)",lambda k:k[1]+{'weekly':'business-hours','together':'concurrent','dense':'within-window','runs':'continuous','weigh':'weighted','duty':'deliverable','dated':'effective-dated','scale':'multiply','quotient':'divide','fact':'attribute-is','test':'compare','field':'record-value','length':'duration','steps':'bands','ladder':'band-table','take':'aggregate','clock':'timer','across':'over'}[k[2]],b)
        return b
    t=re.sub(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|`(?:[^`\\]|\\.)*`",lit,s)
    t=re.sub(r"'attribute-is': ('[^'\n]*: [^'\n]*')",r"fact: \1",t)
    t=re.sub(r"'attribute-is': (`[^`\n]*: [^`\n]*`)",r"fact: \1",t)
    if s!=t: open(f,'w').write(t)
