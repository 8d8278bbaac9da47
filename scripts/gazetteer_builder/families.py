"""The part of a name that is used alone: the family name, or what takes its place in a state's custom."""

import re

from .blocks import fold

# Lower-case words that belong to the family name after them.
PARTICLES = set("von van de der den la le al el da dos das do di du del della ten ter zu af av y e bin".split())
SPANISH = set("ESP MEX ARG COL PER VEN CHL ECU GTM CUB BOL DOM HND PRY SLV NIC CRI PAN URY GNQ".split())
FIRST_USED = set("ETH ERI THA".split())
MALAY = set("MYS BRN".split())
FAMILY_FIRST = set("CHN TWN KOR PRK HKG MAC SGP MYS".split())
WHOLE = set("MMR".split())
SUFFIX = re.compile(r",? (Jr\.?|Sr\.?|[IVX]+|Filho|Neto|Júnior)$")
SURNAMES = set(
    "an ao bae bai ban bang bao byun cai cao cha chae chai chan chang chao chen cheng chi chiang chin cho choe choi chong chou chu "
    "chuan chun chung cui dai deng ding dong du duan fan fang feng fu gao ge geng gong gu guan guo ham han hao he heo heng ho hong hou "
    "hsieh hsu hu hua huang hur hwang hyon im jang jeon jeong ji jia jiang jin jing jo jon joo jung kang kao kim ko kong koo kuo kwak "
    "kwon lai lam lau lee lei leung li liang liao lim lin ling liu lo long lou lu luo lyu ma mao maeng meng min ming mo mok moon na nam nie "
    "noh o oh ong ou pae paek pak pan pang park peng pu qi qian qiao qin qiu qu quan ren rhee ri rim ro roh ryang ryu seo shan shao "
    "shen sheng shi shih shin sim so soh son song su suh sun sung tan tang tao teng thae tian tie tong tsai tseng tu u wan wang wei wen "
    "wi won wong woo wu xi xia xian xiang xiao xie xin xing xiong xu xue yan yang yao ye yeh yeo yi yim yin ying yoo yoon you yu yuan yue yun "
    "zang zeng zhai zhan zhang zhao zheng zhong zhou zhu zhuang zhuo zou".split())


def family_name(label, state, given=frozenset()):
    """The family name in a label; `given` are the words that begin Spanish names, folded."""
    name = SUFFIX.sub("", label)
    words = name.split()
    if len(words) < 2 or state in WHOLE:
        return name
    if state in FAMILY_FIRST and fold(words[0]) in SURNAMES and len(words) <= 3:
        return words[0]
    if state in FIRST_USED or (state in MALAY and not words[0].startswith(("Abd", "Mohd", "Moh", "Muh", "Wan", "Nik", "Ten"))):
        return words[0]
    if state in SPANISH and len(words) >= 3 and fold(words[-2]) not in given and words[-2].lower() not in PARTICLES:
        return " ".join(words[-2:])
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return " ".join(words[start:])


def short_names(label, family, state):
    """The names that people use beside the full one: "Pedro Sánchez" of "Pedro Sánchez Pérez-Castejón"."""
    if state not in SPANISH or " " not in family or family.split()[0] in PARTICLES or not label.endswith(family):
        return []
    before = label[:-len(family)].split()
    return [f"{before[0]} {family.split()[0]}"] if before else []


def spanish_given_names(labels):
    """The words that begin three names or more."""
    counts = {}
    for label in sorted(labels):
        word = fold(label.split()[0])
        counts[word] = counts.get(word, 0) + 1
    return frozenset(word for word, count in counts.items() if count >= 3)
