package io.github.chatspec.check;

import io.github.chatspec.coverage.Observations;
import io.github.chatspec.judge.clean.CleanExchanges;
import java.util.Optional;

/**
 * What a thread keeps from one batch to the next.
 *
 * @param clean recognizes clean exchanges; empty if each exchange must be judged
 * @param observations what the exchanges contained, if the run measures coverage
 */
record Worker(Optional<CleanExchanges> clean, Optional<Observations> observations) {}
