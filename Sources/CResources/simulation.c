#include "CResources.h"

#define RESOURCE(symbol)                                                       \
  CResource cr_##symbol(void) { return (CResource){symbol, sizeof symbol}; }

static const unsigned char scenario_saas_weekly[] = {
#embed "data/scenarios/saas_weekly.yaml"
};
RESOURCE(scenario_saas_weekly)

static const unsigned char scenario_ecom_flash[] = {
#embed "data/scenarios/ecom_flash.yaml"
};
RESOURCE(scenario_ecom_flash)

static const unsigned char scenario_global_watch[] = {
#embed "data/scenarios/global_watch.yaml"
};
RESOURCE(scenario_global_watch)

static const unsigned char scenario_outage[] = {
#embed "data/scenarios/outage.yaml"
};
RESOURCE(scenario_outage)

static const unsigned char scenario_throttling[] = {
#embed "data/scenarios/throttling.yaml"
};
RESOURCE(scenario_throttling)

static const unsigned char scenario_sentiment_slump[] = {
#embed "data/scenarios/sentiment_slump.yaml"
};
RESOURCE(scenario_sentiment_slump)

static const unsigned char scenario_newcomer_surge[] = {
#embed "data/scenarios/newcomer_surge.yaml"
};
RESOURCE(scenario_newcomer_surge)

static const unsigned char phrases[] = {
#embed "data/phrases.txt"
};
RESOURCE(phrases)

static const unsigned char templates_2026_11[] = {
#embed "data/templates-2026-11.txt"
};
RESOURCE(templates_2026_11)

static const unsigned char personas_b2b[] = {
#embed "data/personas-b2b.json"
};
RESOURCE(personas_b2b)

static const unsigned char personas_b2c[] = {
#embed "data/personas-b2c.json"
};
RESOURCE(personas_b2c)
