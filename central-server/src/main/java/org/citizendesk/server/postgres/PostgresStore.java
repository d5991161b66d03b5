// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import org.citizendesk.store.CommitObserver;
import org.citizendesk.store.GroupWriter;
import org.citizendesk.store.StatementErrors;
import org.citizendesk.store.StorageException;
import org.citizendesk.store.Store;
import org.citizendesk.store.Tx;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One database in PostgreSQL, shared by the nodes of a server. Every group of writes begins by
 * locking the head rows of the log, so that over all nodes positions are given in the order of
 * commits, and a decision sees everything that was decided before it.
 *
 * <p>Reads go to the primary too: what is visible at a standby may be in another order.
 */
public final class PostgresStore implements Store {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresStore.class);
  private static final int READERS = 8;
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration SOCKET = Duration.ofSeconds(20);
  // Eight mebibytes, so that the server does not go on for one event alone.
  private static final String TAKE_ROOM =
      "create table room_that_is_tried as"
          + " select repeat('x', 1000) as filler from generate_series(1, 8192)";

  private static final String[] SCHEMA = {
    "classpath:org/citizendesk/server/schema", "classpath:org/citizendesk/server/postgres"
  };
  private static final Map<String, String> DIALECT =
      Map.of("bytes", "bytea", "clustered", "", "zeros", "decode(repeat('00', 32), 'hex')");

  private static final Map<String, String> PRIMARY =
      Map.of(PGProperty.TARGET_SERVER_TYPE.getName(), "primary");

  private final PostgresSettings settings;
  private final HikariDataSource pool;
  private final Jdbi readers;
  private final GroupWriter writer;
  private volatile @Nullable Doorbell bell;
  private volatile Consumer<String> told = text -> {};

  private PostgresStore(PostgresSettings settings, HikariDataSource pool) {
    this.settings = settings;
    this.pool = pool;
    this.readers = StatementErrors.withoutValues(Jdbi.create(pool));
    this.writer = GroupWriter.start(new Session());
  }

  /**
   * Connects and brings the schema up to date. Several nodes may do so at once.
   *
   * @throws StorageException if the database cannot be reached, or was written by a newer program
   */
  public static PostgresStore open(PostgresSettings settings) {
    migrate(settings);
    HikariDataSource pool = pool(settings);
    try {
      return new PostgresStore(settings, pool);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static void migrate(PostgresSettings settings) {
    try {
      Flyway.configure()
          .dataSource(settings.url(), settings.user(), settings.password())
          .jdbcProperties(PRIMARY)
          .locations(SCHEMA)
          .placeholders(DIALECT)
          .failOnMissingLocations(true)
          .ignoreMigrationPatterns(new String[0])
          .outOfOrder(true) // each feature has numbers of its own, so a lower one may come later
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StorageException(
          "the database "
              + settings.url()
              + " cannot be brought to this program's schema: "
              + e.getMessage(),
          e);
    }
  }

  private static HikariDataSource pool(PostgresSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("readers");
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(1);
    config.setReadOnly(true);
    config.setConnectionTimeout(CONNECT.toMillis());
    try {
      config.setDataSource(new Source(settings));
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException | SQLException e) {
      throw new StorageException("cannot connect to " + settings.url(), e);
    }
  }

  /** Returns a connection of the caller's own, to the primary; for instance to listen on. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(settings.url(), properties(settings));
  }

  private static Properties properties(PostgresSettings settings) {
    Properties properties = new Properties();
    PGProperty.USER.set(properties, settings.user());
    PGProperty.PASSWORD.set(properties, settings.password());
    properties.putAll(PRIMARY);
    PGProperty.CONNECT_TIMEOUT.set(properties, (int) CONNECT.toSeconds());
    PGProperty.SOCKET_TIMEOUT.set(properties, (int) SOCKET.toSeconds());
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    // One statement for many rows, where rows are inserted in a batch.
    PGProperty.REWRITE_BATCHED_INSERTS.set(properties, true);
    // Its errors would quote whole rows, which are what people wrote.
    PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false);
    PGProperty.APPLICATION_NAME.set(properties, "citizen-desk-server");
    return properties;
  }

  @Override
  public <T> CompletableFuture<T> submit(Function<Tx, T> write) {
    return writer.submit(write);
  }

  @Override
  public <T> CompletableFuture<T> submit(Function<Tx, T> write, Function<Tx, T> ifRefused) {
    return writer.submit(write, ifRefused);
  }

  @Override
  public void refuse(String why) {
    writer.refuse(why);
  }

  /**
   * Tries whether the database has room for more than a little. Nothing of it stays.
   *
   * @return false also if it cannot be reached
   */
  public boolean hasRoom() {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(TAKE_ROOM);
      connection.rollback();
      return true;
    } catch (SQLException e) {
      LOG.debug("no room yet: {}", e.toString());
      return false;
    }
  }

  @Override
  public <T> T read(Function<Handle, T> query) {
    return readers.withHandle(query::apply);
  }

  @Override
  public void observe(CommitObserver observer) {
    writer.observe(observer);
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public void onChange(Runnable look) {
    bell = Doorbell.start(this, look, text -> told.accept(text));
  }

  @Override
  public void tell(String text) {
    Doorbell open = bell;
    if (open != null) {
      open.tell(text);
    }
  }

  @Override
  public void onTold(Consumer<String> listener) {
    told = listener;
  }

  @Override
  public void close() {
    writer.close();
    Doorbell open = bell;
    if (open != null) {
      open.close();
    }
    pool.close();
  }

  /** Makes the connections that read; none reads before the log has its right name. */
  private static final class Source extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    Source(PostgresSettings settings) throws SQLException {
      setURL(settings.url());
      for (Map.Entry<Object, Object> property : properties(settings).entrySet()) {
        setProperty(String.valueOf(property.getKey()), String.valueOf(property.getValue()));
      }
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password)
        throws SQLException {
      return Timeline.checked(super.getConnection(user, password));
    }
  }

  /** The connection that writes. */
  private final class Session implements GroupWriter.Session {
    @Override
    public String name() {
      return settings.url();
    }

    @Override
    public Connection connect() throws SQLException {
      return Timeline.checked(PostgresStore.this.connect());
    }

    @Override
    public void configure(Jdbi jdbi) {
      jdbi.registerArgument(new CleanText());
    }

    @Override
    public void begin(Handle handle) {
      handle.begin();
      handle.execute("select id from part order by id for update");
    }

    @Override
    public void committed() {
      Doorbell open = bell;
      if (open != null) {
        open.ring();
      }
    }

    @Override
    public boolean survives(Handle handle) {
      try {
        return handle.getConnection().isValid((int) CONNECT.toSeconds());
      } catch (SQLException e) {
        return false;
      }
    }
  }
}
