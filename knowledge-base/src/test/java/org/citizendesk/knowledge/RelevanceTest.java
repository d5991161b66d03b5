// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge;

import org.citizendesk.knowledge.article.Jurisdiction;
import org.citizendesk.knowledge.meaning.SentenceModel;
import org.citizendesk.knowledge.search.SearchHit;
import org.citizendesk.knowledge.search.SearchPage;
import org.citizendesk.knowledge.search.SearchRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import java.time.LocalDate;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Questions as citizens ask them, and the article that must be among the first three. */
class RelevanceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private static SentenceModel model;
  private static KnowledgeBase base;

  @BeforeAll
  static void open() {
    model = SentenceModel.load();
    base = KnowledgeBase.bundled();
    base.learn(() -> model);
  }

  @AfterAll
  static void close() {
    base.close();
    model.close();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          how do I get food stamps, snap-apply
          I have no money for food this week, snap-expedited-service
          my EBT card was stolen, snap-lost-ebt-card
          the power went out and all my food went bad, snap-food-destroyed
          I missed my food stamp interview, snap-missed-interview
          I got a new job do I have to tell SNAP, snap-report-a-change
          they want to cut off my section 8, hcv-termination-hearing
          how long is the wait for a housing voucher, hcv-waiting-list
          file for unemployment, unemployment-apply
          unemployment denied me what can I do, unemployment-appeal
          I forgot to certify this week, unemployment-weekly-certification
          welfare five years, tanf-five-year-limit
          where's my refund, irs-refund-status
          I can't pay my taxes all at once, irs-payment-plan
          somebody filed taxes with my social security number, tax-identity-theft
          I lost my social security card, social-security-replacement-card
          my husband died social security, social-security-survivors
          can I work while on disability, ssdi-work-trial
          gas company is going to shut me off, liheap-crisis
          I lost my passport, passport-lost-or-stolen
          do I need a star on my license to fly, real-id-enforcement
          my green card expires soon, green-card-replace
          I moved how do I tell immigration, uscis-address-change
          student loans in default, student-loan-default
          the VA denied my claim, va-decision-review
          I need a copy of my birth certificate, vital-records-general
          my house was flooded, fema-individual-assistance
          I am deaf and calling with relay, relay-calls
          my ex stopped paying child support change order, child-support-change-order
          formula for my baby, wic-apply
          """)
  void findsWhatTheCitizenAsksFor(String question, String article) {
    assertFound(article, SearchRequest.of(question, "en", TODAY));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          cómo pido cupones de alimentos, snap-apply
          me robaron la tarjeta EBT, snap-lost-ebt-card
          perdi mi trabajo y quiero pedir desempleo, unemployment-apply
          dónde está mi reembolso, irs-refund-status
          quiero ser ciudadano, naturalization-eligibility
          me van a cortar la luz, liheap-crisis
          sección 8 lista de espera, hcv-waiting-list
          """)
  void findsWhatTheCitizenAsksForInSpanish(String question, String article) {
    assertAmongFirst(article, SearchRequest.of(question, "es", TODAY).limit(3));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          unemployment appeal, US-TX, unemployment-appeal-texas
          food stamps, US-CA, snap-calfresh-california
          food stamps office, US-CA-037, snap-los-angeles-county
          welfare, US-NY, tanf-new-york
          birth certificate, US-CA, birth-certificate-california
          """)
  void findsTheRuleOfThePlace(String question, String place, String article) {
    assertFound(article, SearchRequest.of(question, "en", TODAY).at(new Jurisdiction(place)));
  }

  /** By the words, and by everything that was learned. */
  private static void assertFound(String article, SearchRequest request) {
    assertAmongFirst(article, request.limit(3));
    assertAmongFirst(article, request, base.searchDeeply(request.limit(3)).orElseThrow());
  }

  private static void assertAmongFirst(String article, SearchRequest request) {
    assertAmongFirst(article, request, base.search(request));
  }

  private static void assertAmongFirst(String article, SearchRequest request, SearchPage page) {
    List<String> first = page.hits().stream().map(SearchHit::article).map(key -> key.id()).toList();

    assertTrue(first.contains(article), () -> request.text() + " -> " + first);
  }
}
