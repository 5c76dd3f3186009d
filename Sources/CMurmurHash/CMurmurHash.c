#include "CMurmurHash.h"

#include <string.h>

static const uint64_t c1 = 0x87c37b91114253d5;
static const uint64_t c2 = 0x4cf5ad432745937f;

// Also where nothing is optimised, as in the tool that plugins get.
#define INLINED static inline __attribute__((always_inline))

INLINED uint64_t rotated(uint64_t value, int count) { return value << count | value >> (64 - count); }

INLINED uint64_t first(uint64_t word) { return rotated(word * c1, 31) * c2; }

INLINED uint64_t second(uint64_t word) { return rotated(word * c2, 33) * c1; }

static uint64_t mixed(uint64_t value) {
    value = (value ^ value >> 33) * 0xff51afd7ed558ccd;
    value = (value ^ value >> 33) * 0xc4ceb9fe1a85ec53;
    return value ^ value >> 33;
}

/// At most 8 bytes, the first one lowest.
static uint64_t word(const unsigned char *bytes, size_t count) {
    uint64_t word = 0;
    for (size_t index = 0; index < count; index++) word |= (uint64_t)bytes[index] << 8 * index;
    return word;
}

INLINED uint64_t whole(const unsigned char *bytes) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
#else
    return word(bytes, 8);
#endif
}

struct cmurmurhash cmurmurhash(const void *start, size_t count) {
    const unsigned char *bytes = start;
    const size_t rest = count % 16;
    uint64_t h1 = 0;
    uint64_t h2 = 0;
    for (const unsigned char *end = bytes + (count - rest); bytes != end; bytes += 16) {
        h1 = (rotated(h1 ^ first(whole(bytes)), 27) + h2) * 5 + 0x52dce729;
        h2 = (rotated(h2 ^ second(whole(bytes + 8)), 31) + h1) * 5 + 0x38495ab5;
    }
    if (rest > 0) h1 ^= first(word(bytes, rest < 8 ? rest : 8));
    if (rest > 8) h2 ^= second(word(bytes + 8, rest - 8));
    h1 ^= count;
    h2 ^= count;
    h1 += h2;
    h2 += h1;
    h1 = mixed(h1);
    h2 = mixed(h2);
    h1 += h2;
    return (struct cmurmurhash){.high = h1, .low = h2 + h1};
}
