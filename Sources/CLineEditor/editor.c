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
  FILE *out = open_copy(output, "w");
  EditLine *editor = in != NULL && out != NULL ? el_init("auditsh", in, out, out) : NULL;
  if (editor == NULL) {
    if (in != NULL) fclose(in);
    if (out != NULL) fclose(out);
    return NULL;
  }
  el_set(editor, EL_CLIENTDATA, client);
  el_set(editor, EL_SIGNAL, 0);
  el_set(editor, EL_EDITOR, "emacs");
  return editor;
}

void cle_close(EditLine *editor) {
  FILE *in = NULL, *out = NULL;
  el_get(editor, EL_GETFP, 0, &in);
  el_get(editor, EL_GETFP, 1, &out);
  el_end(editor);
  if (in != NULL) fclose(in);
  if (out != NULL) fclose(out);
}

void *cle_client(EditLine *editor) {
  void *client = NULL;
  el_get(editor, EL_CLIENTDATA, &client);
  return client;
}

int cle_set_prompt(EditLine *editor, cle_prompt prompt, char escape) {
  return el_set(editor, EL_PROMPT_ESC, prompt, escape);
}

int cle_set_reader(EditLine *editor, cle_reader reader) { return el_set(editor, EL_GETCFN, reader); }

int cle_add_command(EditLine *editor, const char *name, const char *help, cle_command command) {
  return el_set(editor, EL_ADDFN, name, help, command);
}

int cle_bind(EditLine *editor, const char *key, const char *name) {
  return el_set(editor, EL_BIND, key, name, NULL);
}

void cle_redraw(EditLine *editor) { el_set(editor, EL_REFRESH); }

void cle_set_raw(EditLine *editor, int raw) { el_set(editor, EL_PREP_TERM, raw); }

int cle_history_attach(EditLine *editor, History *list) { return el_set(editor, EL_HIST, history, list); }

int cle_history_set_size(History *list, int size) {
  HistEvent event;
  return history(list, &event, H_SETSIZE, size);
}

int cle_history_add(History *list, const char *entry) {
  HistEvent event;
  return history(list, &event, H_ENTER, entry) < 0 ? -1 : event.num;
}

void cle_history_remove(History *list, int number) {
  HistEvent event = {0, NULL};
  // The removed text is handed over to the caller.
  if (history(list, &event, H_DEL, number) >= 0) free((void *)event.str);
}

void cle_history_clear(History *list) {
  HistEvent event;
  history(list, &event, H_CLEAR);
}
