// The simulator's data: scenarios, what answers are put together from, the persona catalogue.
CResource cr_scenario_saas_weekly(void);
CResource cr_scenario_ecom_flash(void);
CResource cr_scenario_global_watch(void);
CResource cr_scenario_outage(void);
CResource cr_scenario_throttling(void);
CResource cr_scenario_sentiment_slump(void);
CResource cr_scenario_newcomer_surge(void);
CResource cr_phrases(void);
CResource cr_templates_2026_11(void);
CResource cr_personas_b2b(void);
CResource cr_personas_b2c(void);
