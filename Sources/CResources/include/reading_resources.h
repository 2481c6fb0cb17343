// The reader's data: VADER's lexicon and emoji, our own list of sentiment words.
CResource cr_vader_lexicon(void);
CResource cr_vader_emoji(void);
CResource cr_sentiment_words(void);
