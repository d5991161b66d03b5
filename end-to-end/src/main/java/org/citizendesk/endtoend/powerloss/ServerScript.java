// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.powerloss;

import org.citizendesk.protocol.codec.FactCodec;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.fact.NoteFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.EventId;
import org.citizendesk.protocol.id.Uuids;
import org.citizendesk.server.citizen.Citizens;
import org.citizendesk.server.contact.Contacts;
import org.citizendesk.server.email.RawMessages;
import org.citizendesk.server.log.LogRules;
import org.citizendesk.server.log.SqliteEventLog;
import org.citizendesk.store.Database;
import org.citizendesk.store.content.ContentStore;
import org.citizendesk.store.content.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A program that works as the server does on its data folder: desktops push from several threads,
 * decisions are written, letters are kept, and the store is closed and opened again in between.
 */
public final class ServerScript {
  private static final int DESKTOPS = 4;
  private static final int PUSHES = 25;
  private static final int MOST_EVENTS = 6;
  private static final int MOST_LETTER_BYTES = 20_000;
  private static final int CITIZENS = 5;

  private final Path folder;
  private final Path data;
  private final long seed;
  private final Cheat cheat;
  private final Speaker speaker = new Speaker();
  private final Clock clock = Clock.systemUTC();

  private ServerScript(Path folder, long seed, Cheat cheat) {
    this.folder = folder;
    this.data = data(folder);
    this.seed = seed;
    this.cheat = cheat;
  }

  /** Takes an empty folder, a seed and a cheat. */
  public static void main(String[] arguments) {
    ServerScript script =
        new ServerScript(
            Path.of(arguments[0]), Long.parseLong(arguments[1]), Cheat.valueOf(arguments[2]));
    script.live(1);
    script.live(2);
  }

  static Path data(Path folder) {
    return folder.resolve("data");
  }

  static Path store(Path folder) {
    return data(folder).resolve("server.db");
  }

  static RawMessages letters(Path folder) {
    return new RawMessages(data(folder).resolve("mail"));
  }

  static ContentStore files(Path folder) {
    return new ContentStore(data(folder).resolve("attachments"), "");
  }

  /** Returns the log as the server has it. */
  static SqliteEventLog log(Database database, LogRules more) {
    Clock clock = Clock.systemUTC();
    Uuids uuids = new Uuids(clock, new Random());
    return new SqliteEventLog(
        database, Citizens.rules().and(Contacts.rules()).and(more), clock, uuids);
  }

  private void live(int life) {
    try (Database database = Database.open(data.resolve("server.db"), SqliteEventLog.SCHEMA)) {
      if (cheat == Cheat.RELAXED) {
        relax(database);
      }
      LogRules hasty =
          LogRules.projecting((tx, event, fact) -> speaker.say("event", event.event().id()));
      SqliteEventLog log = log(database, cheat == Cheat.HASTY ? hasty : LogRules.NONE);
      Crews.work(DESKTOPS + 1, who -> work(log, who, new Random(seed * 100 + life * 10L + who)));
    }
  }

  /** After a commit, since SQLite does not listen within a transaction. */
  static void relax(Database database) {
    database.write(
        tx -> {
          tx.afterCommit(() -> tx.reading().execute("pragma synchronous=normal"));
          return true;
        });
  }

  private void work(SqliteEventLog log, int who, Random random) {
    if (who == DESKTOPS) {
      decideAndKeep(log, random);
      return;
    }
    var device = new ClientFrame.Device(new DeviceId(new Uuids(clock, random).next()), 1);
    long seq = 1;
    for (int i = 0; i < PUSHES; i++) {
      List<Event> events = new ArrayList<>();
      for (int n = random.nextInt(MOST_EVENTS); n >= 0; n--) {
        events.add(note(device, seq++, random));
      }
      log.push(device, "ann", events).join();
      if (cheat != Cheat.HASTY) {
        events.forEach(event -> speaker.say("event", event.id()));
      }
    }
  }

  private void decideAndKeep(SqliteEventLog log, Random random) {
    for (int i = 0; i < PUSHES; i++) {
      var fact = new NoteFact.Written("ann", words(random));
      var placed =
          log.write(tx -> tx.append(new Event.Subject(citizen(random), null), fact)).join();
      speaker.say("event", placed.event().id());
      byte[] letter = new byte[1 + random.nextInt(MOST_LETTER_BYTES)];
      random.nextBytes(letter);
      speaker.say("letter", new RawMessages(data.resolve("mail")).put(letter));
      attach(letter);
    }
  }

  /** Takes in a file as an upload ends. */
  private void attach(byte[] content) {
    try {
      Path upload = Files.write(data.resolve("upload"), content);
      String sha256 = Sha256.of(content);
      files(folder).adopt(upload, sha256);
      speaker.say("file", sha256);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Event note(ClientFrame.Device device, long seq, Random random) {
    return new Event(
        new EventId(new Uuids(Clock.systemUTC(), random).next()),
        new Event.Origin(device.id(), device.epoch(), seq, "s"),
        new Event.Subject(citizen(random), null),
        seq,
        Instant.EPOCH,
        FactCodec.encode(new NoteFact.Written("ann", words(random))));
  }

  private static String words(Random random) {
    return "word ".repeat(1 + random.nextInt(random.nextInt(10) == 0 ? 2000 : 60)).strip();
  }

  private static CitizenId citizen(Random random) {
    return new CitizenId(Uuids.named("citizen", "c" + random.nextInt(CITIZENS)));
  }
}
