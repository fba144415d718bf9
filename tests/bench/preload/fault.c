/* The Nth call that changes something below $FAULT_ROOT fails, or the process dies before it.
 *
 *   FAULT_ROOT   the folder; calls elsewhere are passed on
 *   FAULT_AT     which call, counted from 1
 *   FAULT_ERRNO  what it fails with; 0: SIGKILL; -1: a write takes half
 *   FAULT_LAST   set: so do all later calls
 *   FAULT_MARK   a file that is made when the call is reached
 *
 *   cc -shared -fPIC -o fault.so fault.c -ldl;  LD_PRELOAD=./fault.so FAULT_ROOT=… command
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int calls; /* one thread only */

static int below(const char *path) {
    const char *root = getenv("FAULT_ROOT");
    return root && path && strncmp(path, root, strlen(root)) == 0;
}

static int fd_below(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = syscall(SYS_readlink, link, path, sizeof path - 1);
    if (n <= 0) return 0;
    path[n] = 0;
    return below(path);
}

/* 0: go on; 1: fail, errno is set; 2: take half */
static int strikes(int counts) {
    if (!counts) return 0;
    int at = atoi(getenv("FAULT_AT") ?: "0"), error = atoi(getenv("FAULT_ERRNO") ?: "0");
    calls++;
    if (getenv("FAULT_LAST") ? calls < at : calls != at) return 0;
    const char *mark = getenv("FAULT_MARK");
    if (mark) syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY, 0600));
    if (error == 0) syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
    if (error < 0) return 2;
    errno = error;
    return 1;
}

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

#define OPEN(name)                                                            \
    int name(const char *path, int flags, ...) {                              \
        va_list rest; va_start(rest, flags);                                  \
        mode_t mode = va_arg(rest, mode_t); va_end(rest);                     \
        if (strikes((flags & (O_ACCMODE | O_CREAT)) && below(path))  == 1) return -1; \
        return REAL(int, name, const char *, int, ...)(path, flags, mode);    \
    }
OPEN(open)
OPEN(open64)

#define WRITE(name, PARAMETERS, ARGUMENTS, TYPES)                             \
    ssize_t name PARAMETERS {                                                 \
        int struck = strikes(fd_below(fd));                                   \
        if (struck == 1) return -1;                                           \
        if (struck == 2 && size > 1) size /= 2;                               \
        return ((ssize_t(*) TYPES)dlsym(RTLD_NEXT, #name)) ARGUMENTS;         \
    }
WRITE(write, (int fd, const void *data, size_t size), (fd, data, size),
      (int, const void *, size_t))
WRITE(pwrite, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at),
      (int, const void *, size_t, off_t))
WRITE(pwrite64, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at),
      (int, const void *, size_t, off_t))

#define PLAIN(name, counts, PARAMETERS, ARGUMENTS, TYPES)                     \
    int name PARAMETERS {                                                     \
        if (strikes(counts) == 1) return -1;                                  \
        return ((int(*) TYPES)dlsym(RTLD_NEXT, #name)) ARGUMENTS;             \
    }
PLAIN(fsync, fd_below(fd), (int fd), (fd), (int))
PLAIN(fdatasync, fd_below(fd), (int fd), (fd), (int))
PLAIN(ftruncate, fd_below(fd), (int fd, off_t to), (fd, to), (int, off_t))
PLAIN(ftruncate64, fd_below(fd), (int fd, off_t to), (fd, to), (int, off_t))
PLAIN(fchmod, fd_below(fd), (int fd, mode_t mode), (fd, mode), (int, mode_t))
PLAIN(chmod, below(path), (const char *path, mode_t mode), (path, mode), (const char *, mode_t))
PLAIN(mkdir, below(path), (const char *path, mode_t mode), (path, mode), (const char *, mode_t))
PLAIN(unlink, below(path), (const char *path), (path), (const char *))
PLAIN(rename, below(to), (const char *from, const char *to), (from, to),
      (const char *, const char *))
