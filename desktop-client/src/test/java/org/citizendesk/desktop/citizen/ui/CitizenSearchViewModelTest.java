// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen.ui;

import org.citizendesk.desktop.citizen.CitizenCard;
import org.citizendesk.desktop.citizen.CitizenCard.Identifier;
import org.citizendesk.desktop.citizen.ui.CitizenSearchViewModel.Finding;
import org.citizendesk.desktop.citizen.ui.CitizenSearchViewModel.Row;
import org.citizendesk.desktop.ui.HeldTaskRunner;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.protocol.fact.CitizenFact.IdentifierKind;
import org.citizendesk.protocol.id.CitizenId;
import org.junit.jupiter.api.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Finding a citizen, without a screen. */
class CitizenSearchViewModelTest {
  private static final CitizenId ANA = new CitizenId(new UUID(0, 1));

  private final FakeCitizens citizens = new FakeCitizens();
  private final TestUi ui = new TestUi();
  private final List<Row> opened = new ArrayList<>();
  private final CitizenSearchViewModel model =
      new CitizenSearchViewModel(citizens, ui.context(), opened::add);

  @Test
  void asksNobodyForASingleLetterOrForBlanks() {
    know("Ana");

    model.text().set("a ");
    assertEquals(Finding.NOTHING_ASKED, finding());
    model.text().set("   ");
    assertEquals(Finding.NOTHING_ASKED, finding());
  }

  @Test
  void showsNameAndIdentifiersInOneLine() {
    citizens.set(
        new CitizenCard(
            ANA,
            "Ana Ruiz",
            "",
            List.of(
                new Identifier(IdentifierKind.PHONE, "+12025550100"),
                new Identifier(IdentifierKind.CASE, "HB-1"))));

    model.text().set("ana");

    assertEquals(List.of(new Row(ANA, "Ana Ruiz", "+12025550100 · HB-1")), rows());
    assertEquals("", model.result().get().hint());
  }

  @Test
  void callsSomebodyWithoutANameByTheirFirstIdentifier() {
    model.close();
    FakeCitizens unnamed =
        new FakeCitizens() {
          @Override
          public List<CitizenCard> find(String words, int limit) {
            return List.of(
                new CitizenCard(
                    ANA,
                    "",
                    "",
                    List.of(
                        new Identifier(IdentifierKind.PHONE, "+12025550100"),
                        new Identifier(IdentifierKind.EMAIL, "a@b.test"))),
                new CitizenCard(new CitizenId(new UUID(0, 2)), " ", "", List.of()));
          }
        };
    CitizenSearchViewModel search = new CitizenSearchViewModel(unnamed, ui.context(), opened::add);

    search.text().set("2025");

    assertEquals("+12025550100", search.result().get().rows().getFirst().name());
    assertEquals("a@b.test", search.result().get().rows().getFirst().details());
    assertEquals("Unknown citizen", search.result().get().rows().getLast().name());
  }

  @Test
  void saysThatThereAreMoreThanItShows() {
    know("Ana 1", "Ana 2", "Ana 3", "Ana 4", "Ana 5", "Ana 6", "Ana 7", "Ana 8");
    model.text().set("ana");
    assertEquals("", model.result().get().hint());

    know("Ana 1", "Ana 2", "Ana 3", "Ana 4", "Ana 5", "Ana 6", "Ana 7", "Ana 8", "Ana 9");
    model.text().set("ana ");
    model.text().set("an");

    assertEquals(8, rows().size());
    assertEquals(
        "These are the first 8. Type more to narrow it down.", model.result().get().hint());
  }

  @Test
  void saysThatNobodyWasFoundAndWhereItLooked() {
    model.text().set("nobody");

    assertEquals(Finding.NOBODY, finding());
    assertEquals(
        "Only citizens on this computer are searched. Try another spelling, a number or an address.",
        model.result().get().hint());
    model.open();
    assertEquals(List.of(), opened);
  }

  @Test
  void saysThatTheDiskCouldNotBeRead() {
    citizens.breakDown();

    model.text().set("ana");

    assertEquals(Finding.FAILED, finding());
    assertEquals(List.of(), rows());
  }

  @Test
  void marksRowsRoundAndRoundAndOpensTheMarkedOne() {
    know("Ana 1", "Ana 2", "Ana 3");
    model.text().set("ana");
    model.move(-1);
    assertEquals(2, model.marked().get());
    model.move(1);
    model.move(1);
    model.open();

    assertEquals(List.of("Ana 2"), opened.stream().map(Row::name).toList());
    assertEquals("", model.text().get());
    assertEquals(Finding.NOTHING_ASKED, finding());
  }

  @Test
  void marksTheFirstAgainWhenSomethingElseWasFound() {
    know("Ana 1", "Ana 2");
    model.text().set("ana");
    model.move(1);

    model.text().set("ana 2");

    assertEquals(0, model.marked().get());
    assertEquals(1, rows().size());
  }

  @Test
  void movesNowhereWhileThereIsNobody() {
    model.move(1);

    assertEquals(0, model.marked().get());
  }

  @Test
  void letsTheNewestSearchWinWhateverEndsLast() {
    know("Ana", "Bob");
    HeldTaskRunner held = new HeldTaskRunner();
    CitizenSearchViewModel slow =
        new CitizenSearchViewModel(citizens, ui.context(held), opened::add);
    slow.text().set("ana");
    slow.text().set("bob");

    held.run(1);
    held.run(0);

    assertEquals("Bob", slow.result().get().rows().getFirst().name());
  }

  @Test
  void showsNothingOfASearchThatWasTakenBack() {
    know("Ana");
    HeldTaskRunner held = new HeldTaskRunner();
    CitizenSearchViewModel slow =
        new CitizenSearchViewModel(citizens, ui.context(held), opened::add);
    slow.text().set("ana");
    slow.text().set("");

    held.run(0);

    assertEquals(Finding.NOTHING_ASKED, slow.result().get().finding());
  }

  private void know(String... names) {
    for (int i = 0; i < names.length; i++) {
      citizens.set(new CitizenCard(new CitizenId(new UUID(9, i)), names[i], "", List.of()));
    }
  }

  private Finding finding() {
    return model.result().get().finding();
  }

  private List<Row> rows() {
    return model.result().get().rows();
  }
}
