extension HelpTopic {
  static let shell = [
    HelpTopic(
      "output", .shell, "how results are shown, and how to get them out",
      synonyms: ["format", "formats", "json", "csv", "print", "show", "pager", "width", "color", "colour"],
      text: [
        "  … | table  line  json  ndjson  csv  tsv  markdown  chart   this result in another form",
        "  … | save runs.csv       to a file; its ending says the format: .csv .tsv .json .ndjson .md …",
        "  auditsh --output json -o runs.json -c 'runs'              the same for a whole script",
        "  export auditRun latest --to run.json                      the JSON that the dashboard reads", "",
        "On a terminal tables are cut to its width: `select` fewer columns, or `| line`. Nothing is cut",
        "in a file or a pipe. --color never, or NO_COLOR, leaves colours out.",
      ],
      examples: ["brands | select name, visibility | take 3 | csv"],
      see: ["save", "chart", "export", "files"]),
    HelpTopic(
      "files", .shell, "reading and writing files, and where the shell keeps its own",
      synonyms: ["file", "import", "read", "database", "db", "config", "rc", "history", "path"],
      text: [
        "  read \"tickets.csv\" | …          rows of a CSV, TSV, JSON or JSONL file; nothing is stored",
        "  … | save FILE                    rows to a file",
        "  import answers FILE              real answers into the database",
        "  export all --to out/             the dashboard's JSON", "",
        "  --db FILE or AUDITSH_DB          the database; else ~/.local/share/auditsh/audits.db",
        "  ~/.config/auditsh/rc.audit       statements the prompt begins with; --no-rc leaves them out",
        "  ~/.local/state/auditsh/history   what was typed",
      ], see: ["read", "save", "import", "export"]),
    HelpTopic(
      "keys", .shell, "keys at the prompt",
      synonyms: ["key", "keyboard", "shortcuts", "editing", "prompt", "completion", "tab", "vi", "emacs"],
      text: [
        "  Tab        completes: sources, stages, fields, values, names, ids, files; again, or with the arrows,",
        "             walks through the menu: Enter takes one, Escape goes back, typing narrows it",
        "  Up, Down   earlier statements that begin as what is typed",
        "  Ctrl-R     searches the history",
        "  Ctrl-C     clears the line; stops what runs (a launched run can be resumed)",
        "  Ctrl-A, Ctrl-E, Ctrl-W, Ctrl-U, Ctrl-K   to the start, the end; delete a word, the line, the rest",
        "  Ctrl-D     on an empty line leaves; so do exit and quit",
        "A statement goes on in the next line behind |, an operator or an open bracket.",
      ], see: ["tour"]),
    HelpTopic(
      "safety", .shell, "what can go wrong, and what cannot",
      synonyms: ["undo", "readonly", "delete", "destroy", "danger", "confirm", "backup", "careful"],
      text: [
        "Sources, stages and most verbs only read: looking around changes nothing.",
        "  auditsh --readonly     refuses everything that writes, before anything runs",
        "  a check error          means that nothing ran, not even the statements before it",
        "  one statement          is one transaction: it happens whole or not at all",
        "  Ctrl-C                 keeps what a launch has answered; `resume` goes on",
        "`job delete`, `brand remove`, `persona delete` and `cancel` cannot be undone: they ask first.",
        "  backup before.db       a copy of the whole database, to go back to with `open before.db`",
        "Text of answers is made harmless wherever it is shown or written.",
      ], see: ["scripts", "resume"]),
    HelpTopic(
      "errors", .shell, "from a failed run to its cause",
      synonyms: ["error", "failure", "failed", "debug", "why", "cause", "trouble", "broken", "outage"],
      text: [
        "  1  run latest                      its `problems` say what failed, where and since when",
        "  2  issues latest                   one row an issue: how grave, how often, in how many runs in a row",
        "  3  responses latest | where error != null | select platform, error, message, respondedAt", "",
        "A run that stands still is `isStalled`: `resume ID` goes on with it. `executions` tells what a",
        "job's due times came to, `health JOB` what its score is made of, `platforms` who fails most.",
      ],
      examples: [
        "runs | where failed > 0 | take 3 | select id, name, failed, problems",
        "responses latest | where error != null | summarize n = count() by platform, error | sort -n",
        "executions | where status == \"failed\" | take 3",
      ], see: ["issues", "resume", "health"]),
  ]
}
