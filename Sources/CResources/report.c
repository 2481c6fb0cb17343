#include "CResources.h"

#define RESOURCE(symbol)                                                       \
  CResource cr_##symbol(void) { return (CResource){symbol, sizeof symbol}; }

static const unsigned char report_page[] = {
#embed "data/report/page.mustache"
};
RESOURCE(report_page)

static const unsigned char report_block[] = {
#embed "data/report/block.mustache"
};
RESOURCE(report_block)

static const unsigned char report_table[] = {
#embed "data/report/table.mustache"
};
RESOURCE(report_table)

static const unsigned char report_spans[] = {
#embed "data/report/spans.mustache"
};
RESOURCE(report_spans)

static const unsigned char report_style[] = {
#embed "data/report/report.css"
};
RESOURCE(report_style)
