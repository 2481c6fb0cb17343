#define _GNU_SOURCE
#include "CLineEditor.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// A handler may run on any thread, so a read on the main thread need not end with EINTR: a byte in this pipe
// wakes cle_wait whichever thread took the signal.
static int wake_pipe[2] = {-1, -1};

static volatile sig_atomic_t interrupted, resized, stop_wanted, continued;

static _Atomic int prompt_terminal = -1;
static struct termios saved_modes;

static const int flag_signals[] = {SIGWINCH, SIGTSTP, SIGCONT};
static const int deadly_signals[] = {SIGTERM, SIGHUP, SIGQUIT};
enum { FLAG_COUNT = 3, DEADLY_COUNT = 3 };
static struct sigaction saved_flag_actions[FLAG_COUNT], saved_deadly_actions[DEADLY_COUNT];

static int open_wake_pipe(void) {
  if (wake_pipe[0] >= 0) return 0;
  return pipe2(wake_pipe, O_CLOEXEC | O_NONBLOCK);
}

static void wake(void) {
  int saved = errno;
  char byte = 0;
  if (wake_pipe[1] >= 0) (void)!write(wake_pipe[1], &byte, 1);
  errno = saved;
}

static void take_flag_signal(int signal) {
  switch (signal) {
    case SIGINT: interrupted = 1; break;
    case SIGWINCH: resized = 1; break;
    case SIGTSTP: stop_wanted = 1; break;
    case SIGCONT: continued = 1; break;
  }
  wake();
}

static void take_deadly_signal(int number) {
  cle_restore_terminal();
  struct sigaction fallback = {.sa_handler = SIG_DFL};
  for (int i = 0; i < DEADLY_COUNT; i++)
    if (deadly_signals[i] == number) fallback = saved_deadly_actions[i];
  sigaction(number, &fallback, NULL);
  raise(number);
}

static void handle(int number, void (*handler)(int), struct sigaction *old) {
  struct sigaction action = {.sa_handler = handler};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, old);
}

// What our parent had us ignore (nohup) stays ignored.
static void handle_unless_ignored(int number, void (*handler)(int), struct sigaction *old) {
  handle(number, handler, old);
  if (old->sa_handler == SIG_IGN) sigaction(number, old, NULL);
}

int cle_install_sigint(void) {
  if (open_wake_pipe() != 0) return -1;
  handle(SIGINT, take_flag_signal, NULL);
  return 0;
}

static int take(volatile sig_atomic_t *flag) {
  if (!*flag) return 0;
  *flag = 0;
  return 1;
}

int cle_interrupt_raised(void) { return interrupted != 0; }
int cle_take_interrupt(void) { return take(&interrupted); }
int cle_take_resize(void) { return take(&resized); }
int cle_take_stop(void) { return take(&stop_wanted); }
int cle_take_continue(void) { return take(&continued); }

void cle_begin_prompt(int terminal) {
  static atomic_flag registered = ATOMIC_FLAG_INIT;
  if (!atomic_flag_test_and_set(&registered)) atexit(cle_restore_terminal);
  open_wake_pipe();
  resized = stop_wanted = continued = 0;
  if (tcgetattr(terminal, &saved_modes) == 0) prompt_terminal = terminal;
  for (int i = 0; i < FLAG_COUNT; i++)
    handle_unless_ignored(flag_signals[i], take_flag_signal, &saved_flag_actions[i]);
  for (int i = 0; i < DEADLY_COUNT; i++)
    handle_unless_ignored(deadly_signals[i], take_deadly_signal, &saved_deadly_actions[i]);
}

void cle_end_prompt(void) {
  for (int i = 0; i < FLAG_COUNT; i++) sigaction(flag_signals[i], &saved_flag_actions[i], NULL);
  for (int i = 0; i < DEADLY_COUNT; i++) sigaction(deadly_signals[i], &saved_deadly_actions[i], NULL);
  prompt_terminal = -1;
}

void cle_restore_terminal(void) {
  int terminal = atomic_exchange(&prompt_terminal, -1);
  if (terminal < 0) return;
  static const char paste_off[] = "\033[?2004l\r\n";
  (void)!write(terminal, paste_off, sizeof paste_off - 1);
  tcsetattr(terminal, TCSANOW, &saved_modes);
}

void cle_stop_self(void) {
  struct sigaction ours;
  handle(SIGTSTP, SIG_DFL, &ours);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}

int cle_wait(int input) {
  struct pollfd watched[2] = {{.fd = input, .events = POLLIN}, {.fd = wake_pipe[0], .events = POLLIN}};
  int ready = poll(watched, 2, -1);
  if (ready < 0) return errno == EINTR ? -1 : 1;
  // What was typed after Ctrl-C belongs to the next line, even if it came before the handler ran.
  if (interrupted) return -1;
  if (watched[1].revents & POLLIN) {
    char bytes[64];
    while (read(wake_pipe[0], bytes, sizeof bytes) > 0) {
    }
    return -1;
  }
  return 1;
}

int cle_input_ready(int input, int milliseconds) {
  struct pollfd watched = {.fd = input, .events = POLLIN};
  return poll(&watched, 1, milliseconds) > 0;
}
