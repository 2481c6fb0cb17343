#include "CResources.h"

static const unsigned char vader_lexicon[] = {
#embed "data/vader_lexicon.txt"
};
CResource cr_vader_lexicon(void) {
  return (CResource){vader_lexicon, sizeof vader_lexicon};
}
