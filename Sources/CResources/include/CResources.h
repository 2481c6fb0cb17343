#ifndef CRESOURCES_H
#define CRESOURCES_H

#include <stddef.h>

/// The bytes of an embedded file.
typedef struct {
  const unsigned char *start;
  size_t count;
} CResource;

#include "reading_resources.h"
#include "simulation_resources.h"
#include "report_resources.h"
#include "seed_resources.h"

#endif
