// The reader's data: VADER's lexicon and emoji, our own list of sentiment words.
CResource cr_vader_lexicon(void);
