// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.demo;

import org.citizendesk.endtoend.citizens.Concern;
import org.citizendesk.endtoend.citizens.Persona;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.CallFact;
import org.citizendesk.protocol.fact.Channel;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.EmailFact;
import org.citizendesk.protocol.fact.Fact;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.protocol.id.Uuids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Tells one contact of the invented past, from the first word to the outcome. */
final class PastContact {
  private static final String AGENCY = "services@agency.example.org";
  private static final String RAW_NOT_KEPT = "0".repeat(64);

  private final Persona persona;
  private final Concern concern;
  private final String agent;
  private final Random random;
  private final Event.Subject subject;
  private final List<Scene> scenes = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private Instant accepted = Instant.EPOCH;

  PastContact(
      Persona persona,
      CitizenId citizen,
      Concern concern,
      String agent,
      Uuids uuids,
      Random random) {
    this.persona = persona;
    this.concern = concern;
    this.agent = agent;
    this.random = random;
    this.subject = new Event.Subject(citizen, new ContactId(uuids.next()));
  }

  List<Scene> tell(Channel channel, Instant at) {
    now = at;
    switch (channel) {
      case VOICE -> call();
      case CHAT -> chat();
      case EMAIL -> email();
    }
    after(20, 90);
    add(
        new ContactFact.WrappedUp(
            agent,
            concern.outcome(),
            concern.summary(),
            Duration.between(accepted, now).toMillis()));
    return List.copyOf(scenes);
  }

  private void call() {
    add(opened(Channel.VOICE, "phone", persona.phone()));
    add(new CallFact.Changed(CallFact.State.OFFERED, ""));
    add(new CallFact.Changed(CallFact.State.RINGING, ""));
    after(3, 15);
    accept();
    add(new CallFact.Changed(CallFact.State.CONNECTED, ""));
    after(60, 240);
    if (random.nextInt(3) == 0) {
      add(new CallFact.Changed(CallFact.State.HELD, ""));
      after(20, 70);
      add(new CallFact.Changed(CallFact.State.CONNECTED, ""));
      after(20, 100);
    }
    add(new NoteFact.Written(agent, "Caller asked: \"" + concern.opening() + "\""));
    after(5, 60);
    add(new CallFact.Changed(CallFact.State.ENDED, "The caller hung up"));
  }

  private void chat() {
    add(opened(Channel.CHAT, "web-chat", persona.name()));
    add(new ContactFact.Queued("web-chat", ContactFact.Cause.NEW));
    say(ChatFact.Author.CITIZEN, concern.opening());
    offerAndAccept(5, 120);
    after(10, 40);
    say(ChatFact.Author.AGENT, concern.answer());
    for (String followUp : concern.followUps()) {
      after(15, 60);
      say(ChatFact.Author.CITIZEN, followUp);
      after(15, 60);
      say(ChatFact.Author.AGENT, "Of course. I have noted that for you.");
    }
    after(5, 20);
    add(new ChatFact.Ended(ChatFact.Author.CITIZEN));
  }

  private void email() {
    String question = "<question-" + subject.contact() + "@citizens.example.org>";
    add(opened(Channel.EMAIL, "mail", persona.email()));
    add(new ContactFact.Queued("mail", ContactFact.Cause.NEW));
    add(
        new EmailFact.Received(
            question,
            persona.email(),
            List.of(AGENCY),
            concern.subject(),
            concern.opening() + "\n\n" + String.join("\n", concern.followUps()),
            null,
            List.of(),
            RAW_NOT_KEPT,
            List.of(),
            null));
    offerAndAccept(600, 14_400);
    after(120, 600);
    add(
        new EmailFact.ReplyWritten(
            agent,
            persona.email(),
            "Re: " + concern.subject(),
            "Dear " + persona.name() + ",\n\n" + concern.answer() + "\n\nYour service team",
            question));
  }

  private ContactFact.Opened opened(Channel channel, String queue, String party) {
    return new ContactFact.Opened(
        channel, ContactFact.Direction.INBOUND, queue, concern.subject(), party);
  }

  private void offerAndAccept(int least, int most) {
    after(least, most);
    add(new ContactFact.Offered(agent, now.plusSeconds(20)));
    after(2, 12);
    accept();
  }

  private void accept() {
    accepted = now;
    add(new ContactFact.Accepted(agent));
  }

  private void say(ChatFact.Author author, String text) {
    String name = author == ChatFact.Author.CITIZEN ? persona.name() : agent;
    add(new ChatFact.Message(author, name, text));
  }

  private void add(Fact fact) {
    scenes.add(new Scene(now, subject, fact));
    now = now.plusMillis(1);
  }

  private void after(int leastSeconds, int mostSeconds) {
    now = now.plusSeconds(random.nextInt(leastSeconds, mostSeconds + 1));
  }
}
