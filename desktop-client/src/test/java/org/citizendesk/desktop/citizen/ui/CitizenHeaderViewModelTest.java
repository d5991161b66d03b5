// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.citizen.ui;

import org.citizendesk.desktop.citizen.CitizenCard;
import org.citizendesk.desktop.citizen.CitizenCard.Identifier;
import org.citizendesk.desktop.citizen.ui.CitizenHeaderViewModel.Headline;
import org.citizendesk.desktop.ui.HeldTaskRunner;
import org.citizendesk.desktop.ui.TestUi;
import org.citizendesk.protocol.fact.CitizenFact.IdentifierKind;
import org.citizendesk.protocol.id.CitizenId;
import org.junit.jupiter.api.Test;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The citizen who is open, in words. */
class CitizenHeaderViewModelTest {
  private static final CitizenId ANA = new CitizenId(new UUID(0, 1));
  private static final CitizenId BOB = new CitizenId(new UUID(0, 2));

  private final FakeCitizens citizens = new FakeCitizens();
  private final TestUi ui = new TestUi();
  private CitizenHeaderViewModel model = new CitizenHeaderViewModel(citizens, ui.context());

  @Test
  void saysWhatIsKnown() {
    citizens.set(
        new CitizenCard(
            ANA, "Ana Ruiz", "es", List.of(new Identifier(IdentifierKind.PHONE, "+1 555 0100"))));

    model.open(ANA, "+1 555 0100");
    model.contacts(2);

    assertEquals("Ana Ruiz", headline().name());
    assertEquals("Spanish", headline().language());
    assertEquals("+1 555 0100", headline().known().getFirst().value());
    assertEquals("2 contacts here", headline().contacts());
  }

  @Test
  void makesNoPointOfEnglishOrOfNoLanguage() {
    citizens.set(new CitizenCard(ANA, "Ana", "en-US", List.of()));
    citizens.set(new CitizenCard(BOB, "Bob", "", List.of()));

    model.open(ANA, "");
    assertEquals("", headline().language());
    model.open(BOB, "");
    assertEquals("", headline().language());
  }

  @Test
  void showsTheAddressWhileNoNameIsKnownAndTheNameOnceItIs() {
    model.open(ANA, "+1 555 0100");
    assertEquals("+1 555 0100", headline().name());
    model.open(ANA, "");
    assertEquals("Unknown citizen", headline().name());

    citizens.set(new CitizenCard(ANA, "Ana Ruiz", "", List.of()));

    assertEquals("Ana Ruiz", headline().name());
  }

  @Test
  void takesNoNoticeOfOthers() {
    model.open(ANA, "Ana");

    citizens.set(new CitizenCard(BOB, "Bob", "", List.of()));

    assertEquals("Ana", headline().name());
  }

  @Test
  void dropsACardThatComesAfterTheNextCitizenWasOpened() {
    citizens.set(new CitizenCard(ANA, "Ana", "", List.of()));
    HeldTaskRunner held = new HeldTaskRunner();
    model = new CitizenHeaderViewModel(citizens, ui.context(held));
    model.open(ANA, "");
    model.open(BOB, "Bob");

    held.run(0);

    assertEquals("Bob", headline().name());
  }

  @Test
  void showsNobodyAfterwards() {
    model.open(ANA, "Ana");
    model.contacts(1);

    model.leave();

    assertEquals(Optional.empty(), model.headline().get());
    model.close();
  }

  private Headline headline() {
    return model.headline().get().orElseThrow();
  }
}
