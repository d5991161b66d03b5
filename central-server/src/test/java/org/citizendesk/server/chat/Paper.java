// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.chat;

import org.citizendesk.protocol.frame.CloseCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Writes down what a browser would have been sent. */
final class Paper implements Line {
  final List<DeskFrame> frames = new ArrayList<>();
  final List<CloseCode> closed = new ArrayList<>();
  private DeskFrame.Welcome last;
  private int pings;
  private int drops;

  @Override
  public synchronized void send(DeskFrame frame) {
    frames.add(frame);
    if (frame instanceof DeskFrame.Welcome welcome) {
      last = welcome;
    }
  }

  @Override
  public void ping() {
    pings++;
  }

  @Override
  public void close(CloseCode code, String reason) {
    closed.add(code);
  }

  @Override
  public void drop() {
    drops++;
  }

  DeskFrame.Welcome welcome() {
    return last;
  }

  String signs() {
    return pings + " pings, dropped " + drops;
  }

  <T extends DeskFrame, R> List<R> all(Class<T> kind, Function<T, R> field) {
    return frames.stream().filter(kind::isInstance).map(kind::cast).map(field).toList();
  }

  <T extends DeskFrame> T only(Class<T> kind) {
    List<T> found = all(kind, frame -> frame);
    assertEquals(1, found.size(), () -> kind.getSimpleName() + " in " + frames);
    return found.getFirst();
  }

  List<String> problems() {
    return all(DeskFrame.Problem.class, DeskFrame.Problem::code);
  }
}
