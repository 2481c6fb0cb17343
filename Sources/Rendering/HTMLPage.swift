import Drawing

/// What stands around a table or chart to make it a page, and text as a page may hold it.
enum HTMLPage {
  static func begin(title: String, _ bytes: inout [UInt8]) {
    bytes +=
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>
      """.utf8
    append(title, to: &bytes)
    bytes += "</title>\n<style>\n\(style)</style>\n</head>\n<body>\n".utf8
  }

  static func end(_ bytes: inout [UInt8]) { bytes += "</body>\n</html>\n".utf8 }

  /// Text made visible, with the five characters that HTML acts on as references; line feeds stay.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    InertText.appendReferences(VisibleText.of(text, .kept), to: &bytes)
  }

  /// Contrasts of text are 4.5 and more on both grounds.
  private static let style = """
    :root{color-scheme:light dark;--paper:#fff;--panel:#f5f6f8;--ink:#15191f;--quiet:#565e6b;--rule:#dde1e7;\
    --good:#0b6b3a;--bad:#b42318;--warning:#8a5a00;--info:#1b4fd1}
    @media (prefers-color-scheme:dark){:root{--paper:#0f1319;--panel:#181e27;--ink:#eef1f5;--quiet:#a3adbb;\
    --rule:#2c3541;--good:#6fd6a0;--bad:#ff9c8f;--warning:#f0c36d;--info:#83aaff}}
    body{margin:2rem auto;padding:0 1rem;width:fit-content;max-width:100%;box-sizing:border-box;\
    background:var(--paper);color:var(--ink);font:15px/1.45 system-ui,sans-serif}
    table{border-collapse:collapse}
    th,td{padding:.4em .8em;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
    td{white-space:pre-wrap;overflow-wrap:break-word;max-width:60ch}
    thead th{position:sticky;top:0;background:var(--panel);white-space:nowrap}
    th[scope=row]{color:var(--quiet);white-space:nowrap}
    .n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
    ul{margin:0;padding-left:1.2em}
    i,.dim{color:var(--quiet)}.good{color:var(--good)}.bad{color:var(--bad)}.warning{color:var(--warning)}\
    .info{color:var(--info)}
    figure{margin:0;width:60rem;max-width:calc(100vw - 2rem)}
    svg{display:block;width:100%;height:auto}

    """
}
