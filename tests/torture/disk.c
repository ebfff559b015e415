/*
 * Stands between a program and its disk (LD_PRELOAD). What happens to files below DISK_FOLDER is counted, can be made to
 * fail or to take its time (DISK_CONTROL, a file that the test writes to), and is written down in the order in which it
 * happened (DISK_LOG): out of that, pictures of the disk after a power cut are made.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPENED = 1, WROTE, CUT_TO, SYNCING, SYNCED, REMOVED, RENAMED, NOT_SYNCED, LINKED };

/* Which calls are counted, as bits of `kinds`. */
enum { WRITES = 1, SYNCS = 2, CUTS = 4, OPENS = 8, READS = 16, REMOVES = 32, FOLDER_SYNCS = 64 };

struct control {
  int32_t kinds;   /* which calls count */
  int32_t fail_at; /* the n-th of them fails; 0: none */
  int32_t for_good;
  int32_t error;
  int32_t half;     /* a write that fails has written half */
  int32_t delay_us; /* of each sync */
  int32_t count;
};

struct record {
  uint32_t kind, pid;
  uint64_t inode;
  int64_t at;
  uint32_t length, more;
};

static struct control *control;
static char folder[4096];
static size_t folder_length;
static int log_file = -1;
enum { MOST = 4096 };
static uint64_t inodes[MOST];
static char folders[MOST];

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_pread)(int, void *, size_t, off64_t);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off64_t);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);
static int (*real_link)(const char *, const char *);

__attribute__((constructor)) static void set_up(void) {
  real_open = dlsym(RTLD_NEXT, "open64");
  real_close = dlsym(RTLD_NEXT, "close");
  real_read = dlsym(RTLD_NEXT, "read");
  real_pread = dlsym(RTLD_NEXT, "pread64");
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_rename = dlsym(RTLD_NEXT, "rename");
  real_link = dlsym(RTLD_NEXT, "link");
  const char *below = getenv("DISK_FOLDER");
  if (below) {
    strncpy(folder, below, sizeof folder - 1);
    folder_length = strlen(folder);
  }
  const char *log = getenv("DISK_LOG");
  if (log) log_file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const char *shared = getenv("DISK_CONTROL");
  if (shared) {
    int file = syscall(SYS_openat, AT_FDCWD, shared, O_RDWR | O_CLOEXEC, 0);
    if (file >= 0) {
      void *at = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
      if (at != MAP_FAILED) control = at;
      syscall(SYS_close, file);
    }
  }
}

/* Below the folder, or the folder itself: its names are synced too. */
static int is_below(const char *path) {
  if (folder_length == 0 || !path || strncmp(path, folder, folder_length) != 0) return 0;
  return path[folder_length] == '/' || path[folder_length] == 0;
}

static uint64_t inode_of(int file) { return file >= 0 && file < MOST ? inodes[file] : 0; }

/* SQLite makes the index beside its log anew after a power cut; it is in shared memory, and no write of it is seen here. */
static int is_index(const char *path) {
  size_t length = strlen(path);
  return length > 4 && strcmp(path + length - 4, "-shm") == 0;
}

static void note(uint32_t kind, uint64_t inode, int64_t at, const void *data, uint32_t length, const void *more,
                 uint32_t more_length) {
  if (log_file < 0) return;
  struct record record = {kind, (uint32_t)getpid(), inode, at, length, more_length};
  struct iovec parts[3] = {{&record, sizeof record}, {(void *)data, length}, {(void *)more, more_length}};
  /* One write each: several programs write to one log. */
  syscall(SYS_writev, log_file, parts, 3);
}

static int fails(int kind) {
  if (!control || !(control->kinds & kind)) return 0;
  int count = __sync_add_and_fetch(&control->count, 1);
  int at = control->fail_at;
  if (at == 0 || !(control->for_good ? count >= at : count == at)) return 0;
  errno = control->error;
  return 1;
}

static int opened(const char *path, int flags, mode_t mode) {
  int counts = is_below(path) && !is_index(path);
  if (counts && fails(OPENS)) return -1;
  int file = real_open(path, flags, mode);
  if (file < 0 || file >= MOST) return file;
  inodes[file] = 0;
  struct stat about;
  if (!counts || fstat(file, &about) != 0) return file;
  inodes[file] = about.st_ino;
  folders[file] = S_ISDIR(about.st_mode);
  note(OPENED, about.st_ino, S_ISDIR(about.st_mode), path, strlen(path), NULL, 0);
  if (flags & O_TRUNC) note(CUT_TO, about.st_ino, 0, NULL, 0, NULL, 0);
  return file;
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return opened(path, flags, mode);
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return opened(path, flags, mode);
}

