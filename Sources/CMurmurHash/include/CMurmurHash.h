#ifndef CMURMURHASH_H
#define CMURMURHASH_H

#include <stddef.h>
#include <stdint.h>

struct cmurmurhash {
    uint64_t high;
    uint64_t low;
};

/// MurmurHash3's 128 bits for x64 with the seed 0, the same on machines of either byte order.
struct cmurmurhash cmurmurhash(const void *bytes, size_t count);

#endif
