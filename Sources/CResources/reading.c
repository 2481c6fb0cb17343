#include "CResources.h"

static const unsigned char vader_lexicon[] = {
#embed "data/vader_lexicon.txt"
};
CResource cr_vader_lexicon(void) {
  return (CResource){vader_lexicon, sizeof vader_lexicon};
}

static const unsigned char vader_emoji[] = {
#embed "data/vader_emoji.txt"
};
CResource cr_vader_emoji(void) {
  return (CResource){vader_emoji, sizeof vader_emoji};
}

static const unsigned char sentiment_words[] = {
#embed "data/sentiment_words.txt"
};
CResource cr_sentiment_words(void) {
  return (CResource){sentiment_words, sizeof sentiment_words};
}
