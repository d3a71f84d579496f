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
  [au]            AO
  [aw]            AO
  [air]           EH R
  [ain]$          EY N
  [ai]            EY
  [ay]            EY
  [ae]            EH
  [a]ng(ei)       EY
  1[a]lk          AO
  ^[a]ll          AH
  1[a]l(td)       AO
  1w[ar]          AO R
  *w[ard]         ER D
  *[ary]$         EH R IY
  *[ar]$          ER
  [are]$          EH R
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
  1[a](kz)V       EY
  [a]tE           EY
  [a]tor          EY
  [a]tion         EY
  [a](cgt)iV      EY
  *[age]$         IH JH
  *[ally]$        AH L IY
  *[al]$          AH L
  *[als]$         AH L Z
  *[al]E          AH L
  *m[an]$         AH N
  *[ance]$        AH N S
  *[ant]          AH N T
  *[as]$          AH Z
  *[a]m$          AH
  [a]$            AH
  [a]Ce$          EY
  [a]Ces$         EY
  1[a]CE          EY
  ^[a]bV          AH
  ^[a]DV          AH
  ^[a]d(jmo)      AH
  ^[a]m(eou)      AH
  *[a]CV          AH
  [a]             AE

  b
  m[b]E           -
  [bb]            B
  [b]             B

  c
  s[ch]           K
  [ch]            CH
  [ck]            K
  [cc]F           K S
  [cc]            K
  *[cial]         SH AH L
  [c]F            S
  [c]             K

  d
  [dd]            D
  [dg]F           JH
  [d]             D

  e
  [ear](nlct)     ER
  [ear]           IH R
  h[ead]          EH D
  (br)[ead]       EH D
  [ea]            IY
  [eer]           IH R
  [ee]            IY
  [eigh]          EY
  [ei]            EY
  *[ey]$          IY
  [ey]            EY
  [eur]           ER
  [eu]            UW
  [ew]            UW
  [eo]            IY AH
  *(td)[ed]$      IH D
  *(kpfxc)[ed]$   T
  *(cs)h[ed]$     T
  *ss[ed]$        T
  *[ed]$          D
  *(sxz)[es]$     IH Z
  *(cg)[es]$      IH Z
  *(cs)h[es]$     IH Z
  *(kptf)[es]$    S
  *C[es]$         Z
  *[eless]        L AH S
  *C[e]ly$        -
  *C[e]ment       -
  l[ess]$         AH S
  n[ess]$         AH S
  *[e]$           -
  *[ery]$         ER IY
  1[e]rr          EH
  1[er]V          EH R
  [er]            ER
  *[el]$          AH L
  *[els]$         AH L Z
  *m[en]$         EH N
  *[en]$          AH N
  *[ens]$         AH N Z
  *[en]E          AH N
  *[ence]$        AH N S
  *[ent]          AH N T
  *[ens]i         EH N S
  *[est]$         AH S T
  *[et]$          AH T
  *[ets]$         AH T S
  *[et]E          AH T
  ^(bd)[e]CV      IH
  ^r[e]CV         IY
  ^pr[e]CV        IY
  ^[e]n(cfgjlrs)  IH
  ^d[e](ps)(rlt)  IH
  ^r[e](fgpst)(rlh) IY
  ^[e]x           IH
  ^[e]CV          IH
  1[e]CE          IY
  *[e]CV          AH
  [e]             EH

  f
  [ff]            F
  [f]             F

  g
  [gg]            G
  [gu]F           G
  (ai)[g]er       G
  [g]F            JH
  [g]             G

  h
  [h]             HH

  i
  [igh]           AY
  *[ifie]         AH F AY
  [ie]$           IY
  *[ies]$         IY Z
  *[ied]$         IY D
  *[ier]          IY ER
  *[iest]$        IY AH S T
  [ie]            IY
  *[ious]         IY AH S
  *(ln)[ion]      Y AH N
  *[ion]          IY AH N
  1[io]           AY AH
  *[io]           IY OW
  1[ia]           AY AH
  *[ial]          IY AH L
  [ia]            IY AH
  [ium]           IY AH M
  [irr]V          IH R
  [ir]V           IH R
  [ir]            ER
  *[ism]          IH Z AH M
  *[ist]          IH S T
  [i]zE           AY
  *[ical]         IH K AH L
  [ick]           IH K
  *[i](td)i(ot)   IH
  *[i]ga          AH
  *[i]ca          AH
  *[ity]$         AH T IY
  *[ities]$       AH T IY Z
  *[ify]          AH F AY
  *[ible]         AH B AH L
  *[ive]          IH V
  *[ish]          IH SH
  *[ine]s$        IY N
  [ine]$          AY N
  *[ily]$         AH L IY
  *[iness]        IY N AH S
  *[i]n(ae)       AH
  [ing]           IH NG
  [i]Ce$          AY
  [i]Ces$         AY
  1[i]CE          AY
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
  [l]             L

  m
  [mm]            M
  [m]             M

  n
  [nn]            N
  [ng]$           NG
  [ng](lruao)     NG G
  [ng]F           N JH
  [n]k            NG
  [n]ct           NG
  [n]             N

  o
  [oar]           AO R
  [oa]            OW
  [oe]            OW
  [oi]            OY
  [oy]            OY
  [ook]           UH K
  (gwh)[ood]      UH D
  [oo]            UW
  [ous]$          AH S
  *[our]          ER
  [our]           AW ER
  [ou]            AW
  (bfgs)l[ow]     OW
  [ower]          AW ER
  [ow](ndl)       AW
  1(chnv)[ow]     AW
  [ow]            OW
  [old]           OW L D
  r[oll]          OW L
  1(hlmr)[o]s(te) OW
  w[or]           ER
  *[ory]$         ER IY
  *[or]$          ER
  *[ors]$         ER Z
  *[or]E          ER
  [orr]           AO R
  [or]            AO R
  *[olog]         AA L AH JH
  [ong]           AO NG
  [off]           AO F
  [oss]           AO S
  pr[o]v          UW
  ^[over]         OW V ER
  ^c[o]m(mp)      AH
  ^c[o]n(cdjstvf) AH
  ^pr[o](cdjmptv)V AH
  *[on]$          AH N
  *[ons]$         AH N Z
  *[one]$         OW N
  *[on]E          AH N
  *[ot]$          AH T
  (lp)[o]s(ei)    OW
  [o]k(ei)        OW
  [o]Ce$          OW
  [o]Ces$         OW
  1[o]CE          OW
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
  [p]             P

  q
  [qu]            K W
  [q]             K

  r
  [rr]            R
  [r]             R

  s
  [ssion]         SH AH N
  [ss]            S
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
  u[s]t           S
  a[s]e           S
  [s]iv           S
  [s]it           S
  [s]is           S
  a[s]i           S
  (eo)u[s]        S
  V[s]V           Z
  [s]             S

  t
  [tch]           CH
  [tion]          SH AH N
  *[tia]          SH AH
  *[ture]$        CH ER
  *[tur]V         CH ER
  *[tu](aeo)      CH UW
  [tt]            T
  V[ther]         DH ER
  [th]E           DH
  [th]            TH
  [t]             T

  u
  [uit]           UW T
  [ui]            UW IH
  (cpfmb)[ur]V    Y UH R
  [urr]           ER
  [ur]V           UH R
  [ur]            ER
  ^[uni]          Y UW N AH
  l[u](st)(ei)    UW
  ^[un]           AH N
  (bpf)[ull]      UH L
  *f[ul]          AH L
  p[u]t           UH
  *(cbgp)[ular]   Y AH L ER
  *(cbgp)[ulat]   Y AH L EY T
  *[ulat]         AH L EY T
  *(bcfghmpv)[u]CV Y UW
  1[u]CE          UW
  [u]Ce$          UW
  1[u]C(iao)      UW
  [u]V            UW
  *[us]$          AH S
  *[um]           AH M
  [u]             AH

  v
  [v]             V

  w
  ^[wr]           R
  [w]             W

  x
  ^e[x]V          G Z
  [x]             K S

  y
  ^[y]            Y
  [y]ing$         IY
  ^h[y]           AY
  C[y](ao)        Y
  *[y]$           IY
  *[y]s           IY
  [y]             IH

  z
  [zz]            Z
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
  E: {
    matches: '(?:e|es|ed|er|ers|ing|ings|ely|ement|ements)$',
    words: 'an ending such as -e, -ed, -er or -ing',
  },
};