int close(int file) {
  if (file >= 0 && file < MOST) inodes[file] = 0;
  return real_close(file);
}

ssize_t read(int file, void *into, size_t length) {
  if (inode_of(file) && fails(READS)) return -1;
  return real_read(file, into, length);
}

ssize_t pread64(int file, void *into, size_t length, off64_t at) {
  if (inode_of(file) && fails(READS)) return -1;
  return real_pread(file, into, length, at);
}

static ssize_t failed_write(int file, uint64_t inode, const void *data, size_t length, off64_t at) {
  int why = errno;
  if (control->half && length > 1) {
    ssize_t wrote = real_pwrite(file, data, length / 2, at);
    if (wrote > 0) note(WROTE, inode, at, data, wrote, NULL, 0);
  }
  errno = why;
  return -1;
}

ssize_t pwrite64(int file, const void *data, size_t length, off64_t at) {
  uint64_t inode = inode_of(file);
  if (inode == 0) return real_pwrite(file, data, length, at);
  if (fails(WRITES)) return failed_write(file, inode, data, length, at);
  ssize_t wrote = real_pwrite(file, data, length, at);
  int why = errno;
  if (wrote > 0) note(WROTE, inode, at, data, wrote, NULL, 0);
  errno = why;
  return wrote;
}

ssize_t write(int file, const void *data, size_t length) {
  uint64_t inode = inode_of(file);
  if (inode == 0) return real_write(file, data, length);
  int flags = fcntl(file, F_GETFL);
  struct stat about;
  off64_t at = flags & O_APPEND && fstat(file, &about) == 0 ? about.st_size : lseek64(file, 0, SEEK_CUR);
  if (fails(WRITES)) return failed_write(file, inode, data, length, at);
  ssize_t wrote = real_write(file, data, length);
  int why = errno;
  if (wrote > 0) note(WROTE, inode, at, data, wrote, NULL, 0);
  errno = why;
  return wrote;
}

static int synced(int file, int (*sync)(int)) {
  uint64_t inode = inode_of(file);
  if (inode == 0) return sync(file);
  if (fails(folders[file] ? FOLDER_SYNCS : SYNCS)) {
    int why = errno;
    note(NOT_SYNCED, inode, 0, NULL, 0, NULL, 0);
    errno = why;
    return -1;
  }
  note(SYNCING, inode, 0, NULL, 0, NULL, 0);
  if (control && control->delay_us > 0) usleep(control->delay_us);
  int result = sync(file);
  int why = errno;
  if (result == 0) note(SYNCED, inode, 0, NULL, 0, NULL, 0);
  errno = why;
  return result;
}

int fsync(int file) { return synced(file, real_fsync); }
int fdatasync(int file) { return synced(file, real_fdatasync); }

int ftruncate64(int file, off64_t length) {
  uint64_t inode = inode_of(file);
  if (inode && fails(CUTS)) return -1;
  int result = real_ftruncate(file, length);
  int why = errno;
  if (inode && result == 0) note(CUT_TO, inode, length, NULL, 0, NULL, 0);
  errno = why;
  return result;
}

int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

int unlink(const char *path) {
  int counts = is_below(path) && !is_index(path);
  if (counts && fails(REMOVES)) return -1;
  int result = real_unlink(path);
  int why = errno;
  if (counts && result == 0) note(REMOVED, 0, 0, path, strlen(path), NULL, 0);
  errno = why;
  return result;
}

int rename(const char *from, const char *to) {
  int counts = is_below(from) || is_below(to);
  if (counts && fails(REMOVES)) return -1;
  int result = real_rename(from, to);
  int why = errno;
  if (counts && result == 0) note(RENAMED, 0, 0, from, strlen(from), to, strlen(to));
  errno = why;
  return result;
}

int link(const char *from, const char *to) {
  int counts = is_below(from) || is_below(to);
  if (counts && fails(REMOVES)) return -1;
  int result = real_link(from, to);
  int why = errno;
  if (counts && result == 0) note(LINKED, 0, 0, from, strlen(from), to, strlen(to));
  errno = why;
  return result;
}
