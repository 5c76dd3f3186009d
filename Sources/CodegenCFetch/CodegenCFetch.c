#include "CodegenCFetch.h"

#if defined(__linux__)
#include <dlfcn.h>
#include <stdio.h>

// What is used of curl/curl.h; libcurl's interface keeps these numbers.
enum {
    option_write_data = 10001,
    option_url = 10002,
    option_error_buffer = 10010,
    option_user_agent = 10018,
    option_http_header = 10023,
    option_accept_encoding = 10102,
    option_write_function = 20011,
    option_timeout = 13,
    option_low_speed_limit = 19,
    option_low_speed_time = 20,
    option_follow_location = 52,
    option_max_redirects = 68,
    option_connect_timeout = 78,
    option_no_signal = 99,
    option_protocols = 181,
    option_redirect_protocols = 182,
    info_response_code = 0x200002,
    http_and_https = 3,
};

struct curl {
    void *(*easy_init)(void);
    int (*easy_setopt)(void *, int, ...);
    int (*easy_perform)(void *);
    int (*easy_getinfo)(void *, int, ...);
    void (*easy_cleanup)(void *);
    const char *(*easy_strerror)(int);
    void *(*slist_append)(void *, const char *);
    void (*slist_free_all)(void *);
};

static int load(struct curl *curl) {
    void *library = dlopen("libcurl.so.4", RTLD_LAZY | RTLD_LOCAL);
    if (!library) library = dlopen("libcurl-gnutls.so.4", RTLD_LAZY | RTLD_LOCAL);
    if (!library) return 0;
    curl->easy_init = dlsym(library, "curl_easy_init");
    curl->easy_setopt = dlsym(library, "curl_easy_setopt");
    curl->easy_perform = dlsym(library, "curl_easy_perform");
    curl->easy_getinfo = dlsym(library, "curl_easy_getinfo");
    curl->easy_cleanup = dlsym(library, "curl_easy_cleanup");
    curl->easy_strerror = dlsym(library, "curl_easy_strerror");
    curl->slist_append = dlsym(library, "curl_slist_append");
    curl->slist_free_all = dlsym(library, "curl_slist_free_all");
    return curl->easy_init && curl->easy_setopt && curl->easy_perform && curl->easy_getinfo && curl->easy_cleanup
        && curl->easy_strerror && curl->slist_append && curl->slist_free_all;
}

long cfetch(const char *url, const char *accept, cfetch_take take, void *context, char *reason) {
    struct curl curl;
    reason[0] = 0;
    void *call = load(&curl) ? curl.easy_init() : NULL;
    if (!call) {
        snprintf(reason, CFETCH_REASON_SIZE, "%s", "libcurl, which fetches, is not installed");
        return -1;
    }
    void *headers = curl.slist_append(NULL, accept);
    curl.easy_setopt(call, option_url, url);
    curl.easy_setopt(call, option_http_header, headers);
    curl.easy_setopt(call, option_user_agent, "codegen");
    curl.easy_setopt(call, option_accept_encoding, "");
    curl.easy_setopt(call, option_write_function, take);
    curl.easy_setopt(call, option_write_data, context);
    curl.easy_setopt(call, option_error_buffer, reason);
    curl.easy_setopt(call, option_protocols, (long)http_and_https);
    curl.easy_setopt(call, option_redirect_protocols, (long)http_and_https);
    curl.easy_setopt(call, option_follow_location, 1L);
    curl.easy_setopt(call, option_max_redirects, 16L);
    curl.easy_setopt(call, option_no_signal, 1L);
    // Half a minute for the connection, and without a byte; a minute for all of it.
    curl.easy_setopt(call, option_connect_timeout, 30L);
    curl.easy_setopt(call, option_low_speed_limit, 1L);
    curl.easy_setopt(call, option_low_speed_time, 30L);
    curl.easy_setopt(call, option_timeout, 60L);
    int code = curl.easy_perform(call);
    long status = -1;
    if (code == 0) {
        curl.easy_getinfo(call, info_response_code, &status);
    } else if (reason[0] == 0) {
        snprintf(reason, CFETCH_REASON_SIZE, "%s", curl.easy_strerror(code));
    }
    curl.slist_free_all(headers);
    curl.easy_cleanup(call);
    return status;
}
#endif
