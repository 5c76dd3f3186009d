#ifndef APICURL_H
#define APICURL_H

#include <stddef.h>
#include <stdint.h>

// libcurl as Foundation has loaded it, without its headers: they are not installed where Swift programs are built.

/// Whether libcurl was found. Everything else needs that.
int ccurl_load(void);

typedef size_t (*ccurl_piece)(char *bytes, size_t size, size_t count, void *context);
typedef int (*ccurl_seek)(void *context, int64_t offset, int origin);

void *ccurl_easy_init(void);
void ccurl_easy_cleanup(void *easy);
int ccurl_set_number(void *easy, int option, long value);
int ccurl_set_large(void *easy, int option, int64_t value);
int ccurl_set_pointer(void *easy, int option, const void *value);
int ccurl_set_text(void *easy, int option, const char *value);
int ccurl_set_piece_function(void *easy, int option, ccurl_piece function);
int ccurl_set_seek_function(void *easy, int option, ccurl_seek function);
/// A text that libcurl has; null where it has none or doesn't know the option. `isKnown` tells these apart.
const char *ccurl_text(void *easy, int info, int *isKnown);
void ccurl_go_on(void *easy);
const char *ccurl_message(int code);

void *ccurl_list_append(void *list, const char *line);
void ccurl_list_free(void *list);

void *ccurl_multi_init(void);
void ccurl_multi_cleanup(void *multi);
void ccurl_multi_set_number(void *multi, int option, long value);
int ccurl_multi_add(void *multi, void *easy);
void ccurl_multi_remove(void *multi, void *easy);
void ccurl_multi_perform(void *multi);
/// Waits for a socket, for `wake`, or so long.
void ccurl_multi_wait(void *multi, int wake, int milliseconds);
/// The next transfer that ended, and its code; null when there is none.
void *ccurl_multi_next(void *multi, int *code);

/// Two ends of a pipe that don't block; whether there is one.
int ccurl_pipe(int *reading, int *writing);
void ccurl_pipe_wake(int writing);
void ccurl_pipe_drain(int reading);
void ccurl_pipe_close(int descriptor);

/// Keeps the signal of a broken pipe from ending the process: on this thread it is an error.
void ccurl_ignore_broken_pipes(void);

#endif
