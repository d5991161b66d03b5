// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.web;

import org.citizendesk.server.settings.Settings;
import org.citizendesk.server.settings.SettingsException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The server speaks TLS by itself where it is given a certificate. */
class TlsTest {
  private static final int PATIENCE_SECONDS = 20;

  @TempDir private static Path made;
  @TempDir private Path folder;
  private Path file;
  private Path password;
  private WebServer web;

  @BeforeAll
  static void make() throws Exception {
    KeyTool.certificate(made.resolve("desk.p12"), "first");
  }

  @BeforeEach
  void start() throws Exception {
    file = Files.copy(made.resolve("desk.p12"), folder.resolve("desk.p12"));
    password = Files.writeString(folder.resolve("password"), KeyTool.PASSWORD + "\n");
    web = new WebServer("127.0.0.1", 0, read(file, password));
    web.http("/secure", new IsSecure());
    web.webSocket("/sync", (request, response, callback) -> new Greeter());
    web.start();
  }

  @AfterEach
  void stop() {
    web.close();
  }

  @Test
  void answersOverTls() throws Exception {
    try (HttpClient client = client()) {
      var answer = client.send(request(), BodyHandlers.ofString());

      assertEquals("true", answer.body());
      String protocol = answer.sslSession().orElseThrow().getProtocol();
      assertTrue(protocol.equals("TLSv1.3") || protocol.equals("TLSv1.2"), protocol);
    }
  }

  @Test
  void carriesWebSocketsOverTls() throws Exception {
    try (HttpClient client = client()) {
      WebSocket socket =
          client
              .newWebSocketBuilder()
              .buildAsync(
                  URI.create("wss://127.0.0.1:" + web.port() + "/sync"),
                  new WebSocket.Listener() {})
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);

      assertFalse(socket.isInputClosed());
      socket.abort();
    }
  }

  @Test
  void saysNothingInPlainText() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.port())) {
      socket.setSoTimeout(PATIENCE_SECONDS * 1000);
      socket
          .getOutputStream()
          .write("GET /secure HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

      byte[] answer = socket.getInputStream().readAllBytes();

      assertFalse(new String(answer, StandardCharsets.ISO_8859_1).contains("HTTP/1.1"));
    }
  }

  @Test
  void takesARenewedCertificateWithoutARestart() throws Exception {
    KeyTool.certificate(file, "second");
    assertTrue(file.toFile().setLastModified(System.currentTimeMillis() + 5_000));
    web.lookAtCertificate();

    try (HttpClient client = client()) {
      var session = client.send(request(), BodyHandlers.ofString()).sslSession().orElseThrow();

      X509Certificate shown = (X509Certificate) session.getPeerCertificates()[0];
      assertEquals("CN=second", shown.getSubjectX500Principal().getName());
    }
  }

  @Test
  void saysWhyACertificateCannotBeUsed() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong"), "not it\n");
    Path text = Files.writeString(folder.resolve("text.p12"), "no certificate");

    assertRefused("web.certificate: " + file + " cannot be read", file, wrong);
    assertRefused("web.certificate: " + text + " cannot be read", text, password);
    assertRefused("gone.p12 cannot be read", folder.resolve("gone.p12"), password);
    assertRefused("the password file cannot be read", file, folder.resolve("gone"));
  }

  @Test
  void refusesAPasswordForNothing() {
    Settings settings = Settings.of(Map.of("web.certificate-password-file", "x"));

    SettingsException e = assertThrows(SettingsException.class, () -> WebSettings.read(settings));

    assertTrue(e.getMessage().contains("but no web.certificate"), e::getMessage);
  }

  @Test
  void keepsThePasswordOutOfItsWords() {
    assertFalse(new TlsCertificate(file, "word").toString().contains("word"));
  }

  private static void assertRefused(String said, Path file, Path password) {
    SettingsException e = assertThrows(SettingsException.class, () -> read(file, password));

    assertTrue(e.getMessage().contains(said), e::getMessage);
    assertFalse(e.getMessage().contains(KeyTool.PASSWORD), e::getMessage);
  }

  private static WebSettings read(Path file, Path password) {
    return WebSettings.read(
        Settings.of(
            Map.of(
                "web.certificate", file.toString(),
                "web.certificate-password-file", password.toString())));
  }

  private HttpRequest request() {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + web.port() + "/secure"))
        .timeout(Duration.ofSeconds(PATIENCE_SECONDS))
        .build();
  }

  /** Trusts the certificate that is in the file now. */
  private HttpClient client() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, KeyTool.PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("desk", keys.getCertificate("desk"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static final class IsSecure extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Content.Sink.write(response, true, Boolean.toString(request.isSecure()), callback);
      return true;
    }
  }

  /** Public, since Jetty calls it by reflection. */
  @org.eclipse.jetty.websocket.api.annotations.WebSocket
  public static final class Greeter {}
}
