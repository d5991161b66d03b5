// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.edition;

import org.citizendesk.knowledge.article.Sha256;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** All cryptography of packages: ECDSA over P-256 with SHA-256 (FIPS 186-5 and 180-4). */
final class Crypto {
  private static final String CURVE = "secp256r1";
  private static final String FAMILY = "EC";
  private static final String SIGNATURE = "SHA256withECDSA";

  private Crypto() {}

  static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(FAMILY);
      generator.initialize(new ECGenParameterSpec(CURVE));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /**
   * @throws GeneralSecurityException if it is no private key of the curve
   */
  static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
    return ofCurve(KeyFactory.getInstance(FAMILY).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
  }

  /**
   * @throws GeneralSecurityException if it is no public key of the curve
   */
  static PublicKey publicKey(byte[] x509) throws GeneralSecurityException {
    return ofCurve(KeyFactory.getInstance(FAMILY).generatePublic(new X509EncodedKeySpec(x509)));
  }

  private static <K> K ofCurve(K key) throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance(FAMILY);
    parameters.init(new ECGenParameterSpec(CURVE));
    ECParameterSpec wanted = parameters.getParameterSpec(ECParameterSpec.class);
    boolean fits =
        key instanceof ECKey known
            && known.getParams().getCurve().equals(wanted.getCurve())
            && known.getParams().getGenerator().equals(wanted.getGenerator());
    if (!fits) {
      throw new InvalidKeyException("not a key of the curve P-256");
    }
    return key;
  }

  static byte[] sign(PrivateKey key, byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(SIGNATURE);
      signature.initSign(key);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  static boolean verifies(PublicKey key, byte[] bytes, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(SIGNATURE);
      signature.initVerify(key);
      signature.update(bytes);
      return signature.verify(signed);
    } catch (SignatureException e) {
      // Bytes that are no signature at all.
      return false;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** Returns what people can compare keys by: the beginning of the hash of a public key. */
  static String name(PublicKey key) {
    return Sha256.hex(key.getEncoded()).substring(0, 16);
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("every Java has ECDSA over P-256", e);
  }
}
