// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.session;

import org.citizendesk.protocol.frame.Role;
import org.citizendesk.server.web.Answer;
import org.citizendesk.server.web.HttpProblem;
import org.citizendesk.server.web.JsonHandler;
import org.eclipse.jetty.server.Request;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/** {@code /api/accounts}: an administrator's POST makes an account. */
public final class AccountsHttp extends JsonHandler {
  /** Where it is mounted. */
  public static final String PATH = "/api/accounts";

  private final Accounts accounts;
  private final Sessions sessions;

  /** Makes accounts for administrators who are signed in. */
  public AccountsHttp(Accounts accounts, Sessions sessions) {
    this.accounts = accounts;
    this.sessions = sessions;
  }

  @Override
  protected Answer answer(Request request) throws HttpProblem {
    if (!"POST".equals(request.getMethod())) {
      return Answer.wrongMethod("POST");
    }
    requireAdministrator(token(request));
    NewAccount wanted = body(request, NewAccount.class);
    char[] password = wanted.password().toCharArray();
    try {
      return Answer.of(
          201, accounts.create(wanted.name(), wanted.displayName(), password, wanted.roles()));
    } catch (IllegalArgumentException e) {
      throw new HttpProblem(422, String.valueOf(e.getMessage()));
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private void requireAdministrator(String token) throws HttpProblem {
    Sessions.Session session =
        sessions
            .find(token)
            .orElseThrow(() -> new HttpProblem(401, "The token is not, or no longer, valid."));
    if (!session.user().roles().contains(Role.ADMINISTRATOR)) {
      throw new HttpProblem(403, "Only an administrator may make accounts.");
    }
  }

  /** The body: who is to have an account. */
  record NewAccount(String name, String displayName, String password, Set<Role> roles) {
    NewAccount {
      Objects.requireNonNull(name, "name is missing");
      Objects.requireNonNull(displayName, "displayName is missing");
      Objects.requireNonNull(password, "password is missing");
      roles = Set.copyOf(Objects.requireNonNull(roles, "roles is missing"));
    }

    @Override
    public String toString() {
      return "NewAccount[" + name + "]";
    }
  }
}
