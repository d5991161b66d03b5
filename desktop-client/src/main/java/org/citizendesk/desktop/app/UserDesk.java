// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.desktop.app;

import org.citizendesk.desktop.attachment.HttpAttachments;
import org.citizendesk.desktop.attachment.HttpTransfers;
import org.citizendesk.desktop.attachment.Leftovers;
import org.citizendesk.desktop.attachment.LocalAttachments;
import org.citizendesk.desktop.attachment.StepThread;
import org.citizendesk.desktop.attention.LocalAttention;
import org.citizendesk.desktop.book.LocalBook;
import org.citizendesk.desktop.canned.CannedTexts;
import org.citizendesk.desktop.citizen.CitizenProjection;
import org.citizendesk.desktop.citizen.LocalCitizens;
import org.citizendesk.desktop.citizen.ServerDirectory;
import org.citizendesk.desktop.contact.BookedTransfers;
import org.citizendesk.desktop.contact.ContactProjection;
import org.citizendesk.desktop.contact.Interests;
import org.citizendesk.desktop.contact.LocalConversation;
import org.citizendesk.desktop.contact.LocalDrafts;
import org.citizendesk.desktop.contact.LocalReplies;
import org.citizendesk.desktop.contact.LocalWork;
import org.citizendesk.desktop.contact.Outcomes;
import org.citizendesk.desktop.contact.SendTimes;
import org.citizendesk.desktop.knowledge.HttpPackages;
import org.citizendesk.desktop.knowledge.LocalConfirmations;
import org.citizendesk.desktop.knowledge.LocalFeedback;
import org.citizendesk.desktop.knowledge.PackageInstaller;
import org.citizendesk.desktop.knowledge.PackageUpdates;
import org.citizendesk.desktop.retention.OpenedCitizens;
import org.citizendesk.desktop.retention.Retention;
import org.citizendesk.desktop.routing.LocalAgentState;
import org.citizendesk.desktop.routing.Reasons;
import org.citizendesk.desktop.session.SignedInUser;
import org.citizendesk.desktop.session.UserFolders;
import org.citizendesk.desktop.signal.LiveSignals;
import org.citizendesk.desktop.store.Change;
import org.citizendesk.desktop.store.LocalStore;
import org.citizendesk.desktop.supervision.LiveSupervision;
import org.citizendesk.desktop.sync.LinkStatus;
import org.citizendesk.desktop.sync.SyncClient;
import org.citizendesk.desktop.sync.WebSocketWire;
import org.citizendesk.desktop.timeline.LocalTimeline;
import org.citizendesk.desktop.training.LocalReadingLists;
import org.citizendesk.desktop.voice.AudioDevices;
import org.citizendesk.desktop.voice.DeviceReport;
import org.citizendesk.desktop.voice.LocalPhone;
import org.citizendesk.desktop.voice.NoPhone;
import org.citizendesk.desktop.voice.Phone;
import org.citizendesk.protocol.fact.AgentFact;
import org.citizendesk.protocol.frame.Command;
import org.citizendesk.protocol.frame.Outcome;
import org.citizendesk.protocol.id.CitizenId;
import org.citizendesk.protocol.id.Uuids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Everything that lives from a user's sign-in to the sign-out, wired together. */
final class UserDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UserDesk.class);
  private static final long GOODBYE_SECONDS = 2;

  /** As much typing as may be lost if the program is killed. */
  private static final long DRAFT_MILLIS = 500;

  private final Deque<AutoCloseable> closers;
  private final SyncClient link;
  private final ServerDirectory directory;
  private final HttpTransfers files;
  private final Optional<StepThread> news;
  private final DesktopServices services;

  private UserDesk(DesktopOptions options, SignedInUser user, Deque<AutoCloseable> closers) {
    this.closers = closers;
    Clock clock = options.clock();
    SecureRandom random = new SecureRandom();
    ScheduledExecutorService background = closing(background());
    LocalStore store = closing(store(options, user, random, background));
    directory = closing(new ServerDirectory(options.server()));
    files = closing(new HttpTransfers(options.server()));
    LocalBook book = new LocalBook(store);
    Reasons reasons = reasons(book, user);
    LiveSupervision supervision = new LiveSupervision(this::ask, reasons);
    link = link(options, user, store, random, supervision);
    closers.push(link);
    LiveSignals signals = signals(options, link, background);
    LocalAttachments attachments = closing(attachments(options, user, store, random));
    Interests interests = new Interests(store, user.name(), link::follow, link::fetch);
    news = options.knowledge().map(knowledge -> closing(news(options, knowledge, random)));
    Retention retention = closing(retention(options, user, store, interests));
    LocalWork work = new LocalWork(store, user.name(), link, book.book(), clock, background);
    LocalAgentState agentState =
        new LocalAgentState(store, user.name(), link, link.status(), clock, reasons);
    store.watch(change -> handOver(change, attachments));
    LocalAttention attention = attention(store);
    book.start();
    interests.start();
    work.start();
    agentState.start();
    link.start();
    attachments.start();
    retention.start();
    closers.push(link.status().watch(now -> attachments.wake()));
    options.devices().ifPresent(devices -> reportDevices(devices, store, user));
    services =
        new DesktopServices(
            user,
            link.status(),
            attention,
            work,
            new LocalConversation(store, user, clock),
            closing(drafts(store, clock, background)),
            new CannedTexts(() -> book.book().get(), user.displayName()),
            new SendTimes(() -> book.book().get()),
            new Outcomes(() -> book.book().get()),
            queue -> book.book().get().queueName(queue),
            new BookedTransfers(() -> book.book().get(), user.name(), link),
            LocalReplies.open(store, user.name(), link),
            attachments,
            new LocalTimeline(store, new OpenedCitizens(interests, retention)),
            new LocalCitizens(store),
            agentState,
            phone(options, store, user, background),
            supervision,
            LocalConfirmations.open(store, user.name()),
            LocalReadingLists.open(store, clock),
            new LocalFeedback(store, user.name()),
            signals);
  }

  /**
   * Opens a user's desk.
   *
   * @throws org.citizendesk.store.StorageException if the local store cannot be opened
   */
  static UserDesk open(DesktopOptions options, SignedInUser user) {
    Deque<AutoCloseable> closers = new ArrayDeque<>();
    try {
      return new UserDesk(options, user, closers);
    } catch (RuntimeException e) {
      closers.forEach(UserDesk::close);
      throw e;
    }
  }

  private static SyncClient link(
      DesktopOptions options,
      SignedInUser user,
      LocalStore store,
      SecureRandom random,
      LiveSupervision supervision) {
    return new SyncClient(
        store.syncStore(),
        WebSocketWire.to(options.server(), new UserFolders(options.folder()).of(user.name())),
        user.name(),
        version(),
        new SyncClient.World(options.clock(), options.ticks(), random),
        supervision::show);
  }

  private static LocalDrafts drafts(
      LocalStore store, Clock clock, ScheduledExecutorService background) {
    return LocalDrafts.open(
        store,
        clock,
        work -> {
          var _ = background.schedule(work, DRAFT_MILLIS, TimeUnit.MILLISECONDS);
        });
  }

  private static LiveSignals signals(
      DesktopOptions options, SyncClient link, ScheduledExecutorService background) {
    LiveSignals signals = new LiveSignals(link::signal, options.ticks(), background);
    link.onSignal(signals::hear);
    return signals;
  }

  private void handOver(Change change, LocalAttachments attachments) {
    if (change.written()) {
      link.written();
      attachments.wake();
    }
  }

  private CompletableFuture<Outcome> ask(Command command) {
    return link.ask(command);
  }

  SignedInUser user() {
    return services.user();
  }

  DesktopServices services() {
    return services;
  }

  void signedIn(String token) {
    directory.signedIn(token);
    files.signedIn(token);
    link.signedIn(token);
    news.ifPresent(StepThread::wake);
  }

  /** Says goodbye if somebody listens, then closes everything in reverse order. */
  @Override
  public void close() {
    if (services.link().get().state() == LinkStatus.State.LIVE) {
      signOut();
    }
    closers.forEach(UserDesk::close);
  }

  private void signOut() {
    try {
      services
          .agentState()
          .choose(AgentFact.State.SIGNED_OUT, "")
          .get(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.info("the server did not hear the sign-out; it will notice by itself");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private LocalAttention attention(LocalStore store) {
    LocalAttention attention = new LocalAttention(store, link::written);
    attention.start();
    return attention;
  }

  private LocalAttachments attachments(
      DesktopOptions options, SignedInUser user, LocalStore store, SecureRandom random) {
    return new LocalAttachments(
        files(options, user),
        new HttpAttachments(files),
        store.pendingFiles(),
        link::written,
        random);
  }

  private StepThread news(DesktopOptions options, PackageInstaller knowledge, SecureRandom random) {
    PackageUpdates updates =
        new PackageUpdates(
            new HttpPackages(files),
            knowledge,
            options.folder().resolve("knowledge-fetching"),
            random);
    StepThread thread = new StepThread("knowledge-news", updates::step);
    thread.start();
    return thread;
  }

  private void reportDevices(AudioDevices devices, LocalStore store, SignedInUser user) {
    DeviceReport report = new DeviceReport(devices, store, user.name());
    closing(new StepThread("devices", report::look)).start();
  }

  private static Retention retention(
      DesktopOptions options, SignedInUser user, LocalStore store, Interests interests) {
    return new Retention(
        store,
        options.keepDays(),
        options.clock(),
        interests::followed,
        new Leftovers(store, files(options, user)));
  }

  private static Reasons reasons(LocalBook book, SignedInUser user) {
    return () -> {
      List<String> booked = book.reasons(user.name());
      return booked.isEmpty() ? Reasons.DEFAULT.all() : booked;
    };
  }

  private static Path files(DesktopOptions options, SignedInUser user) {
    return new UserFolders(options.folder()).of(user.name()).resolve(LocalAttachments.FOLDER);
  }

  private Phone phone(
      DesktopOptions options,
      LocalStore store,
      SignedInUser user,
      ScheduledExecutorService background) {
    if (options.telephone().isEmpty()) {
      return new NoPhone();
    }
    LocalPhone phone =
        closing(
            new LocalPhone(
                options.telephone().get(),
                store,
                user.name(),
                directory,
                options.clock(),
                background));
    phone.start();
    return phone;
  }

  private static LocalStore store(
      DesktopOptions options,
      SignedInUser user,
      SecureRandom random,
      ScheduledExecutorService background) {
    ContactProjection contacts = new ContactProjection(user.name());
    return LocalStore.open(
        new UserFolders(options.folder()).of(user.name()).resolve("desk.db"),
        new LocalStore.Setup(
            options.clock(),
            random,
            new Uuids(options.clock(), random).next().toString(),
            List.of(new CitizenProjection(), contacts),
            // All of the routing book is needed, whoever works on what.
            (handle, citizen) ->
                citizen.equals(CitizenId.BOOK) ? 1 : contacts.neededFrom(handle, citizen),
            background));
  }

  /** One thread, so that watchers hear of changes in order; what is planned ends with it. */
  private static ScheduledExecutorService background() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("desk").daemon(true).factory());
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return executor;
  }

  private static String version() {
    return Objects.requireNonNullElse(
        UserDesk.class.getPackage().getImplementationVersion(), "development");
  }

  private <T extends AutoCloseable> T closing(T part) {
    closers.push(part);
    return part;
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("{} did not close in order", part.getClass().getSimpleName(), e);
    }
  }
}
