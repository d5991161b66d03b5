// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.session;

import org.citizendesk.protocol.frame.ServerFrame.User;
import org.citizendesk.server.web.Answer;
import org.citizendesk.server.web.HttpProblem;
import org.citizendesk.server.web.JsonHandler;
import org.eclipse.jetty.server.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** {@code /api/session}: POST signs in, DELETE signs out. */
public final class SessionHttp extends JsonHandler {
  /** Where it is mounted. */
  public static final String PATH = "/api/session";

  private final SignIn signIn;
  private final Sessions sessions;
  private final Consumer<String> ended;

  /**
   * @param ended is told the id of each session that was signed out
   */
  public SessionHttp(SignIn signIn, Sessions sessions, Consumer<String> ended) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.ended = ended;
  }

  @Override
  protected Answer answer(Request request) throws HttpProblem {
    return switch (request.getMethod()) {
      case "POST" -> signIn(body(request, Credentials.class));
      case "DELETE" -> signOut(token(request));
      default -> Answer.wrongMethod("POST, DELETE");
    };
  }

  private Answer signIn(Credentials credentials) {
    return switch (signIn.attempt(credentials.name(), credentials.password().toCharArray())) {
      case SignIn.Done done ->
          Answer.of(
              200,
              new Granted(
                  done.opened().token(),
                  done.opened().session().user(),
                  done.opened().session().expiresAt()));
      case SignIn.Wrong wrong -> Answer.problem(401, "The name or the password is wrong.");
      case SignIn.Barred barred ->
          Answer.problem(403, "An administrator has barred this account. Ask your supervisor.");
      case SignIn.TooSoon tooSoon -> tooSoon(tooSoon.delay());
    };
  }

  private static Answer tooSoon(Duration wait) {
    long seconds = wait.toSeconds() + 1;
    return new Answer(
        429,
        Map.of("Retry-After", Long.toString(seconds)),
        Map.of("error", "Too many failed sign-ins for this name. Try again in " + seconds + " s."));
  }

  private Answer signOut(String token) throws HttpProblem {
    String id =
        sessions
            .find(token)
            .map(Sessions.Session::id)
            .orElseThrow(() -> new HttpProblem(401, "The token is not, or no longer, valid."));
    sessions.end(token);
    ended.accept(id);
    return Answer.empty(204);
  }

  /** The body of a sign-in. */
  record Credentials(String name, String password) {
    Credentials {
      Objects.requireNonNull(name, "name is missing");
      Objects.requireNonNull(password, "password is missing");
    }

    @Override
    public String toString() {
      return "Credentials[...]";
    }
  }

  /** The answer to a sign-in. */
  record Granted(String token, User user, Instant expiresAt) {
    @Override
    public String toString() {
      return "Granted[" + user.name() + "]";
    }
  }
}
