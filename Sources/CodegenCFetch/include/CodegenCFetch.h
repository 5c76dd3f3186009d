#ifndef CODEGEN_CFETCH_H
#define CODEGEN_CFETCH_H

#include <stddef.h>

/// Takes a piece of what comes; returns how many bytes it took, fewer to give up.
typedef size_t (*cfetch_take)(const char *bytes, size_t size, size_t count, void *context);

enum { CFETCH_REASON_SIZE = 256 };

/// Fetches a document over http or https with the system's libcurl, which is only loaded here.
///
/// Returns the status of the response; -1 when there is none, and then `reason` has `CFETCH_REASON_SIZE` bytes of text.
long cfetch(const char *url, const char *accept, cfetch_take take, void *context, char *reason);

#endif
