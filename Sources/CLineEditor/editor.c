#define _GNU_SOURCE
#include "CLineEditor.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int cle_set_locale(void) {
  if (setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return 1;
  return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}

int cle_character_width(wchar_t character) { return wcwidth(character); }

static FILE *open_copy(int descriptor, const char *mode) {
  int copy = dup(descriptor);
  if (copy < 0) return NULL;
  FILE *file = fdopen(copy, mode);
  if (file == NULL) close(copy);
  return file;
}

EditLine *cle_open(int input, int output, void *client) {
  FILE *in = open_copy(input, "r");
  FILE *nowhere = fopen("/dev/null", "we");
  EditLine *editor = NULL;
  if (in != NULL && nowhere != NULL)
    editor = el_init_fd("auditsh", in, nowhere, nowhere, input, output, output);
  if (editor == NULL) {
    if (in != NULL) fclose(in);
    if (nowhere != NULL) fclose(nowhere);
    return NULL;
  }
  el_set(editor, EL_CLIENTDATA, client);
  el_set(editor, EL_SIGNAL, 0);
  // Ctrl-C and its like come as characters, in their place among the others: the terminal would throw away what was
  // typed before them, such as the mark at a paste's start.
  el_set(editor, EL_SETTY, "-d", "-isig", NULL);
  // What libedit believes to draw stays within these at all times. Its sums go wrong when the screen gets another size
  // under a line of several rows, so it is not told of that, and a row is longer than what people type.
  el_set(editor, EL_SETTC, "co", "8000", NULL);
  el_set(editor, EL_SETTC, "li", "4", NULL);
  return editor;
}

void cle_close(EditLine *editor) {
  FILE *in = NULL, *nowhere = NULL;
  el_get(editor, EL_GETFP, 0, &in);
  el_get(editor, EL_GETFP, 1, &nowhere);
  el_end(editor);
  if (in != NULL) fclose(in);
  if (nowhere != NULL) fclose(nowhere);
}

void *cle_client(EditLine *editor) {
  void *client = NULL;
  el_get(editor, EL_CLIENTDATA, &client);
  return client;
}

int cle_set_reader(EditLine *editor, cle_reader reader) { return el_set(editor, EL_GETCFN, reader); }

int cle_add_command(EditLine *editor, const char *name, const char *help, cle_command command) {
  return el_set(editor, EL_ADDFN, name, help, command);
}

int cle_bind(EditLine *editor, const char *key, const char *name) {
  return el_set(editor, EL_BIND, key, name, NULL);
}

int cle_bind_command(EditLine *editor, const char *key, const char *name) {
  return el_set(editor, EL_BIND, "-a", key, name, NULL);
}

void cle_set_keys(EditLine *editor, const char *name) { el_set(editor, EL_EDITOR, name); }

void cle_set_raw(EditLine *editor, int raw) { el_set(editor, EL_PREP_TERM, raw); }
