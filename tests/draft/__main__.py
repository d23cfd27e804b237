"""Scratch harness for drafting a rule file: python -m tests.draft QUESTION."""
import sys
from cases.casebook import casebook
from cases.codebook import codebook
from engine.kernel import Kernel
from engine.law import Law, known_in
from rules.rulebook import Moment, rulebook, Rulebook
q=sys.argv[1]; rb,cb=rulebook(),casebook(); print('faults',[f for f in rb.faults(cb) if f.startswith(q)])
Q=rb.questions[q]; K=Kernel(Q); D=cb.release; M=Moment(D,D)
full=Law(rb,cb,K,M)
print(len(Q.factors),'factors;',len(full.readings),'precedents')
fam={m:i for i,f in enumerate(Q.measures) for m in f}
def ok(r,t):
    """regime and measure"""
    a,b=r.precedent.ruling,t
    if Q.regimes and not any(a.branch in g and b.branch in g for g in Q.regimes): return False
    if Q.measures:
        ma,mb=a.facts.known.get('measure'),b.facts.known.get('measure')
        if ma not in fam or mb not in fam or fam[ma]!=fam[mb]: return False
        line=Q.measures[fam[ma]]; i,j=line.index(ma),line.index(mb)
        if r.outcome=='upheld' and j>i: return False
        if r.outcome=='not_upheld' and j<i: return False
    return True
def decide(law,t):
    k=known_in(t,q); f=law.factors(K.tests(k))
    keep=law._binding
    law._binding={o:tuple(x for x in b if ok(x[2],t)) for o,b in keep.items()}
    r=law.decide(f,may_govern=law.may_govern(k)); law._binding=keep
    return r,f
print('--- rulings whose relied-on facts yield no factor (reason empty):')
for r in full.readings:
    if not r.reason: print('  ',r.key,r.outcome,'relied',r.precedent.decision.relied_on,'| factors',K.ids(r.factors),'|',r.precedent.decision.holding.en[:160])
print('--- own outcome (on own date) deviations:')
for r in full.readings:
    day=r.day; law=Law(rb,cb,K,Moment(day,day)); res,f=decide(law,r.precedent.ruling)
    if res.outcome!=r.outcome: print('  ',r.key,r.outcome,'engine:',res.outcome,res.status,{o:[x.key for x in l] for o,l in res.governing.items() if l},'reason',K.ids(r.reason))
print('--- leave one affair out:')
from collections import Counter
c=Counter(); bad=[]
for r in full.readings:
    law=Law(rb,cb,K,M,but_not=r.line); res,f=decide(law,r.precedent.ruling)
    right=None if res.outcome is None else res.outcome==r.outcome
    c[res.status,right]+=1
    if right is False: bad.append((r.key,r.outcome,res.status,{o:[x.key for x in l] for o,l in res.governing.items() if l},K.ids(f)))
print(dict(c)); print('majority',Counter(r.outcome for r in full.readings).most_common())
for b in bad: print('  ',b)
held=0
for r in full.readings: held|=r.factors
print('--- factors that hold in no precedent:',K.ids(~held))
