"""exp, log, tanh, sqrt and cos as short polynomials: the same bits on every machine, and no call in the kernel.

The library's own differ between machines and keep sixteen lanes from being computed side by side. These are right to
about 2.4e-7 of the value (cos and tanh: of 1), which is what 32-bit numbers can hold; tests say so for each. The
coefficients are those of the Cephes library (Moshier 1992, single precision). Plain numbers go to the library.
"""

import math
from typing import Any

from nearer.model.tracing.symbols import Symbol, select

LOG2_E = 1.44269504088896341
LN2_HIGH, LN2_LOW = 0.693359375, -2.12194440e-4
# exp of less than this is nothing, of more is endless, in 32 bits.
SMALLEST, LARGEST = -87.0, 88.0
EXP = (1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1)
LOG = (
    7.0376836292e-2,
    -1.1514610310e-1,
    1.1676998740e-1,
    -1.2420140846e-1,
    1.4249322787e-1,
    -1.6668057665e-1,
    2.0000714765e-1,
    -2.4999993993e-1,
    3.3333331174e-1,
)
SIN = (-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1)
COS = (2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2)
QUARTER_HIGH, QUARTER_MIDDLE, QUARTER_LOW = 1.5703125, 4.837512969970703125e-4, 7.549789948768648e-8
ONE_BITS, HALF_SHIFT, FRACTION = 0x3F800000, 23, 0x007FFFFF
SQRT_HALF = 0.70710678118654752440
LEAST_NORMAL = 1.17549435e-38


def is_known(x: Any) -> bool:
    """Whether this is worked out before the step, where the library is at hand."""
    return not isinstance(x, Symbol) or x.node.reach < 2


def apply(name: str, x: Any) -> Any:
    """A library function of what is known before the step."""
    return x.trace.note(name, x) if isinstance(x, Symbol) else getattr(math, name)(x)


def polynomial(x: Any, coefficients: tuple[float, ...]) -> Any:
    """Horner's rule, highest power first."""
    made: Any = coefficients[0]
    for coefficient in coefficients[1:]:
        made = made * x + coefficient
    return made


def exp(x: Any) -> Any:
    """e to the power x."""
    if is_known(x):
        return apply("exp", x)
    note = x.trace.note
    x = note("larger", note("smaller", x, LARGEST), SMALLEST)
    whole = note("nearest", x * LOG2_E)
    left = x - whole * LN2_HIGH - whole * LN2_LOW
    made = polynomial(left, EXP) * (left * left) + left + 1.0
    return made * note("unbits", note("left", note("toward", whole), HALF_SHIFT) + ONE_BITS)


def log(x: Any) -> Any:
    """Natural logarithm; of 0 and less, that of the least number there is."""
    if is_known(x):
        return apply("log", x)
    note = x.trace.note
    bits = note("bits", note("larger", x, LEAST_NORMAL))
    power = note("from", (bits >> HALF_SHIFT) - 126)
    part = note("unbits", (bits & FRACTION) | 0x3F000000)
    small = part < SQRT_HALF
    power = power - select(small, 1.0, 0.0)
    part = part + select(small, part, 0.0) - 1.0
    square = part * part
    made = polynomial(part, LOG) * part * square + power * LN2_LOW - square * 0.5
    return part + made + power * LN2_HIGH


def tanh(x: Any) -> Any:
    """Hyperbolic tangent."""
    return apply("tanh", x) if is_known(x) else 1.0 - 2.0 / (exp(2.0 * x) + 1.0)


def sqrt(x: Any) -> Any:
    """Square root, exact."""
    return apply("sqrt", x)


def cos(x: Any) -> Any:
    """Cosine, for angles of a few turns."""
    if is_known(x):
        return apply("cos", x)
    note = x.trace.note
    quarters = note("nearest", x * (2.0 / math.pi))
    left = x - quarters * QUARTER_HIGH - quarters * QUARTER_MIDDLE - quarters * QUARTER_LOW
    turn, square = note("toward", quarters), left * left
    sine = polynomial(square, SIN) * square * left + left
    cosine = polynomial(square, COS) * (square * square) - square * 0.5 + 1.0
    made = select((turn & 1) > 0, sine, cosine)
    # cos in the four quarters of a turn: cos, -sin, -cos, sin.
    return select(((turn + 1) & 2) > 0, -made, made)


def single(word: Any) -> Any:
    """A word below 2^31 as a float."""
    return word.trace.note("single", word) if isinstance(word, Symbol) else float(word)
