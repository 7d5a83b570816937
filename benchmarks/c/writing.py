"""Writing a whole kernel in C for any set of mechanisms: the translated equations, and the loops around them."""

from pathlib import Path
from typing import Any

from benchmarks.c.translating import Translator

FRAME = Path(__file__).with_name("frame.h")
PHILOX = """
static inline __attribute__((always_inline)) {words} philox(
    uint32_t c0, uint32_t c1, uint32_t c2, uint32_t c3, uint32_t k0, uint32_t k1) {{
    for (int n = 0; n < 10; n++) {{
        const uint64_t p0 = (uint64_t)0xD2511F53u * c0, p1 = (uint64_t)0xCD9E8D57u * c2;
        c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0; c1 = (uint32_t)p1;
        c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1; c3 = (uint32_t)p0;
        k0 += 0x9E3779B9u; k1 += 0xBB67AE85u;
    }}
    return ({words}){{ c0, c1, c2, c3 }};
}}
"""
LOOPS = """
static void face_everybody(const Places *at, const float *state, const float *traits, const float *help,
                           const float *room, float *sides, uint64_t seed, uint32_t when, NUMBERS p, float dt) {{
    for (int64_t b = 0; b < at->blocks; b++) {{
        const float *restrict s0 = state + b * {S} * B, *restrict t0 = traits + b * {T} * B;
        const float *restrict h0 = help + b * {H} * B, *restrict r0 = room + b * B;
        const uint32_t *restrict w0 = at->who + b * B;
        float *restrict out = sides + b * B * {W};
#pragma omp simd
        for (int i = 0; i < B; i++) {{
            const LUCK luck = {luck}(seed, w0[i], when);
            const SIDE side = {face}({state_in}, {traits_in}, {help_in}, r0[i], luck, p, dt);
            {side_out}
        }}
    }}
}}

static inline void meet_everybody(const Places *at, int64_t b, const float *restrict sides, float *restrict met,
                                  float *changing, const float *kept, int64_t ties, uint64_t seed, uint32_t when,
                                  NUMBERS p, float dt) {{
    const MET none = {nobody}(p);
    for (int i = 0; i < B; i++) {{ {met_none} }}
    int64_t from = at->slots[b];
    for (int k = 0; k < at->depth[b]; k++) {{
        const int n = at->width[at->widths[b] + k];
        const int32_t *restrict o0 = at->other + from;
        const uint32_t *restrict ow = at->other_who + from, *restrict w0 = at->who + b * B;
        const uint8_t *restrict l0 = at->layer + from;
        const float *restrict mine = sides + b * B * {W}, *restrict kept0 = kept + from;
        float *restrict change0 = changing + from;
#pragma omp simd
        for (int i = 0; i < n; i++) {{
            const SIDE own = {own_in}, their = {other_in};
            const int first = w0[i] < ow[i];
            const uint32_t lower = first ? w0[i] : ow[i], higher = first ? ow[i] : w0[i];
            const TIE tie = {tie_in};
            const SIDE one = {one_in}, two = {two_in};
            const HAPPENED both = {meet}(tie, one, two, {tie_luck}(seed, lower, higher, when), p, dt);
            const HAPPENED seen = {seen_in};
            const TIE after = {after_in};
            const MET total = {add}({met_in}, after, seen, own, their, p);
            {met_out}
            {changing_out}
        }}
        from += n;
    }}
}}

void move_days(const Places *at, float *state, const float *traits, const float *help, const float *room,
               float *sides, float *changing, const float *kept, int64_t ties, const float *numbers, uint64_t seed,
               int64_t first, int64_t steps, float dt) {{
    NUMBERS p;
    memcpy(&p, numbers, sizeof p);
    static float met[{M} * B] __attribute__((aligned(64)));
    for (uint32_t when = first; when < first + steps; when++) {{
        face_everybody(at, state, traits, help, room, sides, seed, when, p, dt);
        for (int64_t b = 0; b < at->blocks; b++) {{
            meet_everybody(at, b, sides, met, changing, kept, ties, seed, when, p, dt);
            float *restrict s0 = state + b * {S} * B;
            const float *restrict t0 = traits + b * {T} * B, *restrict h0 = help + b * {H} * B;
            const uint32_t *restrict w0 = at->who + b * B;
#pragma omp simd
            for (int i = 0; i < B; i++) {{
                const LUCK luck = {luck}(seed, w0[i], when);
                const STATE now = {state_in};
                const TRAITS own = {traits_in};
                const HELP given = {help_in};
                const MET tied = {met_in};
                const MET all = {all_in};
                const STATE after = {live}(now, own, all, given, luck, p, dt);
                {state_out}
            }}
        }}
    }}
}}
"""


