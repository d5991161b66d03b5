// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.citizen;

import org.citizendesk.protocol.fact.CitizenFact.IdentifierKind;
import org.citizendesk.protocol.frame.Role;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.server.log.EventLog;
import org.citizendesk.server.session.Sessions;
import org.citizendesk.server.web.Answer;
import org.citizendesk.server.web.HttpProblem;
import org.citizendesk.server.web.JsonHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code /api/citizens?kind=phone&value=...}: who has this identifier, for the desktop on which a
 * call rings. It tells names only; the timeline comes over the sync connection.
 */
public final class CitizensHttp extends JsonHandler {
  /** Where it is mounted. */
  public static final String PATH = "/api/citizens";

  private static final int MOST = 5;
  private static final Set<Role> MAY_ASK = EnumSet.of(Role.AGENT, Role.SUPERVISOR);

  private final EventLog log;
  private final Citizens citizens;
  private final Sessions sessions;

  /** Answers those who handle contacts. */
  public CitizensHttp(EventLog log, Citizens citizens, Sessions sessions) {
    this.log = log;
    this.citizens = citizens;
    this.sessions = sessions;
  }

  @Override
  protected Answer answer(Request request) throws HttpProblem {
    if (!"GET".equals(request.getMethod())) {
      return Answer.wrongMethod("GET");
    }
    requireMayAsk(token(request));
    Fields query = Request.extractQueryParameters(request);
    IdentifierKind kind = kind(query.getValue("kind"));
    String value = query.getValue("value");
    if (value == null || value.isBlank()) {
      throw new HttpProblem(400, "value is missing");
    }
    List<Known> known =
        log.read(
            handle ->
                citizens.all(handle, kind, value, MOST).stream()
                    .map(citizen -> known(handle, citizen))
                    .toList());
    return Answer.of(200, new Found(known));
  }

  private void requireMayAsk(String token) throws HttpProblem {
    Sessions.Session session =
        sessions
            .find(token)
            .orElseThrow(() -> new HttpProblem(401, "The token is not, or no longer, valid."));
    if (session.user().roles().stream().noneMatch(MAY_ASK::contains)) {
      throw new HttpProblem(403, "Only those who handle contacts may look citizens up.");
    }
  }

  private static IdentifierKind kind(@Nullable String name) throws HttpProblem {
    for (IdentifierKind kind : IdentifierKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
        return kind;
      }
    }
    throw new HttpProblem(400, "kind must be phone, email or case");
  }

  private Known known(Handle handle, CitizenId citizen) {
    return citizens
        .describe(handle, citizen)
        .map(described -> new Known(citizen, described.name(), described.language()))
        .orElseGet(() -> new Known(citizen, "", ""));
  }

  /** The answer. */
  record Found(List<Known> citizens) {}

  /** One citizen who has the identifier. */
  record Known(CitizenId id, String name, String language) {}
}
