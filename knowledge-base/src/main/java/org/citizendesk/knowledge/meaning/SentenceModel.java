// SPDX-License-Identifier: Apache-2.0
package org.citizendesk.knowledge.meaning;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;

/**
 * The sentence-embedding model all-MiniLM-L6-v2, quantised, on ONNX Runtime. A text's vector is the
 * mean over its pieces, brought to length 1.
 *
 * <p>Thread-safe. Uses one thread for an embedding, so that an agent's workstation stays free.
 */
public final class SentenceModel implements Embedder {
  private static final String NAME = "all-minilm-l6-v2-q";
  private static final String LANGUAGE = "en";
  private static final int DIMENSIONS = 384;
  private static final int MOST_PIECES = 256;

  private final WordPieces pieces;
  private final OrtEnvironment environment;
  private final OrtSession session;

  private SentenceModel(WordPieces pieces, OrtEnvironment environment, OrtSession session) {
    this.pieces = pieces;
    this.environment = environment;
    this.session = session;
  }

  /**
   * Loads the model that comes with the program, which takes about a second.
   *
   * @throws EmbeddingException if it is missing, damaged, or this machine cannot run it
   */
  public static SentenceModel load() {
    // The runtime is native: where its library is missing or damaged, it fails with an Error.
    try (InputStream model = resource(NAME + ".onnx")) {
      WordPieces pieces = WordPieces.bundled();
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      OrtSession.SessionOptions options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return new SentenceModel(
          pieces, environment, environment.createSession(model.readAllBytes(), options));
    } catch (IOException | OrtException | IllegalArgumentException | LinkageError e) {
      throw new EmbeddingException("cannot load the model " + NAME, e);
    }
  }

  @Override
  public String model() {
    return NAME;
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public boolean reads(String language) {
    return LANGUAGE.equals(language);
  }

  @Override
  public float[] embed(String text) {
    long[] ids = pieces.of(text, MOST_PIECES);
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    try (OnnxTensor input = OnnxTensor.createTensor(environment, new long[][] {ids});
        OnnxTensor mask = OnnxTensor.createTensor(environment, new long[][] {ones});
        OnnxTensor types =
            OnnxTensor.createTensor(environment, new long[][] {new long[ids.length]});
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
      float[][][] hidden = (float[][][]) result.get(0).getValue();
      return unit(sum(hidden[0]));
    } catch (OrtException | IllegalStateException e) {
      throw new EmbeddingException("the model " + NAME + " fails", e);
    }
  }

  private static float[] sum(float[][] rows) {
    float[] sum = new float[DIMENSIONS];
    for (float[] row : rows) {
      for (int i = 0; i < DIMENSIONS; i++) {
        sum[i] += row[i];
      }
    }
    return sum;
  }

  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float x : vector) {
      squares += (double) x * x;
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= length;
    }
    return vector;
  }

  private static InputStream resource(String name) throws IOException {
    InputStream stream = SentenceModel.class.getResourceAsStream("/" + name);
    if (stream == null) {
      throw new IOException("there is no " + name + " on the class path");
    }
    return stream;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new EmbeddingException("cannot close the model " + NAME, e);
    }
  }
}