def side_width(m: Any) -> int:
    """Room for what a person brings to a tie: a power of two."""
    return 1 << (len(m.side._fields) - 1).bit_length()


def write_kernel(m: Any) -> str:
    """The whole text."""
    t = Translator()
    used = ("face", "meet", "nobody", "add", "others", "live", "luck", "tie_luck")
    names = {key: t.function(getattr(m, key))[0] for key in used if getattr(m, key) is not None}
    happened, met, luck = (t.function(f)[3] for f in (m.meet, m.nobody, m.luck))
    kinds = {
        "STATE": m.state,
        "TRAITS": m.traits,
        "HELP": m.help,
        "SIDE": m.side,
        "TIE": m.tie,
        "NUMBERS": m.numbers,
        "LUCK": luck,
        "MET": met,
    }
    kinds["HAPPENED"] = happened
    width = side_width(m)

    def load(kind: Any, array: str, stride: str = "B") -> str:
        return f"({t.kind(kind)}){{ {', '.join(f'{array}[{k} * {stride} + i]' for k in range(len(kind._fields)))} }}"

    def store(kind: Any, array: str, value: str) -> str:
        return " ".join(f"{array}[{k} * B + i] = {value}.{name};" for k, name in enumerate(kind._fields))

    def choose(kind: Any, test: str, yes: str, no: str) -> str:
        return f"({t.kind(kind)}){{ {', '.join(f'{test} ? {yes}.{f} : {no}.{f}' for f in kind._fields)} }}"

    text = LOOPS.format(
        **names,
        S=len(m.state._fields),
        T=len(m.traits._fields),
        H=len(m.help._fields),
        M=len(met._fields),
        W=width,
        state_in=load(m.state, "s0"),
        traits_in=load(m.traits, "t0"),
        help_in=load(m.help, "h0"),
        met_in=load(met, "met"),
        all_in="tied" if m.others is None else f"{names['others']}(now, own, tied, given, luck, p, dt)",
        side_out=" ".join(f"out[i * {width} + {k}] = side.{f};" for k, f in enumerate(m.side._fields)),
        own_in=record(t, m.side, lambda k, f: f"mine[i * {width} + {k}]"),
        other_in=record(t, m.side, lambda k, f: f"sides[o0[i] * {width} + {k}]"),
        tie_in=record(t, m.tie, lambda k, f: tie_field(m, k, f)),
        one_in=choose(m.side, "first", "own", "their"),
        two_in=choose(m.side, "first", "their", "own"),
        seen_in=record(t, happened, lambda k, f: f"first ? both.{f} : both.{turned(happened, f)}"),
        after_in=record(t, m.tie, lambda k, f: f"both.{f}" if f in m.changing else f"tie.{f}"),
        met_none=" ".join(f"met[{k} * B + i] = none.{f};" for k, f in enumerate(met._fields)),
        met_out=store(met, "met", "total"),
        changing_out=" ".join(f"change0[{k} * ties + i] = both.{f};" for k, f in enumerate(m.changing)),
        state_out=store(m.state, "s0", "after"),
    )
    defines = "".join(f"#define {name} {t.kind(kind)}\n" for name, kind in kinds.items())
    lines = insert_philox(t)
    return FRAME.read_text(encoding="utf-8") + "\n".join(lines) + "\n" + defines + text


def record(t: Translator, kind: Any, write: Any) -> str:
    """A record whose fields are written one by one."""
    return f"({t.kind(kind)}){{ {', '.join(write(k, name) for k, name in enumerate(kind._fields))} }}"


def tie_field(m: Any, place: int, name: str) -> str:
    """Where a field of a tie is read."""
    if name in m.changing:
        return f"change0[{m.changing.index(name)} * ties + i]"
    if name in m.kept:
        return f"kept0[{m.kept.index(name)} * ties + i]"
    return f"at->table[l0[i] * {len(m.tie._fields)} + {place}]"


def turned(happened: Any, name: str) -> str:
    """The field that the second person sees under this name."""
    names = happened._fields
    if f"other_{name}" in names:
        return f"other_{name}"
    bare = name.removeprefix("other_")
    return bare if bare in names else name


def insert_philox(t: Translator) -> list[str]:
    """The lines with Philox right after the struct of its words."""
    words = t.kind(("uint32_t",) * 4)
    place = next(k for k, line in enumerate(t.lines) if line.endswith(f"}} {words};"))
    return [*t.lines[: place + 1], PHILOX.format(words=words), *t.lines[place + 1 :]]
