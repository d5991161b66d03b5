// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.store;

import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.id.DeviceId;
import org.citizendesk.protocol.id.Uuids;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Who this store is to the server, and the next number of its own sequence. */
final class Identity {
  private static final String SET =
      "insert into meta (k, v) values (?, ?) on conflict (k) do update set v = excluded.v";

  private Identity() {}

  /** Gives a new store its identity. */
  static void ensure(Handle handle, Uuids uuids, RandomGenerator random) {
    if (get(handle, "device_id").isEmpty()) {
      become(handle, new ClientFrame.Device(new DeviceId(uuids.next()), random.nextLong()));
    }
  }

  static ClientFrame.Device device(Handle handle) {
    return new ClientFrame.Device(
        DeviceId.of(get(handle, "device_id").orElseThrow()),
        Long.parseLong(get(handle, "device_epoch").orElseThrow()));
  }

  /** Goes on as another device or epoch, with numbers from 1. */
  static void become(Handle handle, ClientFrame.Device device) {
    set(handle, "device_id", device.id().toString());
    set(handle, "device_epoch", Long.toString(device.epoch()));
    set(handle, "next_seq", "1");
  }

  static long nextSeq(Handle handle) {
    return Long.parseLong(get(handle, "next_seq").orElseThrow());
  }

  static long takeSeq(Handle handle) {
    long seq = nextSeq(handle);
    set(handle, "next_seq", Long.toString(seq + 1));
    return seq;
  }

  static @Nullable String logEpoch(Handle handle) {
    return get(handle, "log_epoch").orElse(null);
  }

  static void logEpoch(Handle handle, String epoch) {
    set(handle, "log_epoch", epoch);
  }

  /** Returns when the whole file was looked through last. */
  static Optional<Instant> checkedAt(Handle handle) {
    return get(handle, "checked_at").map(at -> Instant.ofEpochMilli(Long.parseLong(at)));
  }

  static void checkedAt(Handle handle, Instant at) {
    set(handle, "checked_at", Long.toString(at.toEpochMilli()));
  }

  private static Optional<String> get(Handle handle, String key) {
    return handle
        .createQuery("select v from meta where k = ?")
        .bind(0, key)
        .mapTo(String.class)
        .findFirst();
  }

  private static void set(Handle handle, String key, String value) {
    handle.execute(SET, key, value);
  }
}
