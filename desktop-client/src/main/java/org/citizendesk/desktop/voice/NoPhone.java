// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.voice;

import org.citizendesk.desktop.observe.Cell;
import org.citizendesk.desktop.observe.Observed;
import org.citizendesk.protocol.connector.Capability;
import org.citizendesk.protocol.connector.Health;
import org.citizendesk.protocol.connector.Result;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A desk without a telephone. */
public final class NoPhone implements Phone {
  private static final String TEXT = "There is no telephone at this desk.";

  private final Observed<Optional<Call>> call = new Cell<>(Optional.empty());
  private final Observed<Health> health = new Cell<>(new Health(Health.State.DOWN, TEXT));

  /** Makes none. */
  public NoPhone() {}

  @Override
  public Observed<Optional<Call>> call() {
    return call;
  }

  @Override
  public Observed<Health> health() {
    return health;
  }

  @Override
  public String name() {
    return "";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public CompletableFuture<Result> answer() {
    return refused();
  }

  @Override
  public CompletableFuture<Result> reject() {
    return refused();
  }

  @Override
  public CompletableFuture<Result> hangUp() {
    return refused();
  }

  @Override
  public CompletableFuture<Result> hold(boolean on) {
    return refused();
  }

  @Override
  public CompletableFuture<Result> mute(boolean on) {
    return refused();
  }

  private static CompletableFuture<Result> refused() {
    return CompletableFuture.completedFuture(new Result.Refused(TEXT));
  }
}
