// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.endtoend.simulation;

import org.citizendesk.desktop.sync.SnapshotPiece;
import org.citizendesk.protocol.event.Event;
import org.citizendesk.protocol.event.PlacedEvent;
import org.citizendesk.protocol.frame.ClientFrame;
import org.citizendesk.protocol.frame.ServerFrame;
import java.util.List;
import java.util.stream.Collectors;

/** Frames in few words, for those who read how a run ended. */
final class Words {
  private Words() {}

  static String of(ClientFrame frame) {
    return switch (frame) {
      case ClientFrame.Hello hello ->
          "HELLO " + shortly(hello.device()) + " acked " + hello.ackedSeq() + " " + hello.cursors();
      case ClientFrame.Push push ->
          "PUSH " + push.events().stream().map(Words::of).collect(Collectors.joining(" "));
      default -> String.valueOf(frame);
    };
  }

  static String of(ServerFrame frame) {
    return switch (frame) {
      case ServerFrame.Welcome w ->
          "WELCOME hwm " + w.hwm() + " of " + w.logEpoch() + w.heads() + " reread " + w.reread();
      case ServerFrame.Deliver d -> "DELIVER " + d.from() + "-" + d.to() + places(d.events());
      case ServerFrame.Page p ->
          "PAGE " + p.from() + "-" + p.to() + (p.more() ? "+" : "") + places(p.events());
      case ServerFrame.History h -> "HISTORY before " + h.before() + places(h.events());
      default -> String.valueOf(frame);
    };
  }

  static String of(SnapshotPiece piece) {
    return switch (piece) {
      case SnapshotPiece.Pages some ->
          some.pages().stream().map(Words::of).collect(Collectors.joining(", "));
      default -> String.valueOf(piece);
    };
  }

  private static String places(List<PlacedEvent> events) {
    return events.stream()
        .map(e -> " " + e.place().partition() + ":" + e.place().pos() + "=" + of(e.event()))
        .collect(Collectors.joining());
  }

  private static String of(Event event) {
    Event.Origin origin = event.origin();
    String id = event.id().toString();
    return id.substring(id.length() - 4) + "#" + origin.seq();
  }

  private static String shortly(ClientFrame.Device device) {
    return device.id().toString().substring(32) + "/" + device.epoch() % 1000;
  }
}
