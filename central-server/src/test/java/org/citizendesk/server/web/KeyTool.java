// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Makes certificates for 127.0.0.1 with the program that comes with Java. */
final class KeyTool {
  static final String PASSWORD = "secret-for-tests";
  private static final long PATIENCE_SECONDS = 60;

  private KeyTool() {}

  /** Makes a key with a certificate that it signed itself, or replaces it. */
  static Path certificate(Path file, String owner) throws IOException, InterruptedException {
    Files.deleteIfExists(file);
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "desk",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + owner,
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || tool.exitValue() != 0) {
      throw new IOException("keytool failed");
    }
    return file;
  }
}
