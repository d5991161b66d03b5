// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.sync.Commands;
import org.citizendesk.protocol.book.Person;
import org.citizendesk.protocol.book.Queue;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.routing.Book;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Hands contacts on to whom the routing book names. */
public final class BookedTransfers implements Transfers {
  private final Supplier<Book> book;
  private final String agent;
  private final Commands commands;

  /**
   * @param agent who hands on
   */
  public BookedTransfers(Supplier<Book> book, String agent, Commands commands) {
    this.book = book;
    this.agent = agent;
    this.commands = commands;
  }

  @Override
  public List<Receiver> receivers(WorkItem item) {
    Book now = book.get();
    List<Receiver> receivers = new ArrayList<>();
    if (now.queues().stream().noneMatch(each -> each.id().equals(item.queue()))) {
      receivers.add(new Receiver(Receiver.Kind.QUEUE, item.queue(), item.queue(), ""));
    }
    now.queues().stream().map(BookedTransfers::of).forEach(receivers::add);
    Queue queue = now.queue(item.queue());
    now.people().stream()
        .filter(person -> !person.name().equals(agent) && person.serves(queue))
        .map(person -> of(now, person))
        .forEach(receivers::add);
    return receivers;
  }

  private static Receiver of(Queue queue) {
    return new Receiver(Receiver.Kind.QUEUE, queue.id(), queue.name(), "");
  }

  private static Receiver of(Book book, Person person) {
    return new Receiver(
        Receiver.Kind.AGENT, person.name(), person.name(), book.team(person).name());
  }

  @Override
  public CompletableFuture<Outcome> transfer(WorkItem item, Receiver to, String note) {
    return commands.ask(
        switch (to.kind()) {
          case QUEUE -> new Command.Transfer(item.contact(), item.version(), to.id(), null, note);
          case AGENT ->
              new Command.Transfer(item.contact(), item.version(), item.queue(), to.id(), note);
        });
  }
}
