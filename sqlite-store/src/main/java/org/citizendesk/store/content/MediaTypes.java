// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.store.content;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Says what kind of file something is, by what is in it. A name may only make the answer narrower
 * (a zip that is a document, a text that is a script), never another one.
 *
 * <p>Thread-safe.
 */
public final class MediaTypes {
  /** What systems start or install, whatever it is called. */
  private static final Set<String> PROGRAMS =
      Set.of(
          "application/x-msdownload",
          "application/x-dosexec",
          "application/vnd.microsoft.portable-executable",
          "application/x-executable",
          "application/x-elf",
          "application/x-sharedlib",
          "application/x-object",
          "application/x-mach-o",
          "application/x-mach-o-universal",
          "application/x-sh",
          "application/x-bat",
          "application/x-msi",
          "application/x-ms-installer",
          "application/java-archive",
          "application/java-vm",
          "application/x-debian-package",
          "application/x-rpm",
          "application/vnd.android.package-archive",
          "application/vnd.ms-htmlhelp",
          "application/x-mslnk",
          "application/x-ms-shortcut",
          "text/x-python",
          "text/x-perl",
          "text/x-vbscript",
          "text/x-vbasic",
          "application/javascript",
          "text/javascript");

  /** What systems start or install, whatever is in it. */
  private static final Set<String> PROGRAM_NAMES =
      Set.of(
          "apk",
          "app",
          "appimage",
          "bat",
          "bin",
          "chm",
          "cmd",
          "com",
          "command",
          "cpl",
          "deb",
          "desktop",
          "dll",
          "dmg",
          "exe",
          "gadget",
          "hta",
          "htm",
          "html",
          "img",
          "inf",
          "iso",
          "jar",
          "js",
          "jse",
          "jnlp",
          "lnk",
          "mht",
          "msc",
          "msi",
          "msp",
          "ps1",
          "psm1",
          "py",
          "pl",
          "rb",
          "reg",
          "rpm",
          "run",
          "scf",
          "scr",
          "sh",
          "svg",
          "url",
          "vb",
          "vbe",
          "vbs",
          "vhd",
          "vhdx",
          "wsf",
          "wsh",
          "xhtml",
          "xll",
          "docm",
          "dotm",
          "pptm",
          "xlam",
          "xlsm",
          "xltm");

  private MediaTypes() {}

  /**
   * Returns the media type, without parameters.
   *
   * @param name empty to look at the content alone
   */
  public static String of(Path file, String name) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return of(in, name);
    }
  }

  /** As {@link #of(Path, String)}; reads the beginning and leaves the stream open. */
  public static String of(InputStream in, String name) throws IOException {
    Metadata hints = new Metadata();
    if (!name.isEmpty()) {
      hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    }
    return Known.TYPES.detect(in, hints).getBaseType().toString();
  }

  /** Returns whether opening such a file may run what a stranger wrote. */
  public static boolean isProgram(String mediaType, String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
    return PROGRAM_NAMES.contains(extension) || isProgram(MediaType.parse(mediaType));
  }

  private static boolean isProgram(MediaType type) {
    MediaTypeRegistry registry = Known.TYPES.getMediaTypeRegistry();
    for (MediaType kind = type; kind != null; kind = registry.getSupertype(kind)) {
      if (PROGRAMS.contains(kind.toString())) {
        return true;
      }
    }
    return false;
  }

  /** Read from its jar when first asked for. */
  private static final class Known {
    static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
  }
}
