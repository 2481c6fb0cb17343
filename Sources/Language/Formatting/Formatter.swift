import Diagnostics

/// A program text → the same program in the one layout that all scripts share. The tree and the comments stay.
package enum Formatter {
  /// Columns of a line; only a single long piece, or a comment, goes past them.
  static let lineWidth = 100

  /// The text in its layout: lines end in `\n`, no byte order mark. Formatting it again changes nothing. Throws the
  /// syntax errors of a text that is no program.
  package static func format(_ source: SourceText) throws(Diagnostics) -> String {
    guard let formatted = try layOut(source) else { return source.text }
    return formatted
  }

  /// Nil where what would be printed reads otherwise than the text; a text like that is better left alone. None is
  /// known but a word that is a single backslash at the end of its line.
  package static func layOut(_ source: SourceText) throws(Diagnostics) -> String? {
    let pieces = try pieces(of: source)
    var builder = FormatterBuilder(pieces)
    var printer = FormatterPrinter(source.bytes)
    let bytes = printer.print(builder.program())
    let printed = SourceText(name: source.name, text: String(decoding: bytes, as: UTF8.self))
    guard let again = try? self.pieces(of: printed), again.list.count == pieces.list.count else { return nil }
    for (old, new) in zip(pieces.list, again.list) {
      guard old.kind == new.kind, old.startsStatement == new.startsStatement,
        source.bytes[old.range].elementsEqual(printed.bytes[new.range])
      else { return nil }
    }
    return printed.text
  }

  private static func pieces(of source: SourceText) throws(Diagnostics) -> FormatterPieces {
    let (script, diagnostics) = Parser.parse(source, source: 0)
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    var marks = FormatterMarks(source.bytes)
    for statement in script.statements { marks.visit(statement) }
    return FormatterPieces(source, marks)
  }
}
