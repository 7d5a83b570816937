/* Around the equations: people in blocks, their ties slot by slot (jagged diagonals), one pass after the other. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#define B 256

typedef struct {
    int64_t blocks;
    const int32_t *depth;    /* most ties of a person in the block */
    const int64_t *widths;   /* where the block's widths begin */
    const int32_t *width;    /* how many people have a tie in a slot */
    const int64_t *slots;    /* where the block's ties begin */
    const int32_t *other;    /* place of the other person */
    const uint32_t *other_who;
    const uint8_t *layer;
    const uint32_t *who;     /* number of the person in a place */
    const float *table;      /* (layer, field of a tie) */
} Places;
