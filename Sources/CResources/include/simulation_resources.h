// The simulator's data: scenarios, question packs, the persona catalogue.
