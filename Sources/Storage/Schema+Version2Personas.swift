extension Schema {
  /// The catalogue of the first version asked for `{category}` and `{need}`, which nothing could fill in; the questions
  /// that are still so become those of a new database.
  static let mendedQuestions = """
    UPDATE personaContexts SET question = mended.question
    FROM (
      SELECT column1 AS mode, column2 AS key, column3 AS question FROM (VALUES
        ('b2b', 'problem', 'We keep losing hours, and what we want is {driver}. How do other companies go about it?'),
        ('b2b', 'landscape', 'Which tools should I know about if {driver} is what counts, and what is each of them known for?'),
        ('b2b', 'shortlist', 'Of the usual candidates, which two or three would you look at for {driver}, and why?'),
        ('b2b', 'due_diligence', 'For us it comes down to {driver}. What goes wrong once such a tool is in use: outages, data, support?'),
        ('b2b', 'business_case', 'I have to make the case with {driver} as the main argument. What does it cost all in, and when does it pay for itself?'),
        ('b2b', 'rollout', 'How do I get a sceptical team to use it within a month, when {driver} is the whole point?'),
        ('b2b', 'renewal', 'Our contract ends soon. Has anything overtaken our tool on {driver}, and how painful is the move?'),
        ('b2c', 'need', 'I am looking for one, and {driver} matters most to me. What would you get?'),
        ('b2c', 'learning', 'I know nothing about these yet. What do I have to look out for if {driver} is important to me?'),
        ('b2c', 'comparing', 'Which models stand out when it comes to {driver}, and what is the difference between them?'),
        ('b2c', 'deal', 'I look at {driver} first. Are there good ones that do not cost a fortune, and when are they on sale?'),
        ('b2c', 'buying', 'I am about to order. Is there anything I should know before I do, above all about {driver}?'),
        ('b2c', 'replacing', 'Mine broke after two years. Which ones do better on {driver}?')
      )
    ) AS mended
    WHERE personaContexts.mode = mended.mode AND personaContexts.key = mended.key
      AND (personaContexts.question LIKE '%{category}%' OR personaContexts.question LIKE '%{need}%');

    """
}
