// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.citizens;

import java.util.List;

/** What the invented citizens ask about. */
public final class Concerns {
  private static final List<Concern> ENGLISH =
      List.of(
          new Concern(
              "snap",
              "Food benefits after a new job",
              "Hello, I started a part-time job last week. Do I have to report it for my food stamps?",
              List.of("How long do I have to tell you?", "Thank you, I will send the pay stub."),
              "Thank you for asking. Yes, please report the new income. It can be done by phone, by"
                  + " mail or with the online form.",
              "change-reported",
              "New part-time job, starts this month. Explained the reporting rule; pay stub to follow."),
          new Concern(
              "snap",
              "Lost EBT card",
              "I cannot find my EBT card since yesterday. What should I do?",
              List.of("Will the money on it be safe?", "That is a relief, thank you."),
              "I am sorry to hear that. The card can be stopped right away and a new one ordered.",
              "answered",
              "Lost card stopped by the citizen on the EBT line; replacement ordered."),
          new Concern(
              "unemployment-insurance",
              "Weekly certification did not go through",
              "The web site logged me out while I was certifying for this week. Am I late now?",
              List.of("Do I lose the week?", "All right, I have done it now."),
              "You are not late yet. You can certify again until the end of the week.",
              "answered",
              "Certification was interrupted; citizen repeated it during the contact."),
          new Concern(
              "medicare",
              "Signing up at 65",
              "I turn 65 in March and I still work. Do I need to sign up for Medicare now?",
              List.of("My employer has about 40 people.", "So Part B can wait. Thank you!"),
              "Happy birthday in advance. It depends on the size of your employer's health plan.",
              "answered",
              "Turning 65, covered by employer plan. Explained Part A, Part B and the special period."),
          new Concern(
              "medicaid",
              "Renewal letter",
              "I got a letter that says my Medicaid must be renewed. I do not understand page 2.",
              List.of("I moved in June, is that a problem?", "Can I bring it to the office?"),
              "Let us go through it together. Page 2 asks who lives in the household.",
              "documents-requested",
              "Renewal form explained. New address to be proved with a lease or a bill."),
          new Concern(
              "housing-choice-voucher",
              "How long is the waiting list",
              "How do I get on the Section 8 list and how long does it take?",
              List.of("Is there a list for families?", "Please send me the address of the office."),
              "Each housing agency keeps its own list, and some are closed for new names.",
              "referred",
              "Explained that each agency has its own list; referred to the local housing agency."),
          new Concern(
              "passports",
              "Passport for a child",
              "We need a passport for our daughter who is 9. Do both parents have to come?",
              List.of("My husband is abroad until May.", "Where do I find the form?"),
              "For a child under 16 both parents should come, or one brings the other's consent.",
              "answered",
              "Explained two-parent consent and the consent form for an absent parent."),
          new Concern(
              "veterans-health",
              "Enrolling in health care",
              "I left the service in 2019. Can I still enroll in VA health care?",
              List.of("I have my DD214.", "Thank you. I will apply online."),
              "Thank you for your service. Most veterans can, and the discharge papers help.",
              "application-started",
              "Explained enrollment; citizen has discharge papers and applies online."),
          new Concern(
              "social-security",
              "Replacement card",
              "My wallet was stolen and my Social Security card was in it.",
              List.of("Do I need the card for my job?", "OK, I will do it on the web site."),
              "I am sorry. Often you only need the number, not the card; a new card costs nothing.",
              "answered",
              "Stolen wallet. Explained the replacement card and the identity theft steps."),
          new Concern(
              "liheap",
              "Heating bill",
              "The gas company says they will shut us off on Friday. Can you help?",
              List.of("We have a baby at home.", "I can bring the bill tomorrow morning."),
              "That is urgent, so let us look at emergency energy help right now.",
              "appointment-made",
              "Shut-off notice for Friday, infant in the home. Crisis appointment made for tomorrow."));

  private static final List<Concern> SPANISH =
      List.of(
          new Concern(
              "snap",
              "Solicitud de ayuda para alimentos",
              "Buenos días, quiero saber si mi familia puede recibir cupones de alimentos.",
              List.of("Somos cuatro en casa.", "Muchas gracias, voy a llenar la solicitud."),
              "Buenos días. Con gusto le explico cómo hacer la solicitud y qué papeles necesita.",
              "application-started",
              "Household of four. Explained the application in Spanish; citizen applies online."),
          new Concern(
              "unemployment-insurance",
              "Pago del desempleo",
              "Perdí mi trabajo hace dos semanas. ¿Cómo pido el seguro de desempleo?",
              List.of("Trabajé en una fábrica.", "Gracias, ya entendí."),
              "Lo siento mucho. Puede pedirlo hoy mismo por internet o por teléfono.",
              "application-started",
              "Lost job two weeks ago. Explained how to claim; citizen files today."));

  private Concerns() {}

  /** Returns the concerns that can be put in a language; English where there are none. */
  public static List<Concern> in(String language) {
    return language.equals("es") ? SPANISH : ENGLISH;
  }
}
