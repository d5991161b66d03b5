// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.learning;

import org.citizendesk.knowledge.ranking.Ranker;
import org.citizendesk.knowledge.search.Insight;
import org.citizendesk.knowledge.search.LearnedOrder;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whether an order that is learned from questions shows their answers earlier than the order that
 * there was. Each question is judged by what was learned without it.
 *
 * @param questions how many were asked
 * @param teaching how many of them taught anything: their answer was among what was found, and not
 *     alone
 * @param plain by words and meaning alone
 * @param program by the order that comes with the program
 * @param learned by what was learned without the question
 * @param better how many questions are answered earlier than by the better of the other two
 * @param worse how many later
 */
public record Trial(
    int questions,
    long teaching,
    Quality plain,
    Quality program,
    Quality learned,
    int better,
    int worse) {
  /** Asks all questions in all ways. Takes some tens of milliseconds for each. */
  static Trial of(List<Question> questions, Lessons lessons, Course course) {
    Map<String, Ranker> rankers = lessons.crossValidated(questions);
    Ranker ofProgram = LearnedOrder.ofProgram().ranker();
    Insight plain = Insight.both(course.embedder());
    Insight program = new Insight(course.embedder(), true, ofProgram);
    Quality[] sums = {new Quality(), new Quality(), new Quality()};
    int[] better = new int[2];
    int[] worse = new int[2];
    for (Question question : questions) {
      Ranker ranker = Objects.requireNonNull(rankers.get(question.id()), "each has one");
      List<Insight> ways = List.of(plain, program, Insight.ranked(course.embedder(), ranker));
      double[] merit = new double[ways.size()];
      for (int way = 0; way < merit.length; way++) {
        Quality one = new Quality();
        List<String> found = found(question, ways.get(way), course);
        one.add(found, question.relevant(), 1);
        sums[way].add(found, question.relevant(), question.weight());
        merit[way] = one.mrr10();
      }
      for (int other = 0; other < better.length; other++) {
        better[other] += merit[2] > merit[other] ? 1 : 0;
        worse[other] += merit[2] < merit[other] ? 1 : 0;
      }
    }
    int best = sums[0].mrr10() > sums[1].mrr10() ? 0 : 1;
    return new Trial(
        questions.size(), lessons.teaching(), sums[0], sums[1], sums[2], better[best], worse[best]);
  }

  private static List<String> found(Question question, Insight insight, Course course) {
    SearchRequest request = course.asking().apply(question);
    List<SearchHit> hits = course.knowledge().search(request, insight).hits();
    return hits.stream().map(course.naming()).toList();
  }

  /** Returns whether the answers come, on the whole, later than by one of the other two orders. */
  public boolean isWorse() {
    return learned.mrr10() < Math.max(plain.mrr10(), program.mrr10());
  }
}
