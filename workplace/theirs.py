# takes ours or theirs for each conflict: python theirs.py FILE ours|theirs|both
import re,sys
f,side=sys.argv[1:3]
s=open(f).read()
def r(m): return {'ours':m[1],'theirs':m[2],'both':m[1]+m[2]}[side]
s=re.sub(r'<<<<<<< [^\n]*\n([\s\S]*?)(?:\|\|\|\|\|\|\|[\s\S]*?)?=======\n([\s\S]*?)>>>>>>> [^\n]*\n',r,s)
open(f,'w').write(s)
