// What reports are made from: their templates and style sheet.
CResource cr_report_page(void);
CResource cr_report_block(void);
CResource cr_report_table(void);
CResource cr_report_spans(void);
CResource cr_report_style(void);
