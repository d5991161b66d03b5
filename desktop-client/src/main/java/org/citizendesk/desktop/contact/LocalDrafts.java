// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.contact;

import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.desktop.store.Change;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.ContactId;
import org.citizendesk.store.Columns;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Keeps drafts in the local store. What is typed is in memory at once and on the disk soon after,
 * so that a program that is killed loses what was typed in its last moment and no more.
 *
 * <p>Thread-safe.
 */
public final class LocalDrafts implements Drafts, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalDrafts.class);
  private static final Change NONE = new Change(Set.of(), Set.of(), Set.of(), false);
  private static final byte[] NO_CONTACT = {};
  private static final String PUT =
      """
      insert into draft (citizen, contact, kind, body, at) values (?, ?, ?, ?, ?)
      on conflict (citizen, contact, kind) do update set body = excluded.body, at = excluded.at
      """;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final LocalStore store;
  private final Clock clock;
  private final Consumer<Runnable> soon;
  private final DraftsInMemory memory = new DraftsInMemory();
  private final Set<Key> changed = new HashSet<>();
  private boolean planned;
  private boolean closed;

  private LocalDrafts(LocalStore store, Clock clock, Consumer<Runnable> soon) {
    this.store = store;
    this.clock = clock;
    this.soon = soon;
  }

  /**
   * Reads the drafts in a store.
   *
   * @param soon runs a piece of work within a second, and not at once
   */
  public static LocalDrafts open(LocalStore store, Clock clock, Consumer<Runnable> soon) {
    LocalDrafts drafts = new LocalDrafts(store, clock, soon);
    drafts.read();
    return drafts;
  }

  private void read() {
    store
        .read(handle -> handle.createQuery("select * from draft").map((row, c) -> row(row)).list())
        .forEach(row -> row.forEach(memory::keep));
  }

  /** A draft that a newer program wrote stays where it is, and is not shown. */
  private static Map<Key, Draft> row(ResultSet row) throws SQLException {
    byte[] contact = row.getBytes("contact");
    try {
      Key key =
          new Key(
              new CitizenId(Columns.uuid(row.getBytes("citizen"))),
              contact.length == 0 ? null : new ContactId(Columns.uuid(contact)),
              Kind.valueOf(row.getString("kind")));
      return Map.of(key, MAPPER.readValue(row.getString("body"), Draft.class));
    } catch (JacksonException | IllegalArgumentException e) {
      LOG.warn("a draft of the kind {} cannot be read", row.getString("kind"));
      return Map.of();
    }
  }

  @Override
  public Draft draft(Key key) {
    return memory.draft(key);
  }

  @Override
  public List<Key> of(CitizenId citizen) {
    return memory.of(citizen);
  }

  @Override
  public Observed<Boolean> onDisk() {
    return memory.onDisk();
  }

  @Override
  public synchronized void keep(Key key, Draft draft) {
    if (draft.equals(memory.draft(key))) {
      return;
    }
    memory.keep(key, draft);
    changed.add(key);
    plan();
  }

  private void plan() {
    if (!planned && !closed) {
      planned = true;
      soon.accept(this::write);
    }
  }

  private void write() {
    var _ = flush();
  }

  private synchronized CompletableFuture<Boolean> flush() {
    planned = false;
    if (changed.isEmpty()) {
      return CompletableFuture.completedFuture(true);
    }
    Map<Key, Draft> now = new HashMap<>();
    changed.forEach(key -> now.put(key, memory.draft(key)));
    changed.clear();
    return store
        .mark(handle -> now.forEach((key, draft) -> write(handle, key, draft)), NONE)
        .whenComplete((done, failure) -> tell(failure))
        .exceptionally(failure -> again(now.keySet()));
  }

  private void tell(@Nullable Throwable failure) {
    if (failure != null && memory.onDisk().get()) {
      LOG.warn("drafts cannot be stored; they are in memory, and it is tried again", failure);
    }
    memory.setOnDisk(failure == null);
  }

  private synchronized boolean again(Set<Key> keys) {
    changed.addAll(keys);
    plan();
    return false;
  }

  private void write(Handle handle, Key key, Draft draft) {
    ContactId contact = key.contact();
    byte[] citizen = Columns.bytes(key.citizen().value());
    byte[] in = contact == null ? NO_CONTACT : Columns.bytes(contact.value());
    if (draft.isEmpty()) {
      handle.execute(
          "delete from draft where citizen = ? and contact = ? and kind = ?",
          citizen,
          in,
          key.kind().name());
    } else {
      handle.execute(
          PUT, citizen, in, key.kind().name(), MAPPER.writeValueAsString(draft), clock.millis());
    }
  }

  /** Stores what was typed last. */
  @Override
  public void close() {
    CompletableFuture<Boolean> last;
    synchronized (this) {
      closed = true;
      last = flush();
    }
    last.join();
  }
}
