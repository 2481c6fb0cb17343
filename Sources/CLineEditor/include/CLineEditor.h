// The part of the line editor that has to be C: libedit's variadic calls, and what a signal handler may do.
#ifndef CLINEEDITOR_H
#define CLINEEDITOR_H

#include <histedit.h>
#include <sys/types.h>

typedef unsigned char (*cle_command)(EditLine *, int);
typedef int (*cle_reader)(EditLine *, wchar_t *);

// Takes LC_CTYPE from the environment; where that is not UTF-8, C.UTF-8. Returns 1 if the locale is UTF-8.
int cle_set_locale(void);
// Columns of a printable character in that locale; -1 for a control character. libedit counts with the same.
int cle_character_width(wchar_t character);

// An editor on the terminal behind the two descriptors, or NULL. It draws nothing: what it writes goes to /dev/null.
// `client` is what cle_client gives back.
EditLine *cle_open(int input, int output, void *client);
void cle_close(EditLine *editor);
void *cle_client(EditLine *editor);
int cle_set_reader(EditLine *editor, cle_reader reader);
int cle_add_command(EditLine *editor, const char *name, const char *help, cle_command command);
int cle_bind(EditLine *editor, const char *key, const char *name);
// In vi's command mode.
int cle_bind_command(EditLine *editor, const char *key, const char *name);
// Takes the keys of "emacs" or "vi"; all that were bound before are forgotten.
void cle_set_keys(EditLine *editor, const char *name);
void cle_set_raw(EditLine *editor, int raw);

// SIGINT sets a flag and wakes cle_wait; no SA_RESTART, so a sleep or read in progress ends early.
int cle_install_sigint(void);
int cle_interrupt_raised(void);
int cle_take_interrupt(void);

// Between these two, SIGWINCH, SIGTSTP and SIGCONT set flags and wake cle_wait; SIGTERM, SIGHUP and SIGQUIT put
// the terminal back and then kill as they would have.
void cle_begin_prompt(int terminal);
void cle_end_prompt(void);
int cle_take_resize(void);
// Waits for a signal, for so many milliseconds at most; input stays where it is. 1 if one came.
int cle_wait_signal(int milliseconds);
int cle_take_stop(void);
int cle_take_continue(void);
// Stops this process as an unhandled SIGTSTP would; returns when it is continued.
void cle_stop_self(void);
// Puts the terminal back if a prompt is open; may be called from anywhere, a signal handler too.
void cle_restore_terminal(void);

// The same for a program that draws the whole screen, on the terminal's second one, with crashes among the deadly
// signals: cle_end_prompt, after cle_leave_screen, ends it. -1 where the terminal refuses. Between the two, a program
// that stops itself leaves the screen and enters it again.
int cle_begin_screen(int terminal);
int cle_enter_screen(int terminal);
void cle_leave_screen(int terminal);

// Between these two another program has the terminal and is waited for: what kills us then ends it too, and puts the
// terminal back as it is now, before that program was started. cle_set_child says which it is.
void cle_lend_terminal(int terminal);
void cle_take_terminal_back(void);
// Also at an open prompt; 0 once it has ended.
void cle_set_child(pid_t process);

// Waits for input or a signal. 1: there is input, or its end; -1: a signal.
int cle_wait(int input);
// At an open prompt: raises the signal that a key such as Ctrl-C stands for, by the terminal's settings. 1 if it is one.
int cle_raise_signal(wchar_t character);
// At an open prompt: has the terminal itself raise the signals of keys such as Ctrl-C, or hand them on as characters
// again. What was typed stays.
void cle_allow_signals(int allowed);
// Whether there is input, or its end, within so many milliseconds.
int cle_input_ready(int input, int milliseconds);

#endif
