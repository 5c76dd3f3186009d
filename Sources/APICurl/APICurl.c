#define _GNU_SOURCE
#include "APICurl.h"

#if defined(__linux__)
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

// What is used of curl/curl.h and curl/multi.h; libcurl's interface keeps these types and numbers.

struct message {
    int kind;
    void *easy;
    union {
        void *other;
        int code;
    } data;
};

struct wait_descriptor {
    int descriptor;
    short events;
    short happened;
};

enum { message_done = 1, wait_for_input = 1, pause_nothing = 0, initialise_everything = 3 };

// Weak, for programs that libcurl is linked into; elsewhere they are null, and the names are looked up.
extern int curl_global_init(long) __attribute__((weak));
extern void *curl_easy_init(void) __attribute__((weak));
extern void curl_easy_cleanup(void *) __attribute__((weak));
extern int curl_easy_setopt(void *, int, ...) __attribute__((weak));
extern int curl_easy_getinfo(void *, int, ...) __attribute__((weak));
extern int curl_easy_pause(void *, int) __attribute__((weak));
extern const char *curl_easy_strerror(int) __attribute__((weak));
extern void *curl_slist_append(void *, const char *) __attribute__((weak));
extern void curl_slist_free_all(void *) __attribute__((weak));
extern void *curl_multi_init(void) __attribute__((weak));
extern int curl_multi_cleanup(void *) __attribute__((weak));
extern int curl_multi_setopt(void *, int, ...) __attribute__((weak));
extern int curl_multi_add_handle(void *, void *) __attribute__((weak));
extern int curl_multi_remove_handle(void *, void *) __attribute__((weak));
extern int curl_multi_perform(void *, int *) __attribute__((weak));
extern int curl_multi_wait(void *, struct wait_descriptor *, unsigned, int, int *) __attribute__((weak));
extern struct message *curl_multi_info_read(void *, int *) __attribute__((weak));

static struct {
    int (*global_init)(long);
    void *(*easy_init)(void);
    void (*easy_cleanup)(void *);
    int (*easy_setopt)(void *, int, ...);
    int (*easy_getinfo)(void *, int, ...);
    int (*easy_pause)(void *, int);
    const char *(*easy_strerror)(int);
    void *(*slist_append)(void *, const char *);
    void (*slist_free_all)(void *);
    void *(*multi_init)(void);
    int (*multi_cleanup)(void *);
    int (*multi_setopt)(void *, int, ...);
    int (*multi_add_handle)(void *, void *);
    int (*multi_remove_handle)(void *, void *);
    int (*multi_perform)(void *, int *);
    int (*multi_wait)(void *, struct wait_descriptor *, unsigned, int, int *);
    struct message *(*multi_info_read)(void *, int *);
} curl;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int is_loaded;

static void load(void) {
    void *library = RTLD_DEFAULT;
    if (!curl_easy_init && !dlsym(library, "curl_easy_init")) {
        library = dlopen("libcurl.so.4", RTLD_LAZY | RTLD_LOCAL);
        if (!library) library = dlopen("libcurl-gnutls.so.4", RTLD_LAZY | RTLD_LOCAL);
        if (!library) return;
    }
    int is_complete = 1;
#define FIND(name) \
    curl.name = curl_##name ? (void *)curl_##name : dlsym(library, "curl_" #name); \
    is_complete = is_complete && curl.name;
    FIND(global_init)
    FIND(easy_init)
    FIND(easy_cleanup)
    FIND(easy_setopt)
    FIND(easy_getinfo)
    FIND(easy_pause)
    FIND(easy_strerror)
    FIND(slist_append)
    FIND(slist_free_all)
    FIND(multi_init)
    FIND(multi_cleanup)
    FIND(multi_setopt)
    FIND(multi_add_handle)
    FIND(multi_remove_handle)
    FIND(multi_perform)
    FIND(multi_wait)
    FIND(multi_info_read)
#undef FIND
    is_loaded = is_complete && curl.global_init(initialise_everything) == 0;
}

int ccurl_load(void) {
    pthread_once(&once, load);
    return is_loaded;
}

void *ccurl_easy_init(void) { return curl.easy_init(); }
void ccurl_easy_cleanup(void *easy) { curl.easy_cleanup(easy); }
int ccurl_set_number(void *easy, int option, long value) { return curl.easy_setopt(easy, option, value); }
int ccurl_set_large(void *easy, int option, int64_t value) { return curl.easy_setopt(easy, option, value); }
int ccurl_set_pointer(void *easy, int option, const void *value) { return curl.easy_setopt(easy, option, value); }
int ccurl_set_text(void *easy, int option, const char *value) { return curl.easy_setopt(easy, option, value); }

int ccurl_set_piece_function(void *easy, int option, ccurl_piece function) {
    return curl.easy_setopt(easy, option, function);
}

int ccurl_set_seek_function(void *easy, int option, ccurl_seek function) {
    return curl.easy_setopt(easy, option, function);
}

const char *ccurl_text(void *easy, int info, int *isKnown) {
    char *text = NULL;
    *isKnown = curl.easy_getinfo(easy, info, &text) == 0;
    return text;
}

void ccurl_go_on(void *easy) { curl.easy_pause(easy, pause_nothing); }
const char *ccurl_message(int code) { return curl.easy_strerror(code); }

void *ccurl_list_append(void *list, const char *line) { return curl.slist_append(list, line); }
void ccurl_list_free(void *list) { curl.slist_free_all(list); }

void *ccurl_multi_init(void) { return curl.multi_init(); }
void ccurl_multi_cleanup(void *multi) { curl.multi_cleanup(multi); }
void ccurl_multi_set_number(void *multi, int option, long value) { curl.multi_setopt(multi, option, value); }
int ccurl_multi_add(void *multi, void *easy) { return curl.multi_add_handle(multi, easy); }
void ccurl_multi_remove(void *multi, void *easy) { curl.multi_remove_handle(multi, easy); }

void ccurl_multi_perform(void *multi) {
    int running;
    curl.multi_perform(multi, &running);
}

void ccurl_multi_wait(void *multi, int wake, int milliseconds) {
    struct wait_descriptor extra = {.descriptor = wake, .events = wait_for_input};
    curl.multi_wait(multi, &extra, 1, milliseconds, NULL);
}

void *ccurl_multi_next(void *multi, int *code) {
    int left;
    struct message *message;
    while ((message = curl.multi_info_read(multi, &left))) {
        if (message->kind != message_done) continue;
        *code = message->data.code;
        return message->easy;
    }
    return NULL;
}

int ccurl_pipe(int *reading, int *writing) {
    int ends[2];
    if (pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) return 0;
    *reading = ends[0];
    *writing = ends[1];
    return 1;
}

void ccurl_pipe_wake(int writing) {
    // A full pipe wakes as well.
    ssize_t written = write(writing, "", 1);
    (void)written;
}

void ccurl_pipe_drain(int reading) {
    char bytes[64];
    while (read(reading, bytes, sizeof bytes) > 0) {}
}

void ccurl_pipe_close(int descriptor) { close(descriptor); }

void ccurl_ignore_broken_pipes(void) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
}
#endif
