/**
 * Letters and what they say, written by hand, in the manner of the letter-to-sound rules of Elovitz, Johnson, McHugh and
 * Shore (1976), but not theirs. A line is `BEFORE[letters]AFTER  sounds`: the letters between brackets say these sounds where
 * what stands before and after them is as said; `-` is silence. Of the rules that begin with a letter, the first that fits is
 * taken, and reading goes on behind its letters: so what is special stands above what is general.
 *
 * Before and after, small letters stand for themselves, and (abc) for one of them; the capitals are in {@link SIGNS}.
 */
export const TABLE = `
  a
  *[able]$        AH B AH L
  *[ably]$        AH B L IY
  *[ables]$       AH B AH L Z
  [augh]t         AO
  [au]            AO
  [aw]            AO
  [air]           EH R
  [ain]$          EY N
  [ai]            EY
  [ayer]          EY ER
  [ay]            EY
  [ae]            EH
  [ange]$         EY N JH
  [a]ng(ei)       EY
  1[a]lk          AO
  1[a]lm          AA
  ^[a]ll          AH
  1[a]llE         AO
  1[a]l(td)       AO
  1qu[ar]         AO R
  1w[ar]          AO R
  *w[ard]         ER D
  *[ary]$         EH R IY
  *[aries]$       EH R IY Z
  *[ar]$          ER
  *[ars]$         ER Z
  [are]$          EH R
  [ares]$         EH R Z
  [ar]ing$        EH R
  [arr]V          EH R
  [ar]V           EH R
  [ar]            AA R
  1w[a](nsthdl)   AA
  qu[a](nlsd)     AA
  *[ative]$       AH T IH V
  [ates]$         EY T S
  m[a]k           EY
  *[a]d(ei)       EY
  [a]ll$          AO
  [a]lls$         AO
  (fw)[a]ll       AO
  1[a]Cy$         EY
  1[a]Cie         EY
  1[a](kz)V       EY
  [a]tE           EY
  [a]tor          EY
  [a]tion         EY
  [a](cgt)iV      EY
  *[age]$         IH JH
  *[ages]$        IH JH IH Z
  *[aged]$        IH JH D
  *[ally]$        AH L IY
  *[al]$          AH L
  *[als]$         AH L Z
  *[al]E          AH L
  *[a]lity        AE
  *m[an]$         AH N
  *[ance]$        AH N S
  *[ances]$       AH N S IH Z
  *[ancy]$        AH N S IY
  *[ant]          AH N T
  *[ans]$         AH N Z
  *[as]$          AH Z
  *[a]m$          AH
  [a]$            AH
  1[a]blE         EY
  1[a]C(lr)E      EY
  [a]Ce$          EY
  [a]Ces$         EY
  1[a]CE          EY
  *[a]ment        AH
  ^[a]bV          AH
  ^[a]DV          AH
  ^[a]d(jmo)      AH
  ^[a]m(eou)      AH
  ^[a]br          AH
  *[a]CV          AH
  [a]h            AA
  [a]             AE

  b
  m[b]$           -
  m[b]E           -
  [bb]            B
  [b]             B

  c
  [ch](rl)        K
  s[ch]           K
  [ch]o(rl)       K
  ar[ch](ia)      K
  y[ch]           K
  [chn]           K N
  [ch]            CH
  [ck]            K
  [cc]F           K S
  [cc]            K
  *[cial]         SH AH L
  *[cian]         SH AH N
  *[cious]        SH AH S
  *[cien]         SH AH N
  *[ciate]        SH IY EY T
  [cqu]           K W
  [c]F            S
  [c]             K

  d
  [dd]            D
  [dg]F           JH
  [dual]          JH UW AH L
  [du]la          JH AH
  [d]             D

  e
  [eau]           OW
  [ear](nlct)     ER
  (bw)[ear](ias)  EH R
  [ear]           IH R
  [eather]        EH DH ER
  [easur]         EH ZH ER
  [eal]th         EH L
  h[ead]          EH D
  (br)[ead]       EH D
  br[ea]k         EY
  [eat]$          IY T
  st[ea]d         EH
  sw[ea]t         EH
  [ea]            IY
  [eer]           IH R
  [ee]            IY
  [eigh]          EY
  c[ei]           IY
  [eir]           EH R
  [ei]            EY
  *[ey]$          IY
  *[eys]$         IY Z
  [ey]            EY
  [eur]           ER
  [eu]            UW
  (fh)[ew]        Y UW
  [ew]            UW
  [eous]          IY AH S
  [eo]            IY AH
  C[e]rial        IH
  *(td)[ed]$      IH D
  *(kpfxc)[ed]$   T
  *(cs)h[ed]$     T
  *ss[ed]$        T
  *(nrpa)s[ed]$   T
  *[ed]$          D
  *(sxz)[es]$     IH Z
  *(cg)[es]$      IH Z
  *(cs)h[es]$     IH Z
  *(kptf)[es]$    S
  *C[es]$         Z
  *[eless]        L AH S
  *C[e]ly$        -
  *C[e]ment       -
  *C[e]ful        -
  *[eness]        N AH S
  l[ess]$         AH S
  n[ess]$         AH S
  l[ess]ly$       AH S
  *[e]$           -
  *[ery]$         ER IY
  *[eries]$       ER IY Z
  1[e]rr          EH
  1[er]V          EH R
  [eric]          EH R IH K
  [er]            ER
  *[el]$          AH L
  *[els]$         AH L Z
  *C[el]E         AH L
  *m[en]$         EH N
  *[en]$          AH N
  *[ens]$         AH N Z
  *[en]E          AH N
  *[ence]$        AH N S
  *[ences]$       AH N S IH Z
  *[ency]$        AH N S IY
  *[ent]          AH N T
  *[ens]i         EH N S
  *[est]$         AH S T
  *[et]$          AH T
  *[ets]$         AH T S
  *[et]E          AH T
  *[eth]          AH TH
  ^(bd)[e]CV      IH
  ^r[e]CV         IY
  ^pr[e]CV        IY
  ^[e]n(cfgjlrs)  IH
  ^[e]m(bp)(lor)  IH
  ^d[e](ps)(rlt)  IH
  ^r[e](fgpst)(rlh) IY
  ^[e]x           IH
  ^[e]CV          IH
  ^[e](lrv)CV     EH
  1[e]CE          IY
  [e]Ce$          IY
  *[e]CV          AH
  [e]             EH

  f
  [ff]            F
  [f]             F

  g
  [gg]            G
  [gh]            -
  ^[gn]           N
  [gue]$          G
  [gu]F           G
  [gua]           G W AA
  ^[g]i(fgrv)     G
  (ai)[g]er       G
  *[ge]o          JH
  [g]ee           G
  [g]F            JH
  [g]             G

  h
  ^[h]o(nu)(er)   -
  ^[h]onor        -
  x[h]            -
  V[h]C           -
  [h]$            -
  [h]             HH

  i
  [igh]           AY
  [ign]E          AY N
  [ind]$          AY N D
  1[ind]E         AY N D
  1[ies]$         AY Z
  1[ied]$         AY D
  *[ifie]         AH F AY
  [ie]$           IY
  *[ies]$         IY Z
  *[ied]$         IY D
  *[ier]          IY ER
  *[iest]$        IY AH S T
  [iew]           Y UW
  [ience]$        IY AH N S
  [ient]          IY AH N T
  1[ie]t          AY AH
  1[ier]$         AY ER
  [ie]            IY
  *[ious]         IY AH S
  *(ln)[ion]      Y AH N
  *[ion]          IY AH N
  1[io]           AY AH
  *[io]           IY OW
  1[ia]           AY AH
  *[ial]          IY AH L
  *[iar]          Y ER
  *[iate]$        IY EY T
  [ia]            IY AH
  [ium]           IY AH M
  [ique]          IY K
  [ire]$          AY ER
  [ires]$         AY ER Z
  [ired]$         AY ER D
  [iring]         AY R IH NG
  [irr]V          IH R
  1[ir]a          AY R
  [ir]V           IH R
  [ir]            ER
  *[ism]          IH Z AH M
  *[ist]          IH S T
  *[ization]      AH Z EY SH AH N
  *[is](ei)(nr)   AY Z
  [i]zE           AY
  *[ically]$      IH K L IY
  *[ical]         IH K AH L
  [ick]           IH K
  *[i](td)i(ot)   IH
  *[i]ga          AH
  *[i]ca          AH
  *[ity]$         AH T IY
  *[ities]$       AH T IY Z
  *[ify]          AH F AY
  *[ific]         IH F IH K
  *[ible]         AH B AH L
  *[ibly]         AH B L IY
  *[ive]          IH V
  *[ish]          IH SH
  *[i]ding$       AY
  *[i]ded$        AY
  *[ine]d$        AY N
  *[ine]s$        IY N
  [ine]$          AY N
  *[ily]$         AH L IY
  *[iness]        IY N AH S
  *[itive]        AH T IH V
  *[ited]$        AH T IH D
  *[il]$          AH L
  *[i]n(ae)       AH
  [ing]           IH NG
  [i]Ce$          AY
  [i]Ces$         AY
  1[i]CE          AY
  1[i](tdf)lE     AY
  [i]$            IY
  *[i](tmld)(aieyuo) AH
  [i]             IH

  j
  [j]             JH

  k
  ^[kn]           N
  [k]             K

  l
  [ll]            L
  C[le]$          AH L
  C[les]$         AH L Z
  C[led]$         AH L D
  a[l](km)        -
  ha[l](fv)       -
  [l]             L

  m
  [mm]            M
  [m]             M

  n
  [nn]            N
  [nging]         NG IH NG
  [ng]$           NG
  [ngs]$          NG Z
  [nged]$         N JH D
  [ng](lruao)     NG G
  [ng]F           N JH
  [ng]            NG
  [n]k            NG
  [n]q            NG
  [n]ct           NG
  [n]             N

  o
  [oar]           AO R
  [oa]            OW
  [oe]            OW
  [oi]            OY
  [oy]            OY
  [oor]           AO R
  [ook]           UH K
  (gwh)[ood]      UH D
  f[oot]          UH T
  bl[oo]d         AH
  [oo]            UW
  [ought]         AO T
  (rt)[ough]      AH F
  [ough]          AW
  *[ously]        AH S L IY
  [ous]$          AH S
  [ouble]         AH B AH L
  c[ou]nt(re)     AW
  t[ou]ch         AH
  gr[ou]p         UW
  [ourn]          ER N
  [our](ct)       AO R
  (fpy)[our]      AO R
  *[our]          ER
  [our]           AW ER
  [ou]            AW
  (gn)r[ow]       OW
  kn[ow]          OW
  sh[ow]          OW
  (bfgs)l[ow]     OW
  thr[ow]         OW
  [ower]          AW ER
  [ow](ndl)       AW
  1(chnv)[ow]     AW
  all[ow]         AW
  [ow]            OW
  [old]           OW L D
  r[oll]          OW L
  [olk]           OW K
  1(pmh)[ost]     OW S T
  1(hlmr)[o]s(te) OW
  w[or]           ER
  *[ory]$         ER IY
  *[or]$          ER
  *[ors]$         ER Z
  *[or]E          ER
  [ore]$          AO R
  [orr]           AO R
  [or]            AO R
  *[olog]         AA L AH JH
  [ong]           AO NG
  [off]           AO F
  [oss]           AO S
  (mn)[other]     AH DH ER
  s[o]me          AH
  c[o]me          AH
  (lg)[o]ve       AH
  m[on]e          AH N
  ^s[o]n          AH
  m[o]v           UW
  pr[o]v          UW
  ^[over]         OW V ER
  ^c[o]m(mp)      AH
  ^c[o]n(cdjstvf) AH
  ^c[o]nn         AH
  ^pr[o](cdjmptv)V AH
  *[on]$          AH N
  *[ons]$         AH N Z
  *[one]$         OW N
  *[ones]$        OW N Z
  *[on]E          AH N
  *s[on]a         AH N
  *[om]$          AH M
  *[ot]$          AH T
  *[ol]$          AO L
  *d[om]          AH M
  (lp)[o]s(ei)    OW
  [o]k(ei)        OW
  [o]Ce$          OW
  [o]Ces$         OW
  1[o]CE          OW
  1[o](blt)lE     OW
  [o]C(i)(oa)     OW
  *[o]gr          AH
  1[o]C$          AA
  1[o](tdlmpnc)ic AA
  1[o]CV          OW
  *[o]CV          AH
  [o]$            OW
  [os]$           OW Z
  [o]g            AO
  [o]             AA

  p
  [ph]            F
  [pp]            P
  ^[ps]           S
  [p]             P

  q
  [que]$          K
  [qu]            K W
  [q]             K

  r
  [rh]            R
  [rr]            R
  [r]             R

  s
  [ssion]         SH AH N
  [ssure]         SH ER
  [ss]            S
  C[sion]         SH AH N
  V[sion]         ZH AH N
  [sh]            SH
  [sc]F           S
  (kptfc)[s]$     S
  (pt)h[s]$       S
  (ui)[s]$        S
  [s]$            Z
  ^[s]            S
  ^di[s]          S
  ^mi[s]          S
  [s]m(ae)n       Z
  u[s]t           S
  a[s]e           S
  [s]iv           S
  [s]it           S
  [s]is           S
  a[s]i           S
  (eo)u[s]        S
  V[s]V           Z
  [s]m$           Z
  [s]             S

  t
  [tch]           CH
  *[tional]       SH AH N AH L
  [tion]          SH AH N
  *[tious]        SH AH S
  *[tial]         SH AH L
  *[tia]          SH AH
  *[ture]$        CH ER
  *[tures]$       CH ER Z
  *[tured]$       CH ER D
  *[turing]       CH ER IH NG
  *[tur]V         CH ER
  *[tu](aeo)      CH UW
  s[t]le          -
  *s[t]en         -
  [ttes]$         T S
  [tte]$          T
  [tt]            T
  V[ther]         DH ER
  [th]E           DH
  [th]m           DH
  ^[th]e(rnsym)   DH
  [th]            TH
  [t]             T

  u
  [uild]          IH L D
  [uit]           UW T
  [ui]            UW IH
  [uy]            AY
  *[uous]         UW AH S
  *[ual]          UW AH L
  [ue]$           UW
  [ues]$          UW Z
  [ued]$          UW D
  (cpfmh)[ure]    Y UH R
  [ure]$          ER
  (cpfmb)[ur]V    Y UH R
  [urr]           ER
  [ur]V           UH R
  [ur]            ER
  ^[uni]          Y UW N AH
  l[u](st)(ei)    UW
  r[u]th          UW
  ^[un]           AH N
  ^[u]CV          Y UW
  *f[ull]y        AH L
  (bpf)[ull]      UH L
  *f[ul]          AH L
  (pb)[u]sh       UH
  p[u]t           UH
  *(cbgp)[ular]   Y AH L ER
  *(cbgp)[ulat]   Y AH L EY T
  *[ulat]         AH L EY T
  *(bcfghmpv)[u]CV Y UW
  (bcfhm)[u]CE    Y UW
  (cfhmp)[u](tsn)(ei) Y UW
  (bcfghmpk)[u]V  Y UW
  1[u]CE          UW
  [u]Ce$          UW
  1[u]C(iao)      UW
  [u]V            UW
  [u]$            UW
  *[us]$          AH S
  *[um]           AH M
  [u]             AH

  v
  [v]             V

  w
  ^[wr]           R
  [who]           HH UW
  [wh]            W
  [w]             W

  x
  ^e[x]V          G Z
  ^e[x]h          G Z
  [xc]F           K S
  [x]             K S

  y
  ^[y]            Y
  1[y]$           AY
  *f[y]           AY
  *[y]Ce$         AY
  1[y]CE          AY
  *pl[y]          AY
  [y]ing$         IY
  ps[y]ch         AY
  1t[y]p          AY
  1sk[y]          AY
  ^h[y]           AY
  C[y](ao)        Y
  *[y]$           IY
  *[y]s           IY
  [y]             IH

  z
  [zz]            Z
  t[z]            S
  [z]             Z
`;

/** What the capitals and other signs of the table stand for: as an expression, and in words. */
export const SIGNS: Readonly<Record<string, { readonly matches: string; readonly words: string }>> = {
  '^': { matches: '^', words: 'the start of the word' },
  $: { matches: '$', words: 'the end of the word' },
  '*': { matches: '[aeiouy].*', words: 'a vowel somewhere' },
  1: { matches: '^[^aeiouy]*', words: 'no vowel' },
  V: { matches: '[aeiouy]', words: 'a vowel' },
  C: { matches: '[^aeiouyx]', words: 'a consonant but x' },
  D: { matches: '(?:bb|cc|dd|ff|gg|ll|mm|nn|pp|rr|ss|tt|zz)', words: 'a doubled consonant' },
  F: { matches: '[eiy]', words: 'e, i or y' },
  E: { matches: '(?:e|es|ed|er|ers|ing|ings|ely|ement|ements)$', words: 'an ending such as -e, -ed, -er or -ing' },
};
