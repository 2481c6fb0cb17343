import CResources

extension Resource {
  /// All that a report's page is made from; each template is named by its file.
  package static var reportTemplates: [Resource] {
    [
      Resource(name: "page.mustache", cr_report_page()), Resource(name: "block.mustache", cr_report_block()),
      Resource(name: "table.mustache", cr_report_table()),
      Resource(name: "spans.mustache", cr_report_spans()),
      reportStyle,
    ]
  }

  /// The style sheet of reports, without the colours.
  package static var reportStyle: Resource { Resource(name: "report.css", cr_report_style()) }
}
