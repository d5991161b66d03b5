// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.server.email.mime;

/** Numbers whose lowest byte comes first; 0 where there are no bytes left. */
final class Little {
  private Little() {}

  static int u8(byte[] bytes, int at) {
    return at >= 0 && at < bytes.length ? bytes[at] & 0xFF : 0;
  }

  static int u16(byte[] bytes, int at) {
    return u8(bytes, at) | (u8(bytes, at + 1) << 8);
  }

  static int u32(byte[] bytes, int at) {
    return u16(bytes, at) | (u16(bytes, at + 2) << 16);
  }
}
