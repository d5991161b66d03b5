// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.protocol.codec;

import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.fact.BookFact;
import org.citizendesk.protocol.fact.ChatFact;
import org.citizendesk.protocol.fact.ContactFact;
import org.citizendesk.protocol.fact.UnknownFact;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import org.citizendesk.protocol.frame.ViewBody;
import org.jspecify.annotations.Nullable;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Makes arbitrary records out of their components, so that a new frame or fact is tested without
 * another line here. The same seed makes the same record.
 */
final class AnyRecord {
  private static final String[] PIECES = {
    "a", "Z", " ", "\"", "\\", "\n", "\u0000", "é", "\u2028", "\ud83d\ude00", "</script>", "'", "中"
  };
  private static final long LAST_SECOND = Instant.parse("9999-12-30T23:59:59Z").getEpochSecond();

  private final Random random;

  AnyRecord(long seed) {
    this.random = new Random(seed);
  }

  /** Returns some value of a record or of one of a sealed type's records. */
  <T> T of(Class<T> type) {
    return type.cast(any(type));
  }

  private Object any(Class<?> type) {
    if (type.isSealed()) {
      List<Class<?>> kinds =
          Arrays.stream(type.getPermittedSubclasses())
              .filter(kind -> !kind.getSimpleName().equals("Unknown") && kind != UnknownFact.class)
              .toList();
      return any(kinds.get(random.nextInt(kinds.size())));
    }
    if (BookFact.class.isAssignableFrom(type)) {
      // What stands in the book is checked too closely to be made at random.
      return Samples.bookFacts().stream().filter(type::isInstance).findFirst().orElseThrow();
    }
    if (type == ContactFact.WrapUpExtended.class) {
      return new ContactFact.WrapUpExtended(text(), 1L + random.nextInt(3_600));
    }
    if (type == ChatFact.Rated.class) {
      return new ChatFact.Rated(1 + random.nextInt(5), text());
    }
    if (type == ViewBody.Service.class) {
      return service();
    }
    if (type == ClientFrame.Push.class) {
      return push();
    }
    if (type == ServerFrame.Deliver.class) {
      List<PlacedEvent> events = ascending();
      return new ServerFrame.Deliver(0, 0, 1_000, number(), events);
    }
    if (type == ServerFrame.Page.class) {
      return new ServerFrame.Page(0, 0, 1_000, number(), random.nextBoolean(), ascending());
    }
    if (type == ServerFrame.Snapshot.class) {
      String name = new UUID(random.nextLong(), random.nextLong()).toString();
      return new ServerFrame.Snapshot(0, 1, 1_000, name, number(), "0123456789abcdef".repeat(4));
    }
    return type.isRecord() ? record(type) : leaf(type);
  }

  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = component(components[i].getAnnotatedType(), components[i]);
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot make a " + type.getName(), e);
    }
  }

  private @Nullable Object component(AnnotatedType type, RecordComponent component) {
    if (type.isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0) {
      return null;
    }
    if (type instanceof AnnotatedParameterizedType
        && component.getGenericType() instanceof ParameterizedType list) {
      Class<?> element = (Class<?>) list.getActualTypeArguments()[0];
      List<Object> values = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        values.add(any(element));
      }
      return values;
    }
    return any(component.getType());
  }

  private Object leaf(Class<?> type) {
    if (type == String.class) {
      return text();
    }
    if (type == long.class || type == Long.class) {
      return number();
    }
    if (type == int.class || type == Integer.class) {
      return 1 + random.nextInt(500);
    }
    if (type == boolean.class || type == Boolean.class) {
      return random.nextBoolean();
    }
    if (type == Instant.class) {
      return Instant.ofEpochSecond(random.nextLong(LAST_SECOND), random.nextInt(1_000_000_000));
    }
    if (type == UUID.class) {
      return new UUID(random.nextLong(), random.nextLong());
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    }
    throw new AssertionError("no way to make a " + type.getName());
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private long number() {
    return switch (random.nextInt(4)) {
      case 0 -> 1;
      case 1 -> Long.MAX_VALUE;
      case 2 -> 1L + random.nextInt(1_000_000);
      default -> random.nextLong() >>> 1 | 1;
    };
  }

  private ViewBody.Service service() {
    int inTime = random.nextInt(500);
    Instant nextDue = random.nextBoolean() ? of(Instant.class) : null;
    return new ViewBody.Service(
        random.nextInt(500),
        random.nextInt(500),
        random.nextInt(500),
        nextDue,
        inTime + random.nextInt(500),
        inTime);
  }

  private ClientFrame.Push push() {
    Event.Origin origin = of(Event.Origin.class);
    List<Event> events = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      Event event = of(Event.class);
      long seq = 100L + events.size();
      events.add(
          new Event(
              event.id(),
              new Event.Origin(origin.device(), origin.epoch(), seq, origin.session()),
              event.subject(),
              event.hlc(),
              event.occurredAt(),
              event.content()));
    }
    return new ClientFrame.Push(events);
  }

  private List<PlacedEvent> ascending() {
    List<PlacedEvent> events = new ArrayList<>();
    long pos = 0;
    for (int i = random.nextInt(4); i > 0; i--) {
      pos += 1 + random.nextInt(300);
      PlacedEvent.Place place = new PlacedEvent.Place(0, pos, number());
      PlacedEvent event = of(PlacedEvent.class);
      events.add(new PlacedEvent(event.event(), place, event.receivedAt()));
    }
    return events;
  }
}
