// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app.ui.desk;

import org.citizendesk.desktop.contact.Work;
import org.citizendesk.desktop.contact.WorkItem;
import org.citizendesk.desktop.contact.ui.OfferActions;
import org.citizendesk.desktop.voice.Phone;
import org.citizendesk.protocol.connector.Result;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.frame.Outcome;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A call is taken through the telephone, all else through the server. */
final class DeskOffers implements OfferActions {
  private final Work work;
  private final Phone phone;

  DeskOffers(Work work, Phone phone) {
    this.work = work;
    this.phone = phone;
  }

  @Override
  public CompletableFuture<Optional<String>> accept(WorkItem offer) {
    return offer.channel() == Channel.VOICE
        ? phone.answer().thenApply(DeskOffers::refusal)
        : work.accept(offer.contact()).thenApply(DeskOffers::refusal);
  }

  @Override
  public CompletableFuture<Optional<String>> decline(WorkItem offer) {
    return offer.channel() == Channel.VOICE
        ? phone.reject().thenApply(DeskOffers::refusal)
        : work.decline(offer.contact()).thenApply(DeskOffers::refusal);
  }

  private static Optional<String> refusal(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> Optional.empty();
      case Outcome.Refused refused -> Optional.of(refused.text());
    };
  }

  private static Optional<String> refusal(Result result) {
    return switch (result) {
      case Result.Done done -> Optional.empty();
      case Result.Refused refused -> Optional.of(refused.text());
      case Result.Unknown unknown -> Optional.of(unknown.text());
    };
  }
}
