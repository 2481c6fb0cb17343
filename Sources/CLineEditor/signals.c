#define _GNU_SOURCE
#include "CLineEditor.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

// A handler may run on any thread, so a read on the main thread need not end with EINTR: a byte in this pipe
// wakes cle_wait whichever thread took the signal.
static int wake_pipe[2] = {-1, -1};

static volatile sig_atomic_t interrupted, resized, stop_wanted, continued;

static _Atomic int prompt_terminal = -1;
static struct termios saved_modes;
// The shell of the program that has the terminal while we wait for it: a pager, a person's editor.
static _Atomic pid_t child;
// Where the system lists what that shell has started.
static char child_list[64];

static const int flag_signals[] = {SIGWINCH, SIGTSTP, SIGCONT};
// A crash under a full screen would leave its message on a screen that is thrown away, and the modes raw.
static const int deadly_signals[] = {SIGTERM, SIGHUP, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
enum { FLAG_COUNT = 3, DEADLY_COUNT = 9, PROMPT_DEADLY_COUNT = 3 };
static struct sigaction saved_flag_actions[FLAG_COUNT], saved_deadly_actions[DEADLY_COUNT];
// How many of the deadly signals are ours now.
static volatile sig_atomic_t deadly_taken;

// What puts the terminal back, beside its modes.
static const char prompt_off[] = "\033[?2004l\r\n";
static const char child_off[] = "\033[0m\r\n";
static const char screen_off[] = "\033[0m\033[?7h\033[?25h\033[?1049l";
static const char *volatile terminal_off = prompt_off;

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
  for (int i = 0; i < deadly_taken; i++)
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

static void take_deadly(int count) {
  deadly_taken = count;
  for (int i = 0; i < count; i++)
    handle_unless_ignored(deadly_signals[i], take_deadly_signal, &saved_deadly_actions[i]);
}

static void leave_deadly(void) {
  for (int i = 0; i < deadly_taken; i++) sigaction(deadly_signals[i], &saved_deadly_actions[i], NULL);
}

static void begin(int terminal, const char *off, int deadly) {
  static atomic_flag registered = ATOMIC_FLAG_INIT;
  if (!atomic_flag_test_and_set(&registered)) atexit(cle_restore_terminal);
  open_wake_pipe();
  resized = stop_wanted = continued = 0;
  terminal_off = off;
  if (tcgetattr(terminal, &saved_modes) == 0) prompt_terminal = terminal;
  for (int i = 0; i < FLAG_COUNT; i++)
    handle_unless_ignored(flag_signals[i], take_flag_signal, &saved_flag_actions[i]);
  take_deadly(deadly);
}

void cle_begin_prompt(int terminal) { begin(terminal, prompt_off, PROMPT_DEADLY_COUNT); }

int cle_begin_screen(int terminal) {
  begin(terminal, screen_off, DEADLY_COUNT);
  return cle_enter_screen(terminal);
}

int cle_enter_screen(int terminal) {
  static const char on[] = "\033[?1049h\033[?25l\033[?7l\033[H\033[2J";
  struct termios modes = saved_modes;
  // Signals stay: Ctrl-C ends a query that runs. Line feeds are not turned into anything by what we write.
  modes.c_iflag &= (tcflag_t) ~(ICRNL | INLCR | IGNCR | IXON | ISTRIP);
  modes.c_lflag &= (tcflag_t) ~(ECHO | ICANON | IEXTEN);
  modes.c_cc[VMIN] = 1;
  modes.c_cc[VTIME] = 0;
  if (prompt_terminal < 0 || tcsetattr(terminal, TCSANOW, &modes) != 0) return -1;
  return write(terminal, on, sizeof on - 1) < 0 ? -1 : 0;
}

void cle_leave_screen(int terminal) {
  (void)!write(terminal, screen_off, sizeof screen_off - 1);
  tcsetattr(terminal, TCSADRAIN, &saved_modes);
}

void cle_lend_terminal(int terminal) {
  terminal_off = child_off;
  if (tcgetattr(terminal, &saved_modes) == 0) prompt_terminal = terminal;
  take_deadly(PROMPT_DEADLY_COUNT);
}

void cle_take_terminal_back(void) {
  prompt_terminal = -1;
  child = 0;
  leave_deadly();
}

void cle_set_child(pid_t process) {
  snprintf(child_list, sizeof child_list, "/proc/%d/task/%d/children", (int)process, (int)process);
  child = process;
}

void cle_end_prompt(void) {
  for (int i = 0; i < FLAG_COUNT; i++) sigaction(flag_signals[i], &saved_flag_actions[i], NULL);
  leave_deadly();
  prompt_terminal = -1;
  // A Ctrl-Z behind Enter is for what Enter starts.
  if (take(&stop_wanted)) raise(SIGTSTP);
}

// To what the child, a shell, has started and waits for; to itself where that is nothing.
static void signal_child(pid_t process, int number) {
  char list[256];
  int file = open(child_list, O_RDONLY | O_CLOEXEC);
  ssize_t length = file < 0 ? 0 : read(file, list, sizeof list);
  if (file >= 0) close(file);
  int count = 0;
  pid_t next = 0;
  for (ssize_t i = 0; i < length; i++) {
    if (list[i] >= '0' && list[i] <= '9') {
      next = next * 10 + (list[i] - '0');
    } else if (next > 0) {
      kill(next, number);
      next = 0;
      count++;
    }
  }
  if (count == 0) kill(process, number);
}

// A child that stayed would fight with the shell for the terminal.
static void end_child(void) {
  pid_t process = atomic_exchange(&child, 0);
  if (process <= 0) return;
  signal_child(process, SIGTERM);
  const struct timespec pause = {.tv_nsec = 10000000};
  for (int i = 0; i < 100; i++) {
    if (waitpid(process, NULL, WNOHANG) != 0) return;
    nanosleep(&pause, NULL);
  }
  signal_child(process, SIGKILL);
  kill(process, SIGKILL);
}

void cle_restore_terminal(void) {
  int terminal = atomic_exchange(&prompt_terminal, -1);
  if (terminal < 0) return;
  end_child();
  const char *off = terminal_off;
  size_t length = 0;
  while (off[length] != 0) length++;
  (void)!write(terminal, off, length);
  tcsetattr(terminal, TCSANOW, &saved_modes);
}

void cle_stop_self(void) {
  struct sigaction ours;
  handle(SIGTSTP, SIG_DFL, &ours);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}

static void drain_wake_pipe(void) {
  char bytes[64];
  while (read(wake_pipe[0], bytes, sizeof bytes) > 0) {
  }
}

int cle_wait(int input) {
  struct pollfd watched[2] = {{.fd = input, .events = POLLIN}, {.fd = wake_pipe[0], .events = POLLIN}};
  int ready = poll(watched, 2, -1);
  if (ready < 0) return errno == EINTR ? -1 : 1;
  // What was typed after Ctrl-C belongs to the next line, even if it came before the handler ran.
  if (interrupted) return -1;
  if (watched[1].revents & POLLIN) {
    drain_wake_pipe();
    return -1;
  }
  return 1;
}

int cle_raise_signal(wchar_t character) {
  static const struct {
    int place, signal;
  } keys[] = {{VINTR, SIGINT}, {VSUSP, SIGTSTP}, {VQUIT, SIGQUIT}};
  if (prompt_terminal < 0 || character == _POSIX_VDISABLE || !(saved_modes.c_lflag & ISIG)) return 0;
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
    if ((wchar_t)saved_modes.c_cc[keys[i].place] == character) return raise(keys[i].signal) == 0;
  return 0;
}

void cle_allow_signals(int allowed) {
  struct termios modes;
  if (prompt_terminal < 0 || !(saved_modes.c_lflag & ISIG) || tcgetattr(prompt_terminal, &modes) != 0) return;
  const tcflag_t signals = ISIG | NOFLSH;
  modes.c_lflag = allowed ? modes.c_lflag | signals : (modes.c_lflag & ~signals) | (saved_modes.c_lflag & NOFLSH);
  tcsetattr(prompt_terminal, TCSANOW, &modes);
}

int cle_wait_signal(int milliseconds) {
  struct pollfd watched = {.fd = wake_pipe[0], .events = POLLIN};
  int ready = poll(&watched, 1, milliseconds);
  if (ready > 0) drain_wake_pipe();
  return ready != 0;
}

int cle_input_ready(int input, int milliseconds) {
  struct pollfd watched = {.fd = input, .events = POLLIN};
  return poll(&watched, 1, milliseconds) > 0;
}
